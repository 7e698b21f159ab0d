{#- Statements that bring rows into a table. In a merge the table is DBT_INTERNAL_DEST and the rows DBT_INTERNAL_SOURCE:
    a project's `incremental_predicates` may use these names. -#}
{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ adapter.dispatch('get_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates) }}
{%- endmacro %}

{% macro default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  {%- set comma = joiner(', ') -%}
  {{ feira_header() }}
  merge into {{ target }} DBT_INTERNAL_DEST using {{ source }} DBT_INTERNAL_SOURCE
  on {{ feira_merge_condition(unique_key, incremental_predicates) }}
  {%- if unique_key %}
  when matched then update set
    {% for name in get_merge_update_columns(
        config.get('merge_update_columns'), config.get('merge_exclude_columns'), dest_columns) -%}
    {{ comma() }}{{ name }} = DBT_INTERNAL_SOURCE.{{ name }}
    {%- endfor %}
  {%- endif %}
  when not matched then insert ({{ names }}) values ({{ names }})
{%- endmacro %}


{#- What makes a row of the source the same as one of the target. Without a key no two rows are the same. -#}
{% macro feira_merge_condition(unique_key, predicates) %}
  {%- if not unique_key -%}
    {{ return('false') }}
  {%- endif -%}
  {%- set conditions = (predicates or []) | list -%}
  {%- for key in feira_names(unique_key) -%}
    {%- do conditions.append(get_merge_unique_key_match('DBT_INTERNAL_SOURCE.' ~ key, 'DBT_INTERNAL_DEST.' ~ key)) -%}
  {%- endfor -%}
  {{ return(conditions | join(' and ')) }}
{% endmacro %}


{% macro get_merge_unique_key_match(source_unique_key, target_unique_key) -%}
  {{ return(adapter.dispatch('get_merge_unique_key_match', 'dbt')(source_unique_key, target_unique_key)) }}
{%- endmacro %}

{% macro default__get_merge_unique_key_match(source_unique_key, target_unique_key) -%}
  ({{ source_unique_key }} = {{ target_unique_key }})
{%- endmacro %}


{% macro get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {{ adapter.dispatch('get_delete_insert_merge_sql', 'dbt')(target, source, unique_key, dest_columns, incremental_predicates) }}
{%- endmacro %}

{% macro default__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- if unique_key -%}
    {%- set keys = feira_names(unique_key) | join(', ') -%}
    {%- set conditions = ['(' ~ keys ~ ') in (select ' ~ keys ~ ' from ' ~ source ~ ')'] + (incremental_predicates or []) -%}
  delete from {{ target }} as DBT_INTERNAL_DEST where {{ conditions | join(' and ') }};
  {%- endif %}
  {{ get_insert_into_sql(target, source, dest_columns) }}
{%- endmacro %}


{% macro get_insert_overwrite_merge_sql(target, source, dest_columns, predicates, include_sql_header=false) -%}
  {{ adapter.dispatch('get_insert_overwrite_merge_sql', 'dbt')(target, source, dest_columns, predicates, include_sql_header) }}
{%- endmacro %}

{% macro default__get_insert_overwrite_merge_sql(target, source, dest_columns, predicates, include_sql_header) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  {{ feira_header() if include_sql_header }}
  merge into {{ target }} DBT_INTERNAL_DEST using {{ source }} DBT_INTERNAL_SOURCE on false
  when not matched by source {{ 'and ' ~ (predicates | join(' and ')) if predicates }} then delete
  when not matched then insert ({{ names }}) values ({{ names }})
{%- endmacro %}
