with

source as (

    select * from {{ source('raw_data', 'orders') }}

)

select
    order_id,
    customer_id,
    lower(order_status) as order_status,
    order_purchase_timestamp as purchased_at,
    order_approved_at as approved_at,
    order_delivered_carrier_date as handed_to_carrier_at,
    order_delivered_customer_date as delivered_at,
    order_estimated_delivery_date as promised_at,
    {{ is_late('order_delivered_customer_date', 'order_estimated_delivery_date') }} as is_late,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
