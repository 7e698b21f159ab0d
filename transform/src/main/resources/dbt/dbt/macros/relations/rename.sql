{%- macro get_rename_sql(relation, new_name) -%}
  {{- adapter.dispatch('get_rename_sql', 'dbt')(relation, new_name) -}}
{%- endmacro -%}

{%- macro default__get_rename_sql(relation, new_name) -%}
  {%- set renamers = {
      'view': get_rename_view_sql,
      'table': get_rename_table_sql,
      'materialized_view': get_rename_materialized_view_sql,
  } -%}
  {{ feira_for_type('get_rename_sql', renamers, relation)(relation, new_name) }}
{%- endmacro -%}


{% macro rename_relation(from_relation, to_relation) -%}
  {{ return(adapter.dispatch('rename_relation', 'dbt')(from_relation, to_relation)) }}
{% endmacro %}

{#- Within its schema. Most engines rename a view by the same words. -#}
{% macro default__rename_relation(from_relation, to_relation) -%}
  {%- call statement('rename_relation') -%}
    alter table {{ from_relation }} rename to {{ adapter.quote(to_relation.identifier) }}
  {%- endcall -%}
{% endmacro %}
