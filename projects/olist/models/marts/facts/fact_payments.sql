{% set parents = ['stg_orders', 'stg_customers'] %}

{{ config(
    unique_key='payment_key',
    post_hook=after_build('stg_order_payments', ['order_id', 'payment_sequential'], parents),
) }}

with

payments as (

    {{ touched_rows('stg_order_payments', parents) }}

)

select
    {{ surrogate_key(['payments.order_id', 'payments.payment_sequential']) }} as payment_key,
    payments.order_id,
    payments.payment_sequential,
    orders.customer_id,
    coalesce(orders.customer_key, {{ unknown_key() }}) as customer_key,
    coalesce(orders.customer_geolocation_key, {{ unknown_key() }}) as customer_geolocation_key,
    coalesce(orders.order_status_key, {{ unknown_key() }}) as order_status_key,
    coalesce(orders.purchase_date_key, 0) as purchase_date_key,
    orders.customer_zip_code_prefix,
    orders.customer_city,
    orders.customer_state,
    payments.payment_type,
    payments.payment_installments,
    payments.payment_value,
    {{ build_number() }} as _feira_build
from payments
left join {{ ref('int_order_customers') }} as orders on payments.order_id = orders.order_id
