with

items as (

    select
        order_id,
        count(*) as item_count,
        count(distinct product_id) as product_count,
        count(distinct seller_id) as seller_count,
        sum(price) as items_value,
        sum(freight_value) as freight_value
    from {{ ref('stg_order_items') }}
    group by order_id

),

payments as (

    select
        order_id,
        count(*) as payment_count,
        sum(payment_value) as payments_value
    from {{ ref('stg_order_payments') }}
    group by order_id

),

reviews as (

    select
        order_id,
        count(*) as review_count,
        avg(review_score) as average_review_score
    from {{ ref('stg_order_reviews') }}
    group by order_id

)

select
    orders.order_id,
    cast(coalesce(items.item_count, 0) as integer) as item_count,
    cast(coalesce(items.product_count, 0) as integer) as product_count,
    cast(coalesce(items.seller_count, 0) as integer) as seller_count,
    cast(coalesce(items.items_value, 0) as decimal(12, 2)) as items_value,
    cast(coalesce(items.freight_value, 0) as decimal(12, 2)) as freight_value,
    cast(coalesce(payments.payment_count, 0) as integer) as payment_count,
    cast(coalesce(payments.payments_value, 0) as decimal(12, 2)) as payments_value,
    cast(coalesce(reviews.review_count, 0) as integer) as review_count,
    cast(reviews.average_review_score as decimal(4, 2)) as average_review_score
from {{ ref('stg_orders') }} as orders
left join items on orders.order_id = items.order_id
left join payments on orders.order_id = payments.order_id
left join reviews on orders.order_id = reviews.order_id
