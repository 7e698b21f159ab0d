{#- Counts the rows that a test's query finds. Where they are to be kept, they go into a relation first, all of them, and the
    count, which obeys the limit, is taken from there. -#}
{%- materialization test, default -%}
  {%- set kept = should_store_failures() -%}
  {%- set failures = feira_store_failures(sql) if kept else none -%}
  {%- set found = 'select * from ' ~ failures if kept else sql -%}
  {% call statement('main', fetch_result=True) -%}
    {{ get_test_sql(found, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), config.get('limit')) }}
  {%- endcall %}
  {{ return({'relations': [failures] if kept else []}) }}
{%- endmaterialization -%}


{#- The relation with the failures, made anew. -#}
{% macro feira_store_failures(sql) %}
  {%- set type = config.get('store_failures_as') or 'table' -%}
  {%- if type not in ('table', 'view') -%}
    {{ exceptions.raise_compiler_error("`" ~ type ~ "` is no value for store_failures_as; wanted `table` or `view`") }}
  {%- endif -%}
  {%- set place = api.Relation.create(database=database, schema=schema, identifier=model.alias, type=type) -%}
  {%- do drop_relation_if_exists(load_cached_relation(place)) -%}
  {%- call statement(auto_begin=True) -%}{{ get_create_sql(place, sql) }}{%- endcall -%}
  {%- do adapter.commit() -%}
  {{ return(place) }}
{% endmacro %}
