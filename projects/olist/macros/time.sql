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


{#- A moment as the shop's clock showed it: a timestamp without a zone. The orders' own timestamps are of that clock, so
    that a day of invoices and a day of orders are the same day. -#}
{% macro shop_time(moment) -%}
    {{ return(adapter.dispatch('shop_time')(moment)) }}
{%- endmacro %}

{% macro default__shop_time(moment) -%}
    cast({{ moment }} as timestamp with time zone) at time zone '{{ var('shop_time_zone') }}'
{%- endmacro %}

{% macro snowflake__shop_time(moment) -%}
    cast(convert_timezone('{{ var('shop_time_zone') }}', {{ moment }}) as timestamp_ntz)
{%- endmacro %}
