{#- Who keeps the failures wants to see the whole row. -#}
{% macro default__test_not_null(model, column_name) %}
select {{ '*' if should_store_failures() else column_name }} from {{ model }} where {{ column_name }} is null
{% endmacro %}
