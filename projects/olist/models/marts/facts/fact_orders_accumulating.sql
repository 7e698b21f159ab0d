{% set parents = ['stg_customers'] %}
{% set parts = {
    'stg_order_items': 'item_count',
    'stg_order_payments': 'payment_count',
    'stg_order_reviews': 'review_count',
} %}

{{ config(
    unique_key='order_key',
    post_hook=after_build('stg_orders', ['order_id'], parents + parts.keys() | list),
) }}

with

orders as (

    {{ touched_rows('stg_orders', parents, parts) }}

)

select
    {{ surrogate_key(['orders.order_id']) }} as order_key,
    orders.order_id,
    orders.customer_id,
    order_keys.customer_key,
    order_keys.customer_geolocation_key,
    order_keys.order_status_key,
    order_keys.purchase_date_key,
    {{ date_key('orders.approved_at') }} as approved_date_key,
    {{ date_key('orders.handed_to_carrier_at') }} as carrier_date_key,
    {{ date_key('orders.delivered_at') }} as delivered_date_key,
    {{ date_key('orders.promised_at') }} as promised_date_key,
    order_keys.customer_zip_code_prefix,
    order_keys.customer_city,
    order_keys.customer_state,
    orders.order_status,
    orders.purchased_at,
    orders.approved_at,
    orders.handed_to_carrier_at,
    orders.delivered_at,
    orders.promised_at,
    {{ days_between('orders.purchased_at', 'orders.approved_at') }} as days_to_approve,
    {{ days_between('orders.approved_at', 'orders.handed_to_carrier_at') }} as days_to_carrier,
    {{ days_between('orders.handed_to_carrier_at', 'orders.delivered_at') }} as days_in_transit,
    {{ days_between('orders.purchased_at', 'orders.delivered_at') }} as days_to_deliver,
    {{ calendar_days_between('orders.promised_at', 'orders.delivered_at') }} as days_late, -- noqa: LT05
    orders.order_status = 'delivered' as is_delivered,
    orders.is_late,
    totals.item_count,
    totals.product_count,
    totals.seller_count,
    totals.items_value,
    totals.freight_value,
    totals.payment_count,
    totals.payments_value,
    totals.review_count,
    totals.average_review_score,
    {{ build_number() }} as _feira_build
from orders
inner join {{ ref('int_order_customers') }} as order_keys on orders.order_id = order_keys.order_id
inner join {{ ref('int_order_totals') }} as totals on orders.order_id = totals.order_id
