{{ config(materialized='table') }}

with

points as (

    select * from {{ ref('stg_geolocation') }}

),

-- The median is robust: a few points on the wrong side of the country do not move it.
centres as (

    select
        zip_code_prefix,
        {{ median_of('latitude') }} as latitude,
        {{ median_of('longitude') }} as longitude,
        count(*) as point_count
    from points
    where is_in_brazil
    group by zip_code_prefix

),

spellings as (

    select
        zip_code_prefix,
        city,
        state,
        row_number() over (
            partition by zip_code_prefix
            order by count(*) desc, city asc nulls last, state asc
        ) as place
    from points
    group by zip_code_prefix, city, state

)

select
    spellings.zip_code_prefix,
    spellings.city,
    spellings.state,
    round(centres.latitude, 6) as latitude,
    round(centres.longitude, 6) as longitude,
    coalesce(centres.point_count, 0) as point_count
from spellings
left join centres on spellings.zip_code_prefix = centres.zip_code_prefix
where spellings.place = 1
