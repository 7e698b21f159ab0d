with

-- A quarter of the rows repeat another one exactly; the rest are points of one zip code prefix. Spellings are counted
-- as they come, before they are cleaned: there are far fewer of them than rows.
distinct_points as (

    select distinct
        geolocation_zip_code_prefix as zip_code_prefix,
        geolocation_lat as latitude,
        geolocation_lng as longitude,
        geolocation_city,
        geolocation_state
    from {{ source('raw_data', 'geolocation') }}

)

select
    zip_code_prefix,
    latitude,
    longitude,
    {{ city_name('geolocation_city') }} as city,
    upper(geolocation_state) as state,
    {{ is_in_brazil('latitude', 'longitude') }} as is_in_brazil
from distinct_points
