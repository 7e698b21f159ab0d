{% macro default__test_relationships(model, column_name, to, field) %}
select from_field
from (select {{ column_name }} as from_field from {{ model }}) as child
where from_field is not null
  and not exists (
    select 1 from (select {{ field }} as to_field from {{ to }}) as parent
    where parent.to_field = child.from_field
  )
{% endmacro %}
