{% macro equals(expr1, expr2) -%}
  {{ return(adapter.dispatch('equals', 'dbt')(expr1, expr2)) }}
{%- endmacro %}

{#- As SQL compares: null equals nothing. With dbt's behaviour flag two nulls are equal. -#}
{% macro default__equals(expr1, expr2) -%}
  {%- set flag = (adapter.behavior or {}).enable_truthy_nulls_equals_macro -%}
  {%- set nulls = flag is defined and flag.no_warn -%}
  ({{ expr1 }} {{ 'is not distinct from' if nulls else '=' }} {{ expr2 }})
{%- endmacro %}
