-- An order without items is one that came to nothing: none of them can have been delivered.
select order_id, order_status
from {{ ref('fact_orders_accumulating') }}
where item_count = 0 and is_delivered
