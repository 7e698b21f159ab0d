with

source as (

    select * from {{ source('raw_data', 'order_payments') }}

)

select
    order_id,
    payment_sequential,
    lower(payment_type) as payment_type,
    payment_installments,
    payment_value,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
