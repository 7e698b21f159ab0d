-- An order without items is one that came to nothing: none of them should have been delivered.
-- The shop may know better, so this warns.
{{ config(severity='warn') }}

select
    order_id,
    order_status
from {{ ref('fact_orders_accumulating') }}
where item_count = 0 and is_delivered
