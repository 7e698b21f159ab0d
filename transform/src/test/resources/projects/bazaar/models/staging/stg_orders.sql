{{ config(alias='orders_stg', meta={'level': 1}, tags='own') }}
select id, shop_id, status, {{ cents('amount') }} as amount
from {{ source('raw', 'orders') }}
{% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
limit {{ var('limit_rows') }}
