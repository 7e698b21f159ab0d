{#- A surrogate key: the md5 of the natural key's parts as text. The same on every engine and in every build. -#}
{% macro surrogate_key(columns) -%}
    md5({% for column in columns %}cast({{ column }} as varchar){% if not loop.last %} || '|' || {% endif %}{% endfor %})
{%- endmacro %}


{#- Key of the member that stands in every dimension for what is missing or not known. -#}
{% macro unknown_key() -%}
    '00000000000000000000000000000000'
{%- endmacro %}


{#- A day as the number yyyymmdd, the key of dim_date; 0 is its unknown member. -#}
{% macro date_key(moment) -%}
    coalesce({{ year_month_day(moment) }}, 0)
{%- endmacro %}


{% macro year_month_day(moment) -%}
    cast(
        extract(year from {{ moment }}) * 10000
        + extract(month from {{ moment }}) * 100
        + extract(day from {{ moment }}) as integer
    )
{%- endmacro %}


{#- The key of a row found by a left join, or that of the unknown member where none was found. -#}
{% macro key_or_unknown(columns) -%}
    coalesce({{ surrogate_key(columns) }}, {{ unknown_key() }})
{%- endmacro %}
