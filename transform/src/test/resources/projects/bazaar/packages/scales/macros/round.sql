{% macro round_weight(x) %}{{ return(adapter.dispatch('round_weight', 'scales')(x)) }}{% endmacro %}
{% macro default__round_weight(x) %}round({{ x }}, {{ var('precision') }}){% endmacro %}
{% test positive(model, column_name, strict=true) %}
select * from {{ model }} where {{ column_name }} {{ '<=' if strict else '<' }} 0
{% endtest %}
