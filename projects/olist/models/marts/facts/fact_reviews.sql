{% set parents = ['stg_orders', 'stg_customers'] %}

{{ config(
    unique_key='review_key',
    post_hook=after_build('stg_order_reviews', ['review_id', 'order_id'], parents),
) }}

with

reviews as (

    {{ touched_rows('stg_order_reviews', parents) }}

)

select
    {{ surrogate_key(['reviews.review_id', 'reviews.order_id']) }} as review_key,
    reviews.review_id,
    reviews.order_id,
    orders.customer_id,
    coalesce(orders.customer_key, {{ unknown_key() }}) as customer_key,
    coalesce(orders.customer_geolocation_key, {{ unknown_key() }}) as customer_geolocation_key,
    coalesce(orders.order_status_key, {{ unknown_key() }}) as order_status_key,
    coalesce(orders.purchase_date_key, 0) as purchase_date_key,
    {{ date_key('reviews.created_at') }} as created_date_key,
    {{ date_key('reviews.answered_at') }} as answered_date_key,
    orders.customer_zip_code_prefix,
    orders.customer_city,
    orders.customer_state,
    reviews.review_score,
    reviews.comment_title,
    reviews.comment_message,
    reviews.created_at,
    reviews.answered_at,
    {{ days_between('reviews.created_at', 'reviews.answered_at') }} as days_to_answer,
    {{ build_number() }} as _feira_build
from reviews
left join {{ ref('int_order_customers') }} as orders on reviews.order_id = orders.order_id
