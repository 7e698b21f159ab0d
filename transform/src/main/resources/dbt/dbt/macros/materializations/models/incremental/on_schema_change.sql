{#- What happens when a query's columns are no longer those of its table. -#}
{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
  {%- if on_schema_change in ['sync_all_columns', 'append_new_columns', 'fail', 'ignore'] -%}
    {{ return(on_schema_change) }}
  {%- endif -%}
  {% do log("`" ~ on_schema_change ~ "` is no value for on_schema_change; `" ~ default ~ "` holds") %}
  {{ return(default) }}
{% endmacro %}


{% macro check_for_schema_changes(source_relation, target_relation) %}
  {%- set source_columns = adapter.get_columns_in_relation(source_relation) -%}
  {%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(source_columns, target_columns) -%}
  {%- set gone = diff_columns(target_columns, source_columns) -%}
  {%- set retyped = diff_column_data_types(source_columns, target_columns) -%}
  {{ return({
      'schema_changed': (added or gone or retyped) | length > 0,
      'source_not_in_target': added,
      'target_not_in_source': gone,
      'source_columns': source_columns,
      'target_columns': target_columns,
      'new_target_types': retyped,
  }) }}
{% endmacro %}


{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
  {%- set added = schema_changes_dict['source_not_in_target'] -%}
  {%- if on_schema_change == 'append_new_columns' -%}
    {%- if added | length > 0 -%}
      {%- do alter_relation_add_remove_columns(target_relation, added, none) -%}
    {%- endif -%}
  {%- elif on_schema_change == 'sync_all_columns' -%}
    {%- set gone = schema_changes_dict['target_not_in_source'] -%}
    {%- if added | length > 0 or gone | length > 0 -%}
      {%- do alter_relation_add_remove_columns(target_relation, added, gone) -%}
    {%- endif -%}
    {%- for column in schema_changes_dict['new_target_types'] -%}
      {%- do alter_column_type(target_relation, column['column_name'], column['new_type']) -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}


{#- The columns that rows are inserted into once the table has been adapted; empty where it was not looked at. -#}
{% macro process_schema_changes(on_schema_change, source_relation, target_relation) %}
  {%- if on_schema_change == 'ignore' -%}
    {{ return({}) }}
  {%- endif -%}
  {%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
  {%- if changes['schema_changed'] -%}
    {%- if on_schema_change == 'fail' -%}
      {{ exceptions.raise_compiler_error(
          "The columns of the query and of its table `" ~ target_relation.identifier ~ "` differ, and on_schema_change is `fail`.\n"
          ~ "  only in the query: " ~ (changes['source_not_in_target'] | map(attribute='name') | join(', ') or 'none') ~ "\n"
          ~ "  only in the table: " ~ (changes['target_not_in_source'] | map(attribute='name') | join(', ') or 'none') ~ "\n"
          ~ "  of another type: " ~ (changes['new_target_types'] | map(attribute='column_name') | join(', ') or 'none') ~ "\n"
          ~ "  Run with --full-refresh to make the table anew, or set on_schema_change to `append_new_columns` or `sync_all_columns`"
      ) }}
    {%- endif -%}
    {%- do sync_column_schemas(on_schema_change, target_relation, changes) -%}
  {%- endif -%}
  {{ return(changes['source_columns']) }}
{% endmacro %}
