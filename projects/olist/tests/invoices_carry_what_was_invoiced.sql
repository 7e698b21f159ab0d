-- Invoice by invoice, the fact's lines carry to the cent what the latest version says: as measures when it stands,
-- as cancelled amount and nothing else when it was cancelled. No invoice is missing, none is there that was not issued.
with

facts as (

    select
        invoice_id,
        sum(goods_amount) as goods_amount,
        sum(discount_amount) as discount_amount,
        sum(freight_amount) as freight_amount,
        sum(icms_amount) as icms_amount,
        sum(pis_amount) as pis_amount,
        sum(cofins_amount) as cofins_amount,
        sum(tax_amount) as tax_amount,
        sum(total_amount) as total_amount,
        sum(cancelled_amount) as cancelled_amount
    from {{ ref('fact_invoices') }}
    group by invoice_id

),

goods as (

    select
        invoice_id,
        sum(amount) as goods_amount
    from {{ ref('stg_invoice_lines') }}
    group by invoice_id

),

invoices as (

    select
        invoices.*,
        coalesce(goods.goods_amount, invoices.products_amount) as goods_amount,
        case when invoices.invoice_status = 'cancelled' then 0 else 1 end as counts
    from {{ ref('stg_invoices') }} as invoices
    left join goods on invoices.invoice_id = goods.invoice_id

)

select
    invoices.invoice_id as issued_id,
    facts.invoice_id as fact_id
from invoices
full outer join facts on invoices.invoice_id = facts.invoice_id
where
    invoices.invoice_id is null
    or facts.invoice_id is null
    or facts.goods_amount <> invoices.counts * invoices.goods_amount
    or facts.discount_amount <> invoices.counts * invoices.discount_amount
    or facts.freight_amount <> invoices.counts * invoices.freight_amount
    or facts.icms_amount <> invoices.counts * invoices.icms_amount
    or facts.pis_amount <> invoices.counts * invoices.pis_amount
    or facts.cofins_amount <> invoices.counts * invoices.cofins_amount
    or facts.tax_amount <> facts.icms_amount + facts.pis_amount + facts.cofins_amount
    or facts.total_amount <> facts.goods_amount - facts.discount_amount + facts.freight_amount
    or facts.total_amount + facts.cancelled_amount
    <> invoices.goods_amount - invoices.discount_amount + invoices.freight_amount
