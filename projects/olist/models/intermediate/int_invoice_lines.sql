-- What a line of an invoice bears of the amounts that only the invoice says: freight, discount and the federal taxes
-- by the lines' amounts, the state's tax by what their own rates make of these. An invoice whose lines have not come
-- stands here with one line, number 0, that bears it all.
with

parts as (

    select
        invoices.invoice_id,
        invoice_lines.product_id,
        invoice_lines.seller_id,
        invoice_lines.cfop,
        invoice_lines.ncm,
        invoice_lines.unit_price,
        invoices.freight_amount,
        invoices.discount_amount,
        invoices.icms_amount,
        invoices.pis_amount,
        invoices.cofins_amount,
        coalesce(invoice_lines.line_number, 0) as line_number,
        coalesce(invoice_lines.quantity, 0) as quantity,
        coalesce(invoice_lines.amount, invoices.products_amount) as goods_amount,
        coalesce(invoice_lines.amount * invoice_lines.icms_rate, 0) as icms
    from {{ ref('stg_invoices') }} as invoices
    left join {{ ref('stg_invoice_lines') }} as invoice_lines on invoices.invoice_id = invoice_lines.invoice_id

),

sums as (

    select
        invoice_id,
        sum(goods_amount) as goods,
        sum(icms) as icms
    from parts
    group by invoice_id

),

-- Where all amounts are zero each line weighs the same.
weighed as (

    select
        parts.*,
        case when sums.goods > 0 then parts.goods_amount else 1 end as weight,
        case
            when sums.icms > 0 then parts.icms
            when sums.goods > 0 then parts.goods_amount
            else 1
        end as icms_weight
    from parts
    inner join sums on parts.invoice_id = sums.invoice_id

),

running as (

    select
        *,
        sum(weight) over (partition by invoice_id) as whole,
        sum(icms_weight) over (partition by invoice_id) as icms_whole,
        sum(weight) over (
            partition by invoice_id order by line_number
            rows between unbounded preceding and current row
        ) as so_far,
        sum(icms_weight) over (
            partition by invoice_id order by line_number
            rows between unbounded preceding and current row
        ) as icms_so_far
    from weighed

)

select
    invoice_id,
    line_number,
    product_id,
    seller_id,
    cfop,
    ncm,
    unit_price,
    quantity,
    goods_amount,
    {{ share_of('freight_amount', 'so_far', 'weight', 'whole') }} as freight_amount,
    {{ share_of('discount_amount', 'so_far', 'weight', 'whole') }} as discount_amount,
    {{ share_of('icms_amount', 'icms_so_far', 'icms_weight', 'icms_whole') }} as icms_amount,
    {{ share_of('pis_amount', 'so_far', 'weight', 'whole') }} as pis_amount,
    {{ share_of('cofins_amount', 'so_far', 'weight', 'whole') }} as cofins_amount
from running
