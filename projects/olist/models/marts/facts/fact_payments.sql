{% set inputs = ['stg_order_payments', 'stg_orders', 'stg_customers'] %}

{{ config(
    unique_key='payment_key',
    post_hook=[
        "{{ delete_gone('stg_order_payments', ['order_id', 'payment_sequential']) }}",
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
payments as (

    select * from {{ ref('stg_order_payments') }}
    {%- if is_incremental() %}
    where order_id in (select changed.order_id from changed)
    {%- endif %}

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
