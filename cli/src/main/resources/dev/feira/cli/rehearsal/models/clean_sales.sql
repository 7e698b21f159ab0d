select id, city, price, sold_at, _feira_batch from {{ source('raw', 'sales') }}
