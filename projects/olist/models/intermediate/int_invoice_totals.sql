-- By what an invoice that lost a version or a line is told from the one that the fact holds.
select
    invoices.invoice_id,
    invoices.version as invoice_version,
    cast(count(invoice_lines.line_number) as integer) as line_count
from {{ ref('stg_invoices') }} as invoices
left join {{ ref('stg_invoice_lines') }} as invoice_lines on invoices.invoice_id = invoice_lines.invoice_id
group by invoices.invoice_id, invoices.version
