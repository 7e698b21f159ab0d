{#- Values are written as they are given: who has a quote in one doubles it. -#}
{% macro default__test_accepted_values(model, column_name, values, quote=True) %}
{%- set mark = "'" if quote else '' %}
select value_field, count(*) as n_records
from (select {{ column_name }} as value_field from {{ model }}) as given
where value_field not in ({{ mark }}{{ values | join(mark ~ ', ' ~ mark) }}{{ mark }})
group by value_field
{% endmacro %}
