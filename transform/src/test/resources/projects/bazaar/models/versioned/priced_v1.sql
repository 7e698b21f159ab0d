select 1 as id, 2 as price, 'x' as old
