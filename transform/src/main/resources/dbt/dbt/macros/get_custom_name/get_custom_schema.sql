{#- The schema of a node: the target's, followed by its own where it has one. -#}
{% macro generate_schema_name(custom_schema_name=none, node=none) -%}
  {{ return(adapter.dispatch('generate_schema_name', 'dbt')(custom_schema_name, node)) }}
{%- endmacro %}

{% macro default__generate_schema_name(custom_schema_name, node) -%}
  {{ target.schema ~ ('_' ~ (custom_schema_name | trim) if custom_schema_name is not none else '') }}
{%- endmacro %}


{#- In the target `prod` a node's own schema stands alone; elsewhere everything goes to the target's. -#}
{% macro generate_schema_name_for_env(custom_schema_name, node) -%}
  {%- set own = custom_schema_name is not none and target.name == 'prod' -%}
  {{ (custom_schema_name if own else target.schema) | trim }}
{%- endmacro %}
