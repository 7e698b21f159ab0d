{#- Keeps the call block as SQL that runs in front of the model's own. -#}
{% macro set_sql_header(config) -%}
  {%- do config.set('sql_header', caller()) -%}
{%- endmacro %}

{#- That SQL; nothing where there is none. -#}
{% macro feira_header() -%}
  {{ config.get('sql_header') or '' }}
{%- endmacro %}


{#- What the node says, else what the command line says. -#}
{% macro should_full_refresh() %}
  {%- set wanted = config.get('full_refresh') -%}
  {% do return(flags.FULL_REFRESH if wanted is none else wanted) %}
{% endmacro %}


{% macro should_store_failures() %}
  {%- set wanted = config.get('store_failures') -%}
  {% do return(flags.STORE_FAILURES if wanted is none else wanted) %}
{% endmacro %}
