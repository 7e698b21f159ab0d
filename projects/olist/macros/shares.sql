{#- What a line bears of an amount that only its invoice says: in whole cents, and all lines together exactly the amount.

    `running` is the weight of the lines up to this one, `weight` this line's own, `whole` that of all. The share is what
    the rounded amount grows by from the line before to this one, so no cent is lost and none is made. -#}
{% macro share_of(amount, running, weight, whole) -%}
    {{ rounded_part(amount, running, whole) }} - {{ rounded_part(amount, running ~ ' - ' ~ weight, whole) }}
{%- endmacro %}


{% macro rounded_part(amount, weight, whole) -%}
    cast(round({{ amount }} * (cast({{ weight }} as double) / cast({{ whole }} as double)), 2) as decimal(18, 2))
{%- endmacro %}
