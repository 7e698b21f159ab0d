with

source as (

    select * from {{ source('raw_data', 'invoice_event_lines') }}

)

-- Lines are counted anew in the order of their own numbers, which nothing in the stream keeps from being given twice.
select
    source.invoice_id,
    source.version,
    cast(
        row_number() over (
            partition by source.invoice_id
            order by
                source.line_number,
                source.product_id,
                source.seller_id,
                source.amount,
                source.quantity,
                source.unit_price
        ) as integer
    ) as line_number,
    source.product_id,
    source.seller_id,
    source.quantity,
    source.unit_price,
    source.amount,
    source.cfop,
    source.ncm,
    source.icms_rate,
    source._feira_batch,
    {{ microseconds('source._feira_ingested_at') }} as _feira_ingested_us
from source
inner join {{ ref('stg_invoices') }} as invoices
    on source.invoice_id = invoices.invoice_id and source.version = invoices.version
