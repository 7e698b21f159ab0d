{#- A measure of an invoice: what a cancelled one had is zero, so that no sum counts it. -#}
{% macro unless_cancelled(measure, type='decimal(18, 2)') -%}
    cast(case when invoices.invoice_status = 'cancelled' then 0 else {{ measure }} end as {{ type }})
{%- endmacro %}
