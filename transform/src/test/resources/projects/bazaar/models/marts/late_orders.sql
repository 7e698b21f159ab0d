select * from {{ late('orders') }} o join {{ ref('scales', 'weights') }} w using (id)
where day > '{{ var("first_day") }}' and '{{ modules.datetime.date(2020, 1, 1).isoformat() }}' < now()
