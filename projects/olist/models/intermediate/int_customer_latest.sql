with

-- A person appears as a new customer with each order: the latest order says where the person lives now.
sightings as (

    select
        customers.customer_unique_id,
        customers.zip_code_prefix,
        customers.city,
        customers.state,
        orders.purchased_at,
        orders.order_id,
        row_number() over (
            partition by customers.customer_unique_id
            order by orders.purchased_at desc nulls last, customers.customer_id asc
        ) as recency
    from {{ ref('stg_customers') }} as customers
    left join {{ ref('stg_orders') }} as orders
        on customers.customer_id = orders.customer_id

),

histories as (

    select
        customer_unique_id,
        min(purchased_at) as first_purchased_at,
        max(purchased_at) as latest_purchased_at,
        count(order_id) as order_count
    from sightings
    group by customer_unique_id

)

select
    sightings.customer_unique_id,
    sightings.zip_code_prefix,
    sightings.city,
    sightings.state,
    histories.first_purchased_at,
    histories.latest_purchased_at,
    histories.order_count
from sightings
inner join histories on sightings.customer_unique_id = histories.customer_unique_id
where sightings.recency = 1
