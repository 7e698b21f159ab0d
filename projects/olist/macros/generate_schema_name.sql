{#- Schemas are named exactly as configured: `staging`, `intermediate`, `analytics`; targets differ by database, not by schema. -#}
{% macro generate_schema_name(custom_schema_name, node=none) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
