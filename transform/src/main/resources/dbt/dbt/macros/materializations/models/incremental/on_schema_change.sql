{#- What happens when a query's columns are no longer those of its table. -#}
{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
  {%- set known = on_schema_change in ('append_new_columns', 'fail', 'ignore', 'sync_all_columns') -%}
  {%- if not known -%}
    {%- do log("`" ~ on_schema_change ~ "` is no value for on_schema_change; `" ~ default ~ "` holds") -%}
  {%- endif -%}
  {{ return(on_schema_change if known else default) }}
{% endmacro %}


{% macro check_for_schema_changes(source_relation, target_relation) %}
  {%- set asked = adapter.get_columns_in_relation(source_relation) -%}
  {%- set there = adapter.get_columns_in_relation(target_relation) -%}
  {%- set changes = {
      'source_not_in_target': diff_columns(asked, there),
      'target_not_in_source': diff_columns(there, asked),
      'new_target_types': diff_column_data_types(asked, there),
  } -%}
  {%- set changed = changes.values() | select | list | length > 0 -%}
  {%- do changes.update({'schema_changed': changed, 'source_columns': asked, 'target_columns': there}) -%}
  {{ return(changes) }}
{% endmacro %}


{#- `append_new_columns` only ever widens a table; `sync_all_columns` makes it what the query is. -#}
{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
  {%- set sync = on_schema_change == 'sync_all_columns' -%}
  {%- set new = schema_changes_dict['source_not_in_target'] -%}
  {%- set gone = schema_changes_dict['target_not_in_source'] if sync else [] -%}
  {%- if new or gone -%}
    {%- do alter_relation_add_remove_columns(target_relation, new, gone) -%}
  {%- endif -%}
  {%- for column in (schema_changes_dict['new_target_types'] if sync else []) -%}
    {%- do alter_column_type(target_relation, column['column_name'], column['new_type']) -%}
  {%- endfor -%}
{% endmacro %}


{#- The columns that rows are inserted into once the table has been adapted; empty where nobody looked. -#}
{% macro process_schema_changes(on_schema_change, source_relation, target_relation) %}
  {%- if on_schema_change == 'ignore' -%}
    {{ return([]) }}
  {%- endif -%}
  {%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
  {%- if changes['schema_changed'] and on_schema_change == 'fail' -%}
    {%- set message -%}
The columns of the query and of its table `{{ target_relation.identifier }}` differ, and on_schema_change is `fail`.
  only in the query: {{ changes['source_not_in_target'] | map(attribute='name') | join(', ') or 'none' }}
  only in the table: {{ changes['target_not_in_source'] | map(attribute='name') | join(', ') or 'none' }}
  of another type: {{ changes['new_target_types'] | map(attribute='column_name') | join(', ') or 'none' }}
  Run with --full-refresh to make the table anew, or set on_schema_change to `append_new_columns` or `sync_all_columns`
    {%- endset -%}
    {%- do exceptions.raise_compiler_error(message) -%}
  {%- endif -%}
  {%- do sync_column_schemas(on_schema_change, target_relation, changes) if changes['schema_changed'] -%}
  {{ return(changes['source_columns']) }}
{% endmacro %}
