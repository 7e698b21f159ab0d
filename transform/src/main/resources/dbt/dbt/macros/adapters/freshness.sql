{#- When a source was loaded last, and what time it is for the same clock. -#}
{% macro collect_freshness(source, loaded_at_field, filter) %}
  {{ return(adapter.dispatch('collect_freshness', 'dbt')(source, loaded_at_field, filter)) }}
{% endmacro %}

{% macro default__collect_freshness(source, loaded_at_field, filter) %}
  {%- set newest = 'select max(' ~ loaded_at_field ~ ') from ' ~ source ~ (' where ' ~ filter if filter else '') -%}
  {{ return(feira_freshness('collect_freshness', newest)) }}
{% endmacro %}


{% macro collect_freshness_custom_sql(source, loaded_at_query) %}
  {{ return(adapter.dispatch('collect_freshness_custom_sql', 'dbt')(source, loaded_at_query)) }}
{% endmacro %}

{% macro default__collect_freshness_custom_sql(source, loaded_at_query) %}
  {{ return(feira_freshness('collect_freshness_custom_sql', loaded_at_query)) }}
{% endmacro %}


{#- The answer to a query for one moment, together with the engine's own. -#}
{% macro feira_freshness(name, newest) %}
  {%- call statement(name, fetch_result=True, auto_begin=False) -%}
select (
{{ newest }}
) as max_loaded_at, {{ current_timestamp() }} as snapshotted_at
  {%- endcall -%}
  {{ return(load_result(name)) }}
{% endmacro %}
