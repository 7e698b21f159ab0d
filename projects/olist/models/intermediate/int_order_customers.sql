-- What every fact takes from the order: who ordered, when, from where. Where the order went is a fact of the order, so
-- the geography is the customer's at order time; dim_customers has the person's latest.
with

statuses as (

    select
        order_status,
        {{ surrogate_key(['order_status']) }} as order_status_key
    from {{ ref('order_statuses') }}

)

select
    orders.order_id,
    orders.customer_id,
    customers.zip_code_prefix as customer_zip_code_prefix,
    customers.city as customer_city,
    customers.state as customer_state,
    {{ key_or_unknown(['customers.customer_unique_id']) }} as customer_key,
    {{ key_or_unknown(['customers.zip_code_prefix']) }} as customer_geolocation_key,
    coalesce(statuses.order_status_key, {{ unknown_key() }}) as order_status_key,
    {{ date_key('orders.purchased_at') }} as purchase_date_key
from {{ ref('stg_orders') }} as orders
left join {{ ref('stg_customers') }} as customers
    on orders.customer_id = customers.customer_id
left join statuses on orders.order_status = statuses.order_status
