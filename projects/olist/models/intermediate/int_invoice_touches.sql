-- For each input row, the invoices that it concerns and when it came, as int_order_touches has it for orders.
select
    'stg_invoices' as input_model,
    invoice_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_invoices') }}
union all
select
    'stg_invoice_lines' as input_model,
    invoice_id,
    _feira_batch,
    _feira_ingested_us
from {{ ref('stg_invoice_lines') }}
union all
select
    'stg_customers' as input_model,
    invoices.invoice_id,
    customers._feira_batch,
    customers._feira_ingested_us
from {{ ref('stg_customers') }} as customers
inner join {{ ref('stg_invoices') }} as invoices on customers.customer_id = invoices.customer_id
union all
select
    'stg_products' as input_model,
    invoice_lines.invoice_id,
    products._feira_batch,
    products._feira_ingested_us
from {{ ref('stg_products') }} as products
inner join {{ ref('stg_invoice_lines') }} as invoice_lines on products.product_id = invoice_lines.product_id
union all
select
    'stg_sellers' as input_model,
    invoice_lines.invoice_id,
    sellers._feira_batch,
    sellers._feira_ingested_us
from {{ ref('stg_sellers') }} as sellers
inner join {{ ref('stg_invoice_lines') }} as invoice_lines on sellers.seller_id = invoice_lines.seller_id
