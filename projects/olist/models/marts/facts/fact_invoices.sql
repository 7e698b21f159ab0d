{% set parents = ['stg_customers', 'stg_products', 'stg_sellers'] %}
{% set parts = {
    'stg_invoices': 'invoice_version',
    'stg_invoice_lines': 'line_count',
} %}

{{ config(
    unique_key='invoice_line_key',
    post_hook=after_build(
        'stg_invoices', ['invoice_id', 'line_number'], parents + parts.keys() | list, grain='int_invoice_lines'
    ),
) }}

with

invoices as (

    {{ touched_rows('stg_invoices', parents, parts, of='invoice') }}

),

lines as (

    select
        *,
        goods_amount - discount_amount + freight_amount as total_amount
    from {{ ref('int_invoice_lines') }}

)

select
    {{ surrogate_key(['lines.invoice_id', 'lines.line_number']) }} as invoice_line_key,
    lines.invoice_id,
    lines.line_number,
    invoices.customer_id,
    lines.product_id,
    lines.seller_id,
    {{ key_or_unknown(['customers.customer_unique_id']) }} as customer_key,
    {{ key_or_unknown(['products.product_id']) }} as product_key,
    {{ key_or_unknown(['sellers.seller_id']) }} as seller_key,
    {{ key_or_unknown(['customers.zip_code_prefix']) }} as customer_geolocation_key,
    {{ date_key('invoices.issued_at') }} as issued_date_key,
    {{ date_key('invoices.changed_at') }} as changed_date_key,
    customers.zip_code_prefix as customer_zip_code_prefix,
    customers.city as customer_city,
    coalesce(invoices.customer_state, customers.state) as customer_state,
    totals.invoice_version,
    invoices.invoice_status,
    invoices.invoice_status = 'cancelled' as is_cancelled,
    totals.line_count,
    invoices.issued_at,
    invoices.changed_at,
    invoices.payment_type,
    invoices.payment_installments,
    lines.cfop,
    lines.ncm,
    lines.unit_price,
    {{ unless_cancelled('lines.quantity', 'integer') }} as quantity,
    {{ unless_cancelled('lines.goods_amount') }} as goods_amount,
    {{ unless_cancelled('lines.discount_amount') }} as discount_amount,
    {{ unless_cancelled('lines.freight_amount') }} as freight_amount,
    {{ unless_cancelled('lines.total_amount') }} as total_amount,
    {{ unless_cancelled('lines.icms_amount') }} as icms_amount,
    {{ unless_cancelled('lines.pis_amount') }} as pis_amount,
    {{ unless_cancelled('lines.cofins_amount') }} as cofins_amount,
    {{ unless_cancelled('lines.icms_amount + lines.pis_amount + lines.cofins_amount') }} as tax_amount,
    cast(case when invoices.invoice_status = 'cancelled' then lines.total_amount else 0 end as decimal(18, 2))
        as cancelled_amount,
    {{ build_number() }} as _feira_build
from invoices
inner join {{ ref('int_invoice_totals') }} as totals on invoices.invoice_id = totals.invoice_id
inner join lines on invoices.invoice_id = lines.invoice_id
left join {{ ref('stg_customers') }} as customers on invoices.customer_id = customers.customer_id
left join {{ ref('stg_products') }} as products on lines.product_id = products.product_id
left join {{ ref('stg_sellers') }} as sellers on lines.seller_id = sellers.seller_id
