{% set parents = ['stg_orders', 'stg_customers', 'stg_products', 'stg_sellers'] %}

{{ config(
    unique_key='order_item_key',
    post_hook=after_build('stg_order_items', ['order_id', 'order_item_id'], parents),
) }}

with

items as (

    {{ touched_rows('stg_order_items', parents) }}

)

select
    {{ surrogate_key(['items.order_id', 'items.order_item_id']) }} as order_item_key,
    items.order_id,
    items.order_item_id,
    orders.customer_id,
    items.product_id,
    items.seller_id,
    coalesce(orders.customer_key, {{ unknown_key() }}) as customer_key,
    {{ key_or_unknown(['products.product_id']) }} as product_key,
    {{ key_or_unknown(['sellers.seller_id']) }} as seller_key,
    coalesce(orders.customer_geolocation_key, {{ unknown_key() }}) as customer_geolocation_key,
    coalesce(orders.order_status_key, {{ unknown_key() }}) as order_status_key,
    coalesce(orders.purchase_date_key, 0) as purchase_date_key,
    {{ date_key('items.shipping_limit_at') }} as shipping_limit_date_key,
    orders.customer_zip_code_prefix,
    orders.customer_city,
    orders.customer_state,
    items.shipping_limit_at,
    items.price,
    items.freight_value,
    cast(items.price + items.freight_value as decimal(12, 2)) as total_value,
    {{ build_number() }} as _feira_build
from items
left join {{ ref('int_order_customers') }} as orders on items.order_id = orders.order_id
left join {{ ref('stg_products') }} as products on items.product_id = products.product_id
left join {{ ref('stg_sellers') }} as sellers on items.seller_id = sellers.seller_id
