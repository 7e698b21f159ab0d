-- The accumulating snapshot counts and sums, order by order, what the other facts hold.
with

items as (

    select
        order_id,
        count(*) as item_count,
        sum(price) as items_value
    from {{ ref('fact_order_items') }}
    group by order_id

),

payments as (

    select
        order_id,
        count(*) as payment_count,
        sum(payment_value) as payments_value
    from {{ ref('fact_payments') }}
    group by order_id

)

select orders.order_id
from {{ ref('fact_orders_accumulating') }} as orders
left join items on orders.order_id = items.order_id
left join payments on orders.order_id = payments.order_id
where
    orders.item_count <> coalesce(items.item_count, 0)
    or orders.items_value <> coalesce(items.items_value, 0)
    or orders.payment_count <> coalesce(payments.payment_count, 0)
    or orders.payments_value <> coalesce(payments.payments_value, 0)
