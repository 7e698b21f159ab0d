{% macro default__test_not_null(model, column_name) %}
{%- set columns = '*' if should_store_failures() else column_name %}
select {{ columns }}
from {{ model }}
where {{ column_name }} is null
{% endmacro %}
