-- The shop's rows with all that can be asked of them, straight from the raw tables and from the definitions of the shop:
-- nothing here knows of the star schema or of the semantic model.
create temp table states as
select * from (values
    ('SP', 'Sudeste', 'São Paulo'), ('RJ', 'Sudeste', 'Rio de Janeiro'), ('MG', 'Sudeste', 'Minas Gerais'),
    ('DF', 'Centro-Oeste', 'Distrito Federal'), ('PR', 'Sul', 'Paraná'), ('AM', 'Norte', 'Amazonas')
) as t(state, region, name);

create temp table order_facts as
select
    o.order_id,
    c.customer_unique_id as person,
    o.order_purchase_timestamp as purchased_at,
    o.order_approved_at as approved_at,
    o.order_delivered_carrier_date as handed_to_carrier_at,
    o.order_delivered_customer_date as delivered_at,
    o.order_estimated_delivery_date as promised_at,
    o.order_status,
    year(o.order_purchase_timestamp) as purchase_year,
    quarter(o.order_purchase_timestamp) as purchase_quarter,
    month(o.order_purchase_timestamp) as purchase_month,
    day(o.order_purchase_timestamp) as purchase_day_of_month,
    isodow(o.order_purchase_timestamp) as purchase_weekday,
    isodow(o.order_purchase_timestamp) in (6, 7) as is_weekend,
    hour(o.order_purchase_timestamp) as purchase_hour,
    coalesce(c.customer_state, 'unknown') as customer_state,
    coalesce(replace(c.customer_city, 'ã', 'a'), 'unknown') as customer_city,
    coalesce(c.customer_zip_code_prefix, 'unknown') as customer_zip_code_prefix,
    s.region as customer_region,
    s.name as customer_state_name,
    o.order_status as status,
    o.order_status in ('created', 'approved', 'invoiced', 'processing', 'shipped') as is_open,
    o.order_status = 'delivered' as is_delivered,
    -- A delivery that can be timed: status delivered, and a date.
    o.order_status = 'delivered' and o.order_delivered_customer_date is not null as is_timed,
    case when is_timed then datediff('day', o.order_estimated_delivery_date, o.order_delivered_customer_date) end as lateness,
    lateness > 0 as is_late,
    case
        when lateness is null then 'not delivered'
        when lateness <= 0 then 'in time'
        when lateness between 1 and 3 then '1 to 3 days'
        when lateness between 4 and 7 then '4 to 7 days'
        else 'more than 7 days'
    end as days_late_range,
    case when is_timed then epoch_us(o.order_delivered_customer_date) - epoch_us(o.order_purchase_timestamp) end / 86400e6
        as delivery_days,
    (select count(*) from raw_data.order_items as i where i.order_id = o.order_id) as items_in_order,
    (select count(*) from raw_data.order_reviews as r where r.order_id = o.order_id) as review_count
from raw_data.orders as o
left join raw_data.customers as c using (customer_id)
left join states as s on c.customer_state = s.state;

create temp table person_facts as
select
    c.customer_unique_id as person,
    min(o.order_purchase_timestamp) as first_purchased_at,
    max(o.order_purchase_timestamp) as latest_purchased_at,
    count(o.order_id) as customer_orders,
    count(o.order_id) > 1 as is_repeat_customer,
    arg_max(c.customer_state, coalesce(o.order_purchase_timestamp, timestamp '1900-01-01')) as home_state
from raw_data.customers as c
left join raw_data.orders as o using (customer_id)
group by 1;

-- Everything that an order tells whoever points to it.
create temp table order_rows as
select o.*, p.* exclude (person, home_state), coalesce(p.home_state, 'unknown') as home_state
from order_facts as o
left join person_facts as p using (person);

create temp table item_rows as
select
    o.* exclude (order_id),
    i.order_id,
    i.product_id as item_product,
    i.seller_id as item_seller,
    i.price,
    i.freight_value,
    i.shipping_limit_date as shipping_limit_at,
    case
        when i.price < 50 then 'below 50'
        when i.price < 100 then '50 to 100'
        when i.price < 200 then '100 to 200'
        when i.price < 500 then '200 to 500'
        else '500 and more'
    end as price_range,
    coalesce(n.product_category_name_english, p.product_category_name, 'unknown') as product_category,
    coalesce(p.product_category_name, 'unknown') as product_category_portuguese,
    coalesce(p.product_id, 'unknown') as product_id,
    p.product_photos_qty as product_photos,
    case
        when coalesce(p.product_weight_g, 0) = 0 then 'unknown'
        when p.product_weight_g < 500 then 'below 500 g'
        when p.product_weight_g < 2000 then '500 g to 2 kg'
        when p.product_weight_g < 10000 then '2 to 10 kg'
        else '10 kg and more'
    end as product_weight_range,
    coalesce(s.seller_id, 'unknown') as seller_id,
    coalesce(s.seller_state, 'unknown') as seller_state,
    coalesce(s.seller_city, 'unknown') as seller_city,
    coalesce(s.seller_zip_code_prefix, 'unknown') as seller_zip_code_prefix,
    r.region as seller_region,
    r.name as seller_state_name
from raw_data.order_items as i
left join order_rows as o using (order_id)
left join raw_data.products as p on i.product_id = p.product_id
left join raw_data.product_category_name_translation as n on p.product_category_name = n.product_category_name
left join raw_data.sellers as s on i.seller_id = s.seller_id
left join states as r on s.seller_state = r.state;

create temp table payment_rows as
select
    o.* exclude (order_id),
    p.order_id,
    p.payment_value,
    p.payment_type,
    p.payment_installments,
    p.payment_sequential as payment_sequence
from raw_data.order_payments as p
left join order_rows as o using (order_id);

create temp table review_rows as
select
    o.* exclude (order_id),
    r.order_id,
    r.review_id,
    r.review_score,
    r.review_creation_date as review_created_at,
    r.review_answer_timestamp as review_answered_at,
    trim(coalesce(r.review_comment_message, '')) <> '' as has_comment
from raw_data.order_reviews as r
left join order_rows as o using (order_id);
