{#- Days between two timestamps, with four decimals (about nine seconds). -#}
{% macro days_between(first, second) -%}
    round({{ dbt.datediff(first, second, 'second') }} / 86400.0, 4)
{%- endmacro %}


{#- Calendar days from one timestamp's day to another's. -#}
{% macro calendar_days_between(first, second) -%}
    {{ dbt.datediff('cast(' ~ first ~ ' as date)', 'cast(' ~ second ~ ' as date)', 'day') }}
{%- endmacro %}


{#- Late is an order that came on a calendar day after the promised one. The promise is a date at midnight: whoever
    compares timestamps calls everything late that came on the promised day itself. -#}
{% macro is_late(delivered_at, promised_at) -%}
    cast({{ delivered_at }} as date) > cast({{ promised_at }} as date)
{%- endmacro %}


{#- Microseconds since 1970, for timestamps with and without a time zone alike. -#}
{% macro microseconds(moment) -%}
    {{ return(adapter.dispatch('microseconds')(moment)) }}
{%- endmacro %}

{% macro default__microseconds(moment) -%}
    cast(extract(epoch from {{ moment }}) * 1000000 as bigint)
{%- endmacro %}

{% macro duckdb__microseconds(moment) -%}
    epoch_us({{ moment }})
{%- endmacro %}
