-- For each input row, the orders that it concerns and when it came: the one place that says how far a change reaches.
select
    'stg_orders' as input_model,
    order_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_orders') }}
union all
select
    'stg_order_items' as input_model,
    order_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_order_items') }}
union all
select
    'stg_order_payments' as input_model,
    order_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_order_payments') }}
union all
select
    'stg_order_reviews' as input_model,
    order_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_order_reviews') }}
union all
select
    'stg_customers' as input_model,
    orders.order_id,
    customers._feira_batch,
    customers._feira_ingested_us
from {{ ref('stg_customers') }} as customers
inner join {{ ref('stg_orders') }} as orders on customers.customer_id = orders.customer_id
union all
select
    'stg_products' as input_model,
    items.order_id,
    products._feira_batch,
    products._feira_ingested_us
from {{ ref('stg_products') }} as products
inner join {{ ref('stg_order_items') }} as items on products.product_id = items.product_id
union all
select
    'stg_sellers' as input_model,
    items.order_id,
    sellers._feira_batch,
    sellers._feira_ingested_us
from {{ ref('stg_sellers') }} as sellers
inner join {{ ref('stg_order_items') }} as items on sellers.seller_id = items.seller_id
