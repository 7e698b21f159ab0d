{% set inputs = ['stg_order_reviews', 'stg_orders', 'stg_customers'] %}

{{ config(
    unique_key='review_key',
    post_hook=[
        "{{ delete_gone('stg_order_reviews', ['review_id', 'order_id']) }}",
        "{{ forget_marks() }}",
        "{{ keep_marks(" ~ inputs ~ ") }}",
    ],
) }}

-- depends_on: {{ ref('int_order_touches') }}
with

{% if is_incremental() -%}
changed as (

    {{ touched_orders(inputs) }}
    union
    {{ orphaned_orders('stg_orders', 'order_id', 'fact.customer_id is not null') }}
    union
    {{ orphaned_orders('stg_customers', 'customer_id', 'fact.customer_key <> ' ~ unknown_key()) }}

),

{% endif -%}
reviews as (

    select * from {{ ref('stg_order_reviews') }}
    {%- if is_incremental() %}
    where order_id in (select changed.order_id from changed)
    {%- endif %}

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
