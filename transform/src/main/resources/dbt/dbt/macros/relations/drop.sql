{%- macro get_drop_sql(relation) -%}
  {{- adapter.dispatch('get_drop_sql', 'dbt')(relation) -}}
{%- endmacro -%}

{#- Engines change how a type is dropped by its own macro; what has none is dropped by the type's name. -#}
{%- macro default__get_drop_sql(relation) -%}
  {%- set type = relation.type | string -%}
  {%- set droppers = {'view': drop_view, 'table': drop_table, 'materialized_view': drop_materialized_view} -%}
  {{ droppers[type](relation) if type in droppers else feira_drop_if_exists(type, relation) }}
{%- endmacro -%}


{#- With all that depends on it: a view upon it is built again by its own node. -#}
{% macro feira_drop_if_exists(type, relation) -%}
  drop {{ type | replace('_', ' ') }} if exists {{ relation }} cascade
{%- endmacro %}


{% macro drop_relation(relation) -%}
  {{ return(adapter.dispatch('drop_relation', 'dbt')(relation)) }}
{% endmacro %}

{#- Needs no transaction of its own: often it comes after the node's commit. -#}
{% macro default__drop_relation(relation) -%}
  {%- call statement('drop_relation', auto_begin=False) -%}{{ get_drop_sql(relation) }}{%- endcall -%}
{% endmacro %}


{#- By the adapter, whose cache then forgets the relation. -#}
{% macro drop_relation_if_exists(relation) %}
  {%- do adapter.drop_relation(relation) if relation is not none -%}
{% endmacro %}
