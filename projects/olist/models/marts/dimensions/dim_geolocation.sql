with

-- Customers and sellers also live where the geolocation table has no point: those prefixes are inferred, so that no
-- order loses its place.
prefixes as (

    select zip_code_prefix from {{ ref('int_zip_code_prefixes') }}
    union
    select zip_code_prefix from {{ ref('stg_customers') }}
    union
    select zip_code_prefix from {{ ref('stg_sellers') }}

),

inferred as (

    select
        zip_code_prefix,
        min(city) as city,
        min(state) as state
    from (
        select
            zip_code_prefix,
            city,
            state
        from {{ ref('stg_customers') }}
        union all
        select
            zip_code_prefix,
            city,
            state
        from {{ ref('stg_sellers') }}
    ) as residents
    group by zip_code_prefix

)

select
    {{ surrogate_key(['prefixes.zip_code_prefix']) }} as geolocation_key,
    prefixes.zip_code_prefix,
    measured.latitude,
    measured.longitude,
    coalesce(measured.city, inferred.city, 'unknown') as city,
    coalesce(measured.state, inferred.state, 'unknown') as state,
    coalesce(states.region_english, 'unknown') as region,
    coalesce(measured.point_count, 0) as point_count,
    measured.zip_code_prefix is null as is_inferred,
    false as is_unknown
from prefixes
left join {{ ref('int_zip_code_prefixes') }} as measured
    on prefixes.zip_code_prefix = measured.zip_code_prefix
left join inferred on prefixes.zip_code_prefix = inferred.zip_code_prefix
left join {{ ref('brazilian_states') }} as states
    on coalesce(measured.state, inferred.state) = states.state
where prefixes.zip_code_prefix is not null
union all
select
    {{ unknown_key() }} as geolocation_key,
    null as zip_code_prefix,
    null as latitude,
    null as longitude,
    'unknown' as city,
    'unknown' as state,
    'unknown' as region,
    0 as point_count,
    false as is_inferred,
    true as is_unknown
