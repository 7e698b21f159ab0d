with

digits as (

    {% for digit in range(10) -%}
    select {{ digit }} as digit
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

numbers as (

    select thousands.digit * 1000 + hundreds.digit * 100 + tens.digit * 10 + ones.digit as number
    from digits as thousands
    cross join digits as hundreds
    cross join digits as tens
    cross join digits as ones

),

days as (

    select
        cast(
            {{ dbt.dateadd('day', 'cast(number as integer)', "cast('" ~ var('calendar_first_day') ~ "' as date)") }}
            as date
        ) as calendar_date
    from numbers
    where number < {{ var('calendar_days') }}

),

parts as (

    select
        calendar_date,
        cast(extract(year from calendar_date) as integer) as calendar_year,
        cast(extract(quarter from calendar_date) as integer) as quarter_of_year,
        cast(extract(month from calendar_date) as integer) as month_of_year,
        cast(extract(day from calendar_date) as integer) as day_of_month,
        cast(extract(isodow from calendar_date) as integer) as day_of_week,
        cast(extract(week from calendar_date) as integer) as iso_week
    from days

)

select
    {{ date_key('calendar_date') }} as date_key,
    calendar_date,
    calendar_year,
    quarter_of_year,
    month_of_year,
    {{ name_of('month_of_year', [
        'January', 'February', 'March', 'April', 'May', 'June',
        'July', 'August', 'September', 'October', 'November', 'December',
    ]) }} as month_name,
    iso_week,
    day_of_month,
    day_of_week,
    {{ name_of('day_of_week', [
        'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday',
    ]) }} as day_name,
    day_of_week >= 6 as is_weekend,
    false as is_unknown
from parts
union all
select
    0 as date_key,
    null as calendar_date,
    null as calendar_year,
    null as quarter_of_year,
    null as month_of_year,
    'unknown' as month_name,
    null as iso_week,
    null as day_of_month,
    null as day_of_week,
    'unknown' as day_name,
    null as is_weekend,
    true as is_unknown
