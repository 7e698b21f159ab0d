{#- SQL that puts one relation in another's place. -#}
{% macro get_replace_sql(existing_relation, target_relation, sql) %}
  {{- adapter.dispatch('get_replace_sql', 'dbt')(existing_relation, target_relation, sql) -}}
{% endmacro %}

{#- One statement where the types agree and the engine can. Else in steps that risk as little as the two types allow: the new
    one gets its name only when it is complete, the old one is dropped only when the new one is in place. -#}
{% macro default__get_replace_sql(existing_relation, target_relation, sql) %}
  {%- set steps = [] -%}
  {%- set drafted = target_relation.can_be_renamed -%}
  {%- set kept = existing_relation.can_be_renamed -%}
  {%- if target_relation.can_be_replaced and existing_relation.type == target_relation.type -%}
    {%- set replacers = {
        'view': get_replace_view_sql,
        'table': get_replace_table_sql,
        'materialized_view': get_replace_materialized_view_sql,
    } -%}
    {%- do steps.append(feira_for_type('get_replace_sql', replacers, target_relation)(target_relation, sql)) -%}
  {%- else -%}
    {%- do steps.append(get_create_intermediate_sql(target_relation, sql)) if drafted -%}
    {%- do steps.append(get_create_backup_sql(existing_relation) if kept else get_drop_sql(existing_relation)) -%}
    {%- do steps.append(get_rename_intermediate_sql(target_relation) if drafted else get_create_sql(target_relation, sql)) -%}
    {%- do steps.append(get_drop_backup_sql(existing_relation)) if kept -%}
  {%- endif -%}
  {{ steps | join(';\n') }}
{% endmacro %}
