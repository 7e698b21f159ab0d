{% set inputs = ['stg_orders', 'stg_customers', 'stg_order_items', 'stg_order_payments', 'stg_order_reviews'] %}

{{ config(
    unique_key='order_key',
    post_hook=[
        "{{ delete_gone('stg_orders', ['order_id']) }}",
        "{{ forget_marks() }}",
        "{{ keep_marks(" ~ inputs ~ ") }}",
    ],
) }}

-- depends_on: {{ ref('int_order_touches') }}
with

{% if is_incremental() -%}
-- An item, payment or review that went away leaves no trace but a lower count.
changed as (

    {{ touched_orders(inputs) }}
    union
    {{ orphaned_orders('stg_customers', 'customer_id', 'fact.customer_key <> ' ~ unknown_key()) }}
    union
    select fact.order_id
    from {{ this }} as fact
    inner join {{ ref('int_order_totals') }} as totals on fact.order_id = totals.order_id
    where
        fact.item_count <> totals.item_count
        or fact.payment_count <> totals.payment_count
        or fact.review_count <> totals.review_count

),

{% endif -%}
orders as (

    select * from {{ ref('stg_orders') }}
    {%- if is_incremental() %}
    where order_id in (select changed.order_id from changed)
    {%- endif %}

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
