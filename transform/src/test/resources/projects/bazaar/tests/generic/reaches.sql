{% test reaches(model, column_name, to, at_least=1) %}
select count(*) from {{ model }} join {{ to }} using ({{ column_name }}) having count(*) < {{ at_least }}
{% endtest %}
