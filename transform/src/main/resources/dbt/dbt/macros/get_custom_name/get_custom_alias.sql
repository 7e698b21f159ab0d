{#- The name of a node's table: its alias, else its name, with the version where it has one. -#}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {% do return(adapter.dispatch('generate_alias_name', 'dbt')(custom_alias_name, node)) %}
{%- endmacro %}

{% macro default__generate_alias_name(custom_alias_name=none, node=none) -%}
  {%- set version = '_v' ~ (node.version | string | replace('.', '_')) if node.version else '' -%}
  {{ custom_alias_name | trim if custom_alias_name else node.name ~ version }}
{%- endmacro %}
