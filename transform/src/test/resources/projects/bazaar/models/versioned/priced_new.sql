select 1 as id, 2.0 as price
