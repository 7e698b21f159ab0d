{#- A snapshot keeps each version of a row, with the time from which and until which it held. Its own columns, by the names
    that dbt documents; a project may choose others. -#}
{% macro get_snapshot_table_column_names() %}
  {%- set names = {} -%}
  {%- for name in ('dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to', 'dbt_is_deleted') -%}
    {%- do names.update({name: name}) -%}
  {%- endfor -%}
  {{ return(names) }}
{% endmacro %}

{#- The names that hold for this snapshot. -#}
{% macro feira_snapshot_columns() %}
  {{ return(config.get('snapshot_table_column_names') or get_snapshot_table_column_names()) }}
{% endmacro %}


{% macro create_columns(relation, columns) %}
  {{ adapter.dispatch('create_columns', 'dbt')(relation, columns) }}
{% endmacro %}

{% macro default__create_columns(relation, columns) %}
  {%- do alter_relation_add_remove_columns(relation, add_columns=columns) if columns -%}
{% endmacro %}


{% macro post_snapshot(staging_relation) %}
  {{ adapter.dispatch('post_snapshot', 'dbt')(staging_relation) }}
{% endmacro %}

{% macro default__post_snapshot(staging_relation) %}
{% endmacro %}


{% macro get_true_sql() %}
  {{ adapter.dispatch('get_true_sql', 'dbt')() }}
{% endmacro %}

{% macro default__get_true_sql() %}
  {{ return('TRUE') }}
{% endmacro %}


{#- The names under which the key is compared: a key may be an expression, and the two sides may be joined only by a name. -#}
{% macro feira_key_names(unique_key) %}
  {%- set names = ['dbt_unique_key'] if unique_key is string else [] -%}
  {%- for part in ([] if names else unique_key) -%}
    {%- do names.append('dbt_unique_key_' ~ loop.index) -%}
  {%- endfor -%}
  {{ return(names) }}
{% endmacro %}


{% macro unique_key_fields(unique_key) -%}
  {%- set fields = [] -%}
  {%- set parts = feira_names(unique_key) -%}
  {%- for name in feira_key_names(unique_key) -%}
    {%- do fields.append(parts[loop.index0] ~ ' as ' ~ name) -%}
  {%- endfor -%}
  {{ fields | join(', ') }}
{%- endmacro %}

{% macro unique_key_join_on(unique_key, identifier, from_identifier) -%}
  {%- set equal = [] -%}
  {%- for name in feira_key_names(unique_key) -%}
    {%- do equal.append(identifier ~ '.' ~ name ~ ' = ' ~ from_identifier ~ '.' ~ name) -%}
  {%- endfor -%}
  {{ equal | join(' and ') }}
{%- endmacro %}

{#- A key of which the first part is null is no key: that is how an outer join tells what it has not found. -#}
{% macro unique_key_is_null(unique_key, identifier) -%}
  {{ identifier ~ '.' ~ feira_key_names(unique_key)[0] }} is null
{%- endmacro %}

{% macro unique_key_is_not_null(unique_key, identifier) -%}
  {{ identifier ~ '.' ~ feira_key_names(unique_key)[0] }} is not null
{%- endmacro %}


{#- What stands in `valid_to` of a row that still holds; the odd words give a null the type of the times beside it. -#}
{% macro get_dbt_valid_to_current(strategy, columns) -%}
  {%- set open = config.get('dbt_valid_to_current') or 'null' -%}
  {%- set at = strategy.updated_at -%}
  coalesce(nullif({{ at }}, {{ at }}), {{ open }}) as {{ columns.dbt_valid_to }}
{%- endmacro %}


{#- The columns of a version that begins now, as its strategy dates it. -#}
{% macro feira_new_version(strategy) -%}
  {%- set columns = feira_snapshot_columns() -%}
  {%- set at = strategy.updated_at -%}
  {{ strategy.scd_id }} as {{ columns.dbt_scd_id }}, {{ at }} as {{ columns.dbt_updated_at }},
  {{ at }} as {{ columns.dbt_valid_from }}, {{ get_dbt_valid_to_current(strategy, columns) }}
  {{- ", 'False' as " ~ columns.dbt_is_deleted if strategy.hard_deletes == 'new_record' }}
{%- endmacro %}


{#- The first run: every row holds from now on. -#}
{% macro build_snapshot_table(strategy, sql) -%}
  {{ adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql) }}
{% endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
select *, {{ feira_new_version(strategy) }}
from (
{{ sql }}
) as given
{% endmacro %}


{#- A later run: what there is to do, a row each, told apart by `dbt_change_type`: versions to add, and the ids of those
    that hold no longer. -#}
{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {{ adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation) }}
{% endmacro %}

{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- set columns = feira_snapshot_columns() -%}
  {%- set key = strategy.unique_key -%}
  {%- set open = config.get('dbt_valid_to_current') -%}
  {%- set marks = strategy.hard_deletes == 'new_record' -%}
  {%- set now = snapshot_get_time() -%}
  {%- set was_gone = ' or snapshotted_data.' ~ columns.dbt_is_deleted ~ " = 'True'" if marks else '' %}
  with source_data as (
    select *, {{ unique_key_fields(key) }} from (
{{ source_sql }}
    ) as given
  ),

  snapshotted_data as (
    select *, {{ unique_key_fields(key) }} from {{ target_relation }}
    where {{ columns.dbt_valid_to }} is null {{ 'or ' ~ columns.dbt_valid_to ~ ' = ' ~ open if open }}
  ),

  -- rows that are new, that have changed, or that have come back, with the version they take the place of
  fresh as (
    select source_data.*, snapshotted_data.{{ columns.dbt_scd_id }} as dbt_replaced_id
    from source_data
    left join snapshotted_data on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where {{ unique_key_is_null(key, 'snapshotted_data') }} or {{ strategy.row_changed }}{{ was_gone }}
  )

  select 'insert' as dbt_change_type, * exclude (dbt_replaced_id), {{ feira_new_version(strategy) }} from fresh
  union all by name
  select 'update' as dbt_change_type, dbt_replaced_id as {{ columns.dbt_scd_id }}, {{ strategy.updated_at }} as {{ columns.dbt_valid_to }}
  from fresh where dbt_replaced_id is not null
  {%- if strategy.hard_deletes in ('invalidate', 'new_record') %}
  {%- set gone -%}
  from snapshotted_data
  where not exists (from source_data where {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }})
    {{ 'and snapshotted_data.' ~ columns.dbt_is_deleted ~ " is distinct from 'True'" if marks }}
  {%- endset %}
  union all by name
  select 'delete' as dbt_change_type, {{ columns.dbt_scd_id }}, {{ now }} as {{ columns.dbt_valid_to }} {{ gone }}
  {%- if marks %}
  union all by name
  select 'insert' as dbt_change_type, * replace (
    md5({{ columns.dbt_scd_id }} || '|deleted|' || cast({{ now }} as varchar)) as {{ columns.dbt_scd_id }},
    {{ now }} as {{ columns.dbt_updated_at }}, {{ now }} as {{ columns.dbt_valid_from }},
    cast({{ open or 'null' }} as timestamp) as {{ columns.dbt_valid_to }}, 'True' as {{ columns.dbt_is_deleted }}
  ) {{ gone }}
  {%- endif %}
  {%- endif %}
{%- endmacro %}


{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {%- set staged = make_temp_relation(target_relation) -%}
  {%- do run_query(create_table_as(True, staged, snapshot_staging_table(strategy, sql, target_relation))) -%}
  {{ return(staged) }}
{% endmacro %}


{% macro get_updated_at_column_data_type(snapshot_sql) %}
  {%- set types = {} -%}
  {%- for column in get_column_schema_from_query(snapshot_sql) -%}
    {%- do types.update({column.name | lower: column.dtype}) -%}
  {%- endfor -%}
  {{ return(types.get(config.get('updated_at') | lower)) }}
{% endmacro %}


{#- Times of two kinds in one column would be compared by the engine's guess. -#}
{% macro check_time_data_types(sql) %}
  {%- set given = get_updated_at_column_data_type(sql) if config.get('updated_at') else none -%}
  {%- set ours = get_snapshot_get_time_data_type() if given else none -%}
  {%- if ours and given | lower != ours | lower -%}
    {%- do exceptions.warn("The snapshot writes times as `" ~ ours ~ "`, and its `updated_at` is `" ~ given ~ "`") -%}
  {%- endif -%}
{% endmacro %}
