{#- Whether a point lies in the box around Brazil's mainland and near islands. -#}
{% macro is_in_brazil(latitude, longitude) -%}
    {{ latitude }} between -33.76 and 5.28 and {{ longitude }} between -73.99 and -28.6
{%- endmacro %}
