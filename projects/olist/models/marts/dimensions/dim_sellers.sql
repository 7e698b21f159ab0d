select
    {{ surrogate_key(['sellers.seller_id']) }} as seller_key,
    sellers.seller_id,
    {{ key_or_unknown(['sellers.zip_code_prefix']) }} as geolocation_key,
    sellers.zip_code_prefix,
    coalesce(sellers.city, 'unknown') as city,
    coalesce(sellers.state, 'unknown') as state,
    coalesce(states.region_english, 'unknown') as region,
    false as is_unknown
from {{ ref('stg_sellers') }} as sellers
left join {{ ref('brazilian_states') }} as states on sellers.state = states.state
union all
select
    {{ unknown_key() }} as seller_key,
    null as seller_id,
    {{ unknown_key() }} as geolocation_key,
    null as zip_code_prefix,
    'unknown' as city,
    'unknown' as state,
    'unknown' as region,
    true as is_unknown
