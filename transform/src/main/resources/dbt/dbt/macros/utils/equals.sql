{% macro equals(expr1, expr2) -%}
  {{ return(adapter.dispatch('equals', 'dbt')(expr1, expr2)) }}
{%- endmacro %}

{% macro default__equals(expr1, expr2) -%}
  {#- True also where both are null. -#}
  case
    when {{ expr1 }} = {{ expr2 }} then 0
    when {{ expr1 }} is null and {{ expr2 }} is null then 0
    else 1
  end = 0
{%- endmacro %}
