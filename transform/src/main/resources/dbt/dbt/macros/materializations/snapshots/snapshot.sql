{% materialization snapshot, default %}
  {%- set existed = get_or_create_relation(
        database=model.database, schema=model.schema, identifier=model['alias'], type='table') -%}
  {%- set target_exists = existed[0] -%}
  {%- set target_relation = existed[1] -%}
  {%- if not target_relation.is_table -%}
    {% do exceptions.relation_wrong_type(target_relation, 'table') %}
  {%- endif -%}

  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}

  {%- set strategy = strategy_dispatch(config.require('strategy'))(
        model, "snapshotted_data", "source_data", model['config'], target_exists) -%}
  {%- set dropped = [] -%}
  {%- if not target_exists -%}
    {%- set final_sql = create_table_as(False, target_relation, build_snapshot_table(strategy, model['compiled_code'])) -%}
  {%- else -%}
    {{ adapter.assert_valid_snapshot_target_given_strategy(target_relation, none, strategy) }}
    {%- set staging = build_snapshot_staging_table(strategy, model['compiled_code'], target_relation) -%}
    {%- do dropped.append(staging) -%}
    {%- set own = ['dbt_change_type', 'dbt_unique_key'] -%}
    {%- if strategy.unique_key is not string -%}
      {%- for key in strategy.unique_key -%}
        {%- do own.append('dbt_unique_key_' ~ loop.index) -%}
      {%- endfor -%}
    {%- endif -%}
    {%- set missing = adapter.get_missing_columns(staging, target_relation) | rejectattr('name', 'in', own) | list -%}
    {% do create_columns(target_relation, missing) %}
    {%- set names = adapter.get_columns_in_relation(staging) | map(attribute='name') | reject('in', own) | list -%}
    {%- set final_sql = snapshot_merge_sql(target=target_relation, source=staging, insert_cols=names) -%}
  {%- endif -%}

  {% call statement('main') %}
    {{ final_sql }}
  {% endcall %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(target_exists, full_refresh_mode=False)) %}
  {% do persist_docs(target_relation, model) %}
  {%- if not target_exists -%}
    {% do create_indexes(target_relation) %}
  {%- endif -%}

  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {%- for relation in dropped -%}
    {% do post_snapshot(relation) %}
    {% do adapter.drop_relation(relation) %}
  {%- endfor -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}

  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
