select 1 as visit_id, 1 as customer_id, timestamp '2024-01-01 10:00:00' as visited_at
