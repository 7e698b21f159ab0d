select 1 as sale_id, 1 as customer_id, 2.5 as price, 3 as pieces, true as is_paid, timestamp '2024-01-01 10:00:00' as sold_at
