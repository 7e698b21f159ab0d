{#- Names joined by commas, each quoted. -#}
{% macro get_quoted_csv(column_names) %}
  {%- set comma = joiner(', ') -%}
  {%- set csv -%}
    {%- for name in column_names -%}{{ comma() }}{{ adapter.quote(name) }}{%- endfor -%}
  {%- endset -%}
  {{ return(csv) }}
{% endmacro %}


{#- Columns of the source that the target has not. -#}
{% macro diff_columns(source_columns, target_columns) %}
  {%- set names = target_columns | map(attribute='column') | list -%}
  {{ return(source_columns | rejectattr('column', 'in', names) | list) }}
{% endmacro %}


{#- Columns of both whose types differ. -#}
{% macro diff_column_data_types(source_columns, target_columns) %}
  {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{% endmacro %}

{% macro default__diff_column_data_types(source_columns, target_columns) %}
  {%- set changed = [] -%}
  {%- for old in target_columns -%}
    {%- for new in source_columns if new.name == old.name and new.expanded_data_type != old.expanded_data_type -%}
      {#- A longer text of the same type has been seen to already, when the target was widened. -#}
      {%- if not new.can_expand_to(other_column=old) -%}
        {%- do changed.append({'column_name': old.name, 'new_type': new.expanded_data_type}) -%}
      {%- endif -%}
    {%- endfor -%}
  {%- endfor -%}
  {{ return(changed) }}
{% endmacro %}


{#- Names of the columns that a merge overwrites. -#}
{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
  {{ return(adapter.dispatch('get_merge_update_columns', 'dbt')(merge_update_columns, merge_exclude_columns, dest_columns)) }}
{% endmacro %}

{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
  {%- set only = merge_update_columns or [] -%}
  {%- set without = (merge_exclude_columns or []) | map('lower') | list -%}
  {%- if only and without -%}
    {{ exceptions.raise_compiler_error("A model says either `merge_update_columns` or `merge_exclude_columns`, not both") }}
  {%- endif -%}
  {%- set chosen = [] -%}
  {%- for column in dest_columns if column.column | lower not in without -%}
    {%- do chosen.append(column.quoted) -%}
  {%- endfor -%}
  {{ return(only or chosen) }}
{% endmacro %}
