select city, sum(price) as price from {{ ref('clean_sales') }} group by city
