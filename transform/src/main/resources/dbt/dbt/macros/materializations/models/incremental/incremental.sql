{#- A table that is there gets the query's rows by the model's strategy; in all other cases the table is made anew, as the
    materialization `table` does it. -#}
{% materialization incremental, default -%}
  {%- set old = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set rebuilt = old is none or old.is_view or should_full_refresh() -%}

  {%- do feira_open(table, pre_hooks) -%}
  {%- if rebuilt -%}
    {%- set draft = make_intermediate_relation(table) -%}
    {% call statement('main') -%}
      {{ get_create_table_as_sql(False, draft, sql) }}
    {%- endcall %}
    {%- set aside = feira_exchange(draft, table) -%}
    {%- do create_indexes(table) -%}
  {%- else -%}
    {%- set addition = feira_addition(old, table, sql) -%}
    {% call statement('main') -%}
      {{ addition }}
    {%- endcall %}
    {%- set aside = none -%}
  {%- endif -%}
  {%- do feira_describe(table, old, rebuilt) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return(feira_close(table, aside, post_hooks)) }}
{%- endmaterialization %}


{#- Puts the query's rows into a temporary table, fits the old table's columns to them, and returns the SQL that brings the
    rows over. The strategy is found by its name, so a project's own `get_incremental_<name>_sql` counts too. -#}
{% macro feira_addition(old, table, sql) %}
  {%- set rows = make_temp_relation(table) -%}
  {%- do run_query(get_create_table_as_sql(True, rows, sql)) -%}
  {%- if not config.get('contract').enforced -%}
    {%- do adapter.expand_target_column_types(from_relation=rows, to_relation=table) -%}
  {%- endif -%}
  {%- set on_change = incremental_validate_on_schema_change(config.get('on_schema_change')) -%}
  {%- set columns = process_schema_changes(on_change, rows, old) or adapter.get_columns_in_relation(old) -%}
  {%- set strategy = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
  {{ return(strategy({
      'target_relation': table,
      'temp_relation': rows,
      'unique_key': config.get('unique_key'),
      'dest_columns': columns,
      'incremental_predicates': config.get('predicates') or config.get('incremental_predicates'),
  })) }}
{% endmacro %}
