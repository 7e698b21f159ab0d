-- An invoice's own sums: its lines are its products, and its total is products plus freight less discount. Whoever
-- wrote the invoice may have erred, so this warns.
{{ config(severity='warn') }}

with

lines as (

    select
        invoice_id,
        sum(amount) as amount
    from {{ ref('stg_invoice_lines') }}
    group by invoice_id

)

select
    invoices.invoice_id,
    invoices.version
from {{ ref('stg_invoices') }} as invoices
left join lines on invoices.invoice_id = lines.invoice_id
where
    invoices.total_amount <> invoices.products_amount + invoices.freight_amount - invoices.discount_amount
    or invoices.products_amount <> coalesce(lines.amount, 0)
