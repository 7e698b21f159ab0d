{% macro snapshot_merge_sql(target, source, insert_cols) -%}
  {{ adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols) }}
{%- endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set columns = feira_snapshot_columns() -%}
  {%- set names = get_quoted_csv(insert_cols) %}
  merge into {{ target }} DBT_INTERNAL_DEST using {{ source }} DBT_INTERNAL_SOURCE
  on DBT_INTERNAL_DEST.{{ columns.dbt_scd_id }} = DBT_INTERNAL_SOURCE.{{ columns.dbt_scd_id }}
  when matched and DBT_INTERNAL_SOURCE.dbt_change_type <> 'insert' and DBT_INTERNAL_DEST.{{ columns.dbt_valid_to }} is null
    then update set {{ columns.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ columns.dbt_valid_to }}
  when not matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert' then insert ({{ names }}) values ({{ names }})
{% endmacro %}
