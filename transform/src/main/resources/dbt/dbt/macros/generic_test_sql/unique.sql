{% macro default__test_unique(model, column_name) %}
select unique_field, count(*) as n_records
from (select {{ column_name }} as unique_field from {{ model }}) as given
where unique_field is not null
group by unique_field
having count(*) > 1
{% endmacro %}
