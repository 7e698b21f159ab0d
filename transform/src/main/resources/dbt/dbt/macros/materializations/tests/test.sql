{%- materialization test, default -%}
  {%- set relations = [] -%}
  {%- set limit = config.get('limit') -%}
  {%- set main_sql = sql -%}

  {%- if should_store_failures() -%}
    {%- set store_as = config.get('store_failures_as') or 'table' -%}
    {%- if store_as not in ['table', 'view'] -%}
      {{ exceptions.raise_compiler_error("`" ~ store_as ~ "` is no value for store_failures_as; wanted `table` or `view`") }}
    {%- endif -%}
    {%- set old_relation = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
    {%- set target_relation = api.Relation.create(
          identifier=model['alias'], schema=schema, database=database, type=store_as) -%}
    {%- if old_relation -%}
      {% do adapter.drop_relation(old_relation) %}
    {%- endif -%}
    {% call statement(auto_begin=True) %}
      {{ get_create_sql(target_relation, sql) }}
    {% endcall %}
    {% do relations.append(target_relation) %}
    {#- The whole of the failures is kept; the count obeys the limit. -#}
    {%- set main_sql -%}
      select *
      from {{ target_relation }}
    {%- endset -%}
    {{ adapter.commit() }}
  {%- endif -%}

  {% call statement('main', fetch_result=True) -%}
    {{ get_test_sql(main_sql, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), limit) }}
  {%- endcall %}

  {{ return({'relations': relations}) }}
{%- endmaterialization -%}
