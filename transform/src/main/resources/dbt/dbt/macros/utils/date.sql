{% macro date(year, month, day) -%}
  {{ return(adapter.dispatch('date', 'dbt')(year, month, day)) }}
{%- endmacro %}

{% macro default__date(year, month, day) -%}
  {{ return("to_date('" ~ '%04d-%02d-%02d' % (year, month, day) ~ "', 'YYYY-MM-DD')") }}
{%- endmacro %}
