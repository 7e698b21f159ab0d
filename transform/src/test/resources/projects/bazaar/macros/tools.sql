{% macro say_done() %}select 'done'{% endmacro %}

{% macro duckdb__round_weight(x) %}round_even({{ x }}, 2){% endmacro %}

{% macro cents(column, scale=2) -%}
    ({{ column }} / 100)::numeric(16, {{ scale }})
{%- endmacro %}

{% macro late(name) %}{{ return(ref(name)) }}{% endmacro %}

{% test even(model, column_name, remainder=0) %}
    {{ config(severity='error') }}
    select * from {{ model }} where {{ column_name }} % 2 != {{ remainder }}
{% endtest %}
