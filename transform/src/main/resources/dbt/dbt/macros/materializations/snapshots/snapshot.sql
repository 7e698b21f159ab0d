{#- The first run writes all rows, each later run adds new versions and closes old ones; nothing is ever taken away. -#}
{% materialization snapshot, default %}
  {%- set old = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- do exceptions.relation_wrong_type(old, 'table') if old is not none and not old.is_table -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- set strategy = strategy_dispatch(config.require('strategy'))(
      model, 'snapshotted_data', 'source_data', model.config, old is not none) -%}
  {%- if old is none -%}
    {%- set staged = none -%}
    {%- set build = create_table_as(False, table, build_snapshot_table(strategy, model.compiled_code)) -%}
  {%- else -%}
    {%- do adapter.assert_valid_snapshot_target_given_strategy(old, feira_snapshot_columns(), strategy) -%}
    {%- set staged = build_snapshot_staging_table(strategy, model.compiled_code, old) -%}
    {%- set build = feira_snapshot_merge(strategy, staged, old) -%}
  {%- endif -%}
  {% call statement('main') -%}
    {{ build }}
  {%- endcall %}

  {%- do feira_describe(table, old, rebuilt=False) -%}
  {%- do create_indexes(table) if old is none -%}
  {%- do run_hooks(post_hooks) -%}
  {%- do adapter.commit() -%}
  {%- if staged is not none -%}
    {%- do post_snapshot(staged) -%}
    {%- do adapter.drop_relation(staged) -%}
  {%- endif -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}


{#- The SQL that does what is staged, once the table has all columns that the query has. -#}
{% macro feira_snapshot_merge(strategy, staged, table) %}
  {%- set aids = ['dbt_change_type'] + feira_key_names(strategy.unique_key) -%}
  {%- do create_columns(table, adapter.get_missing_columns(staged, table) | rejectattr('name', 'in', aids) | list) -%}
  {%- set kept = adapter.get_columns_in_relation(staged) | map(attribute='name') | reject('in', aids) | list -%}
  {{ return(snapshot_merge_sql(table, staged, kept)) }}
{% endmacro %}
