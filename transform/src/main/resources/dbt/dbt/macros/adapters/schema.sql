{% macro create_schema(relation) -%}
  {{ adapter.dispatch('create_schema', 'dbt')(relation) }}
{% endmacro %}

{% macro default__create_schema(relation) -%}
  {%- set schema = relation.without_identifier() -%}
  {%- call statement('create_schema') -%}create schema if not exists {{ schema }}{%- endcall -%}
{% endmacro %}


{% macro drop_schema(relation) -%}
  {{ adapter.dispatch('drop_schema', 'dbt')(relation) }}
{% endmacro %}

{% macro default__drop_schema(relation) -%}
  {%- set schema = relation.without_identifier() -%}
  {%- call statement('drop_schema') -%}drop schema if exists {{ schema }} cascade{%- endcall -%}
{% endmacro %}
