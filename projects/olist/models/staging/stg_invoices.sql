with

source as (

    select * from {{ source('raw_data', 'invoice_events') }}

),

-- An invoice is never changed: a correction or a cancellation is a new version of it. The place in the topic tells no
-- order, for a topic that was made anew counts from zero.
versions as (

    select
        *,
        row_number() over (
            partition by invoice_id
            order by version desc, event_id desc
        ) as recency
    from source

)

select
    invoice_id,
    version,
    event_id,
    lower(event_type) as invoice_status,
    {{ shop_time('occurred_at') }} as changed_at,
    {{ shop_time('issued_at') }} as issued_at,
    customer_id,
    upper(customer_state) as customer_state,
    lower(payment_type) as payment_type,
    installments as payment_installments,
    upper(currency) as currency,
    products_amount,
    freight_amount,
    discount_amount,
    icms_amount,
    pis_amount,
    cofins_amount,
    total_amount,
    event_time as sent_at,
    arrival_time as arrived_at,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from versions
where recency = 1
