{#- A strategy says when a row has changed: a dict of SQL expressions, from a macro `snapshot_<name>_strategy`. -#}
{% macro strategy_dispatch(name) -%}
  {%- set package = none -%}
  {%- if '.' in name -%}
    {%- set package, name = name.split(".", 1) -%}
  {%- endif -%}
  {%- set wanted = 'snapshot_' ~ name ~ '_strategy' -%}
  {%- set found = context[package].get(wanted) if package else context.get(wanted) -%}
  {%- if not found -%}
    {% do exceptions.raise_compiler_error("there is no macro `" ~ wanted ~ "` for the snapshot strategy `" ~ name ~ "`") %}
  {%- endif -%}
  {{ return(found) }}
{%- endmacro %}


{#- The id of one version of a row. -#}
{% macro snapshot_hash_arguments(args) -%}
  {{ adapter.dispatch('snapshot_hash_arguments', 'dbt')(args) }}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  md5({%- for arg in args -%}
    coalesce(cast({{ arg }} as varchar), ''){% if not loop.last %} || '|' || {% endif %}
  {%- endfor -%})
{%- endmacro %}


{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set columns = feira_snapshot_columns() -%}
  {%- set updated_at = config.require('updated_at') -%}
  {%- set row_changed -%}
    ({{ snapshotted_rel }}.{{ columns.dbt_valid_from }} < {{ current_rel }}.{{ updated_at }})
  {%- endset -%}
  {{ return(feira_strategy(updated_at, row_changed)) }}
{% endmacro %}


{% macro snapshot_string_as_time(timestamp) -%}
  {{ adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp) }}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) %}
  {%- do feira_unknown('snapshot_string_as_time') -%}
{% endmacro %}


{#- With `check_cols: all`: the query's columns, and whether one came that the snapshot has not. -#}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if check_cols_config == 'all' -%}
    {%- set wanted = get_columns_in_query(node['compiled_code']) -%}
  {%- elif check_cols_config is iterable and check_cols_config | length > 0 -%}
    {%- set wanted = get_columns_in_query("select " ~ (check_cols_config | join(', ')) ~ " from (" ~ node['compiled_code'] ~ ") subq") -%}
  {%- else -%}
    {% do exceptions.raise_compiler_error("`check_cols` wants `all` or a list of columns, found `" ~ check_cols_config ~ "`") %}
  {%- endif -%}
  {%- if not target_exists -%}
    {{ return((false, wanted | map('string') | list)) }}
  {%- endif -%}
  {%- set there = adapter.get_columns_in_relation(load_cached_relation(this)) | map(attribute='name') | map('lower') | list -%}
  {%- set state = namespace(added=false) -%}
  {%- set known = [] -%}
  {%- for name in wanted -%}
    {%- if name | lower in there -%}
      {%- do known.append(adapter.quote(name)) -%}
    {%- else -%}
      {%- set state.added = true -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return((state.added, known)) }}
{%- endmacro %}


{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set updated_at = config.get('updated_at') or snapshot_get_time() -%}
  {%- set check = snapshot_check_all_get_existing_columns(node, target_exists, config.require('check_cols')) -%}
  {%- set row_changed -%}
    (
      {%- if check[0] -%}
      true
      {%- else -%}
      {%- for name in check[1] %}
      {{ snapshotted_rel }}.{{ name }} is distinct from {{ current_rel }}.{{ name }}{% if not loop.last %} or{% endif %}
      {%- endfor -%}
      {%- endif %}
    )
  {%- endset -%}
  {{ return(feira_strategy(updated_at, row_changed)) }}
{% endmacro %}


{#- What a strategy returns; the keys are part of the contract. -#}
{% macro feira_strategy(updated_at, row_changed) %}
  {%- set key = config.get('unique_key') -%}
  {%- set deletes = adapter.get_hard_deletes_behavior(config) -%}
  {{ return({
      'unique_key': key,
      'updated_at': updated_at,
      'row_changed': row_changed,
      'scd_id': snapshot_hash_arguments(api.Relation.scd_args(key, updated_at)),
      'hard_deletes': deletes,
      'invalidate_hard_deletes': deletes == 'invalidate',
  }) }}
{% endmacro %}
