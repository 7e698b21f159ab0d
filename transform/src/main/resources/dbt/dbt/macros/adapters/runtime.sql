{% macro is_core_v2() %}
  {{ return(false) }}
{% endmacro %}
