{#- A snapshot keeps each version of a row, with the time from which and until which it held. -#}
{% macro get_snapshot_table_column_names() %}
  {{ return({
      'dbt_valid_to': 'dbt_valid_to', 'dbt_valid_from': 'dbt_valid_from', 'dbt_scd_id': 'dbt_scd_id',
      'dbt_updated_at': 'dbt_updated_at', 'dbt_is_deleted': 'dbt_is_deleted'}) }}
{% endmacro %}


{% macro create_columns(relation, columns) %}
  {{ adapter.dispatch('create_columns', 'dbt')(relation, columns) }}
{% endmacro %}

{% macro default__create_columns(relation, columns) %}
  {%- for column in columns %}
    {% do run_query('alter table ' ~ relation.render() ~ ' add column ' ~ adapter.quote(column.name) ~ ' ' ~ column.expanded_data_type) %}
  {%- endfor -%}
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


{% macro unique_key_fields(unique_key) -%}
  {%- if unique_key is not string -%}
    {%- for key in unique_key %}
    {{ key }} as dbt_unique_key_{{ loop.index }}{% if not loop.last %},{% endif %}
    {%- endfor -%}
  {%- else %}
    {{ unique_key }} as dbt_unique_key
  {%- endif -%}
{%- endmacro %}

{% macro unique_key_join_on(unique_key, identifier, from_identifier) -%}
  {%- if unique_key is not string -%}
    {%- for key in unique_key %}
    {{ identifier }}.dbt_unique_key_{{ loop.index }} = {{ from_identifier }}.dbt_unique_key_{{ loop.index }}
      {%- if not loop.last %} and{% endif %}
    {%- endfor -%}
  {%- else %}
    {{ identifier }}.dbt_unique_key = {{ from_identifier }}.dbt_unique_key
  {%- endif -%}
{%- endmacro %}

{% macro unique_key_is_null(unique_key, identifier) -%}
  {{ identifier }}.{{ 'dbt_unique_key' if unique_key is string else 'dbt_unique_key_1' }} is null
{%- endmacro %}

{% macro unique_key_is_not_null(unique_key, identifier) -%}
  {{ identifier }}.{{ 'dbt_unique_key' if unique_key is string else 'dbt_unique_key_1' }} is not null
{%- endmacro %}


{#- What stands in `valid_to` of a row that still holds. -#}
{% macro get_dbt_valid_to_current(strategy, columns) -%}
  {%- set current = config.get('dbt_valid_to_current') or "null" -%}
  coalesce(nullif({{ strategy.updated_at }}, {{ strategy.updated_at }}), {{ current }}) as {{ columns.dbt_valid_to }}
{%- endmacro %}


{#- The first run: every row holds from now on. -#}
{% macro build_snapshot_table(strategy, sql) -%}
  {{ adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql) }}
{% endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
  {%- set columns = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() %}
  select
    *,
    {{ strategy.scd_id }} as {{ columns.dbt_scd_id }},
    {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, columns) }}
    {%- if strategy.hard_deletes == 'new_record' %},
    'False' as {{ columns.dbt_is_deleted }}
    {%- endif %}
  from (
    {{ sql }}
  ) sbq
{% endmacro %}


{#- A later run: rows to insert (new ones, new versions), to close (old versions) and to mark as deleted. -#}
{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {{ adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation) }}
{% endmacro %}

{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- set columns = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  {%- set key = strategy.unique_key -%}
  {%- set current = config.get('dbt_valid_to_current') -%}
  {%- set records_deletes = strategy.hard_deletes == 'new_record' -%}
  {%- set looks_for_deletes = strategy.hard_deletes in ['invalidate', 'new_record'] %}
  with snapshot_query as (
    {{ source_sql }}
  ),

  snapshotted_data as (
    select *, {{ unique_key_fields(key) }}
    from {{ target_relation }}
    where
      {%- if current %} ({{ columns.dbt_valid_to }} = {{ current }} or {{ columns.dbt_valid_to }} is null)
      {%- else %} {{ columns.dbt_valid_to }} is null
      {%- endif %}
  ),

  insertions_source_data as (
    select
      *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
      {{ get_dbt_valid_to_current(strategy, columns) }},
      {{ strategy.scd_id }} as {{ columns.dbt_scd_id }}
    from snapshot_query
  ),

  updates_source_data as (
    select
      *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
      {{ strategy.updated_at }} as {{ columns.dbt_valid_to }}
    from snapshot_query
  ),

  insertions as (
    select
      'insert' as dbt_change_type,
      source_data.*
      {%- if records_deletes %},
      'False' as {{ columns.dbt_is_deleted }}
      {%- endif %}
    from insertions_source_data as source_data
    left join snapshotted_data on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where {{ unique_key_is_null(key, "snapshotted_data") }}
      or (
        {{ unique_key_is_not_null(key, "snapshotted_data") }}
        and (
          {{ strategy.row_changed }}
          {%- if records_deletes %}
          or snapshotted_data.{{ columns.dbt_is_deleted }} = 'True'
          {%- endif %}
        )
      )
  ),

  updates as (
    select
      'update' as dbt_change_type,
      source_data.*,
      snapshotted_data.{{ columns.dbt_scd_id }}
      {%- if records_deletes %},
      snapshotted_data.{{ columns.dbt_is_deleted }}
      {%- endif %}
    from updates_source_data as source_data
    inner join snapshotted_data on {{ unique_key_join_on(key, "snapshotted_data", "source_data") }}
    where (
      {{ strategy.row_changed }}
      {%- if records_deletes %}
      or snapshotted_data.{{ columns.dbt_is_deleted }} = 'True'
      {%- endif %}
    )
  )
  {%- if looks_for_deletes %},

  source_keys as (
    select {{ unique_key_fields(key) }}
    from snapshot_query
  ),

  gone as (
    select snapshotted_data.*
    from snapshotted_data
    left join source_keys on {{ unique_key_join_on(key, "snapshotted_data", "source_keys") }}
    where {{ unique_key_is_null(key, "source_keys") }}
    {%- if records_deletes %}
      and not (snapshotted_data.{{ columns.dbt_is_deleted }} = 'True' and snapshotted_data.{{ columns.dbt_valid_to }} is null)
    {%- endif %}
  ),

  deletes as (
    select
      'delete' as dbt_change_type,
      gone.* replace (
        {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_to }}
      )
    from gone
  )
  {%- endif %}
  {%- if records_deletes %},

  deletion_records as (
    select
      'insert' as dbt_change_type,
      gone.* replace (
        {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
        {{ "cast(" ~ current ~ " as timestamp)" if current else "cast(null as timestamp)" }} as {{ columns.dbt_valid_to }},
        md5(gone.{{ columns.dbt_scd_id }} || '|deleted|' || cast({{ snapshot_get_time() }} as varchar)) as {{ columns.dbt_scd_id }},
        'True' as {{ columns.dbt_is_deleted }}
      )
    from gone
  )
  {%- endif %}

  select * from insertions
  union all by name
  select * from updates
  {%- if looks_for_deletes %}
  union all by name
  select * from deletes
  {%- endif %}
  {%- if records_deletes %}
  union all by name
  select * from deletion_records
  {%- endif %}
{%- endmacro %}


{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {%- set temp_relation = make_temp_relation(target_relation) -%}
  {% call statement('build_snapshot_staging_relation') %}
    {{ create_table_as(True, temp_relation, snapshot_staging_table(strategy, sql, target_relation)) }}
  {% endcall %}
  {% do return(temp_relation) %}
{% endmacro %}


{% macro get_updated_at_column_data_type(snapshot_sql) %}
  {%- set wanted = config.get('updated_at') | lower -%}
  {%- for column in get_column_schema_from_query(snapshot_sql) -%}
    {%- if column.name | lower == wanted -%}
      {{ return(column.dtype) }}
    {%- endif -%}
  {%- endfor -%}
  {{ return(none) }}
{% endmacro %}


{% macro check_time_data_types(sql) %}
  {%- if config.get('updated_at') -%}
    {%- set updated_at_type = get_updated_at_column_data_type(sql) -%}
    {%- set now_type = get_snapshot_get_time_data_type() -%}
    {%- if updated_at_type and now_type and updated_at_type | lower != now_type | lower -%}
      {% do exceptions.warn("Data type of snapshot table timestamp columns (" ~ now_type ~ ") doesn't match derived column 'updated_at' (" ~ updated_at_type ~ "). Please update snapshot config 'updated_at'.") %}
    {%- endif -%}
  {%- endif -%}
{% endmacro %}
