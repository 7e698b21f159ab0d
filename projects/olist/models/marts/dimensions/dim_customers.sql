select
    {{ surrogate_key(['people.customer_unique_id']) }} as customer_key,
    people.customer_unique_id,
    {{ key_or_unknown(['people.zip_code_prefix']) }} as geolocation_key,
    people.zip_code_prefix,
    coalesce(people.city, 'unknown') as city,
    coalesce(people.state, 'unknown') as state,
    coalesce(states.region_english, 'unknown') as region,
    people.first_purchased_at,
    people.latest_purchased_at,
    people.order_count,
    false as is_unknown
from {{ ref('int_customer_latest') }} as people
left join {{ ref('brazilian_states') }} as states on people.state = states.state
union all
select
    {{ unknown_key() }} as customer_key,
    null as customer_unique_id,
    {{ unknown_key() }} as geolocation_key,
    null as zip_code_prefix,
    'unknown' as city,
    'unknown' as state,
    'unknown' as region,
    null as first_purchased_at,
    null as latest_purchased_at,
    0 as order_count,
    true as is_unknown
