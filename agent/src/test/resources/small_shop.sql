-- raw_data of a small made-up shop. Everything follows from the number of a row, so that each run makes the same rows.
create schema raw_data;

create macro dice(n, salt, sides) as cast(hash(n * 1000003 + salt) % sides as integer);
create macro id_of(kind, n) as md5(kind || n);

create table raw_data.customers as
select
    id_of('customer', n) as customer_id,
    -- Three orders in ten come from a person who ordered before.
    id_of('person', case when dice(n, 1, 10) < 3 then dice(n, 2, n + 1) else n end) as customer_unique_id,
    ['01037', '20040', '30110', '72300', '80010', '69005'][dice(n, 3, 6) + 1] as customer_zip_code_prefix,
    ['são paulo', 'rio de janeiro', 'belo horizonte', 'brasilia', 'curitiba', 'manaus'][dice(n, 3, 6) + 1] as customer_city,
    ['SP', 'RJ', 'MG', 'DF', 'PR', 'AM'][dice(n, 3, 6) + 1] as customer_state,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(500) as t(n);

create table raw_data.orders as
with bought as (
    select
        n,
        ['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'shipped', 'canceled',
         'processing', 'unavailable', 'invoiced', 'created', 'approved'][dice(n, 4, 13) + 1] as status,
        -- Nothing is bought in the fourth month of a year.
        timestamp '2017-01-01' + to_minutes(dice(n, 5, 1200 * 24 * 60 // 2)) as moment
    from range(500) as t(n)
), kept as (
    select n, status, case when month(moment) = 4 then moment + interval 40 day else moment end as moment from bought
)
select
    id_of('order', n) as order_id,
    -- Five orders have a customer that there is not.
    case when n >= 495 then id_of('nobody', n) else id_of('customer', n) end as customer_id,
    status as order_status,
    moment as order_purchase_timestamp,
    case when status <> 'created' then moment + to_minutes(dice(n, 6, 3000)) end as order_approved_at,
    case when status in ('delivered', 'shipped') then moment + to_hours(5 + dice(n, 7, 90)) end as order_delivered_carrier_date,
    -- Some delivered orders have no delivery date, and some that were canceled have one.
    case
        when status = 'delivered' and dice(n, 8, 20) > 0 then moment + to_hours(100 + dice(n, 9, 700))
        when status = 'canceled' and dice(n, 8, 3) = 0 then moment + to_hours(200)
    end as order_delivered_customer_date,
    date_trunc('day', moment + to_days(5 + dice(n, 10, 30))) as order_estimated_delivery_date,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from kept;

create table raw_data.products as
select
    id_of('product', n) as product_id,
    ['beleza_saude', 'automotivo', 'bebes', 'pc_gamer', 'nova_categoria', null][dice(n, 11, 6) + 1] as product_category_name,
    dice(n, 12, 60) as product_name_lenght,
    dice(n, 13, 900) as product_description_lenght,
    dice(n, 14, 6) as product_photos_qty,
    dice(n, 15, 20) * 700 as product_weight_g,
    10 + dice(n, 16, 50) as product_length_cm,
    10 + dice(n, 17, 50) as product_height_cm,
    10 + dice(n, 18, 50) as product_width_cm,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(60) as t(n);

create table raw_data.sellers as
select
    id_of('seller', n) as seller_id,
    ['01037', '20040', '80010'][dice(n, 19, 3) + 1] as seller_zip_code_prefix,
    ['sao paulo', 'rio de janeiro', 'curitiba'][dice(n, 19, 3) + 1] as seller_city,
    ['SP', 'RJ', 'PR'][dice(n, 19, 3) + 1] as seller_state,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(12) as t(n);

create table raw_data.order_items as
select
    -- Three items belong to an order that there is not.
    case when o = 3 then id_of('lost', o) else id_of('order', o) end as order_id,
    cast(i + 1 as integer) as order_item_id,
    id_of('product', dice(o * 10 + i, 20, 62)) as product_id,
    id_of('seller', dice(o * 10 + i, 21, 13)) as seller_id,
    timestamp '2017-02-01' + to_hours(dice(o * 10 + i, 22, 14000)) as shipping_limit_date,
    cast([9.90, 49.90, 50.00, 99.99, 150.00, 480.50, 1200.00][dice(o * 10 + i, 23, 7) + 1] as decimal(10, 2)) as price,
    cast(dice(o * 10 + i, 24, 4000) / 100.0 as decimal(10, 2)) as freight_value,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(500) as t(o), range(4) as u(i)
where i < case o when 3 then 3 else [0, 1, 1, 1, 2, 2, 3, 4][dice(o, 25, 8) + 1] end;

create table raw_data.order_payments as
select
    case when o = 3 then id_of('lost', o) else id_of('order', o) end as order_id,
    cast(i + 1 as integer) as payment_sequential,
    ['credit_card', 'credit_card', 'boleto', 'voucher', 'debit_card'][dice(o * 10 + i, 26, 5) + 1] as payment_type,
    1 + dice(o * 10 + i, 27, 10) as payment_installments,
    cast(5 + dice(o * 10 + i, 28, 60000) / 100.0 as decimal(10, 2)) as payment_value,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(500) as t(o), range(3) as u(i)
where i < [0, 1, 1, 1, 1, 1, 2, 3][dice(o, 29, 8) + 1];

create table raw_data.order_reviews as
select
    id_of('review', o * 10 + i) as review_id,
    id_of('order', o) as order_id,
    1 + dice(o * 10 + i, 30, 5) as review_score,
    null::varchar as review_comment_title,
    [null, 'muito bom', ' ', 'não chegou'][dice(o * 10 + i, 31, 4) + 1] as review_comment_message,
    timestamp '2017-01-20' + to_days(dice(o * 10 + i, 32, 600)) as review_creation_date,
    timestamp '2017-01-20' + to_days(dice(o * 10 + i, 32, 600)) + to_hours(dice(o * 10 + i, 33, 90))
        as review_answer_timestamp,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(500) as t(o), range(2) as u(i)
where i < [0, 1, 1, 1, 2][dice(o, 34, 5) + 1];

create table raw_data.geolocation as
select
    ['01037', '20040', '30110', '72300'][n % 4 + 1] as geolocation_zip_code_prefix,
    cast(-23.5 + n / 1000.0 as double) as geolocation_lat,
    cast(-46.6 as double) as geolocation_lng,
    ['sao paulo', 'rio de janeiro', 'belo horizonte', 'brasilia'][n % 4 + 1] as geolocation_city,
    ['SP', 'RJ', 'MG', 'DF'][n % 4 + 1] as geolocation_state,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(40) as t(n);

create table raw_data.product_category_name_translation (
    product_category_name varchar,
    product_category_name_english varchar,
    _feira_batch bigint,
    _feira_ingested_at timestamp
);
insert into raw_data.product_category_name_translation values
('beleza_saude', 'health_beauty', 1, '2024-01-01 02:00:00'),
('automotivo', 'auto', 1, '2024-01-01 02:00:00'),
('bebes', 'baby', 1, '2024-01-01 02:00:00');

-- Invoices: a third of them were corrected, and some of these cancelled; one has no lines.
create table raw_data.invoice_events as
select
    id_of('event', n * 10 + v) as event_id,
    ['issued', 'corrected', 'cancelled'][v] as event_type,
    timestamptz '2018-06-01 12:00:00+00' + to_hours(dice(n, 40, 1400) + v) as occurred_at,
    id_of('invoice', n) as invoice_id,
    cast(v as integer) as version,
    timestamptz '2018-06-01 12:00:00+00' + to_hours(dice(n, 40, 1400)) as issued_at,
    id_of('customer', dice(n, 41, 510)) as customer_id,
    ['SP', 'RJ', 'MG', null][dice(n, 42, 4) + 1] as customer_state,
    ['credit_card', 'boleto'][dice(n, 43, 2) + 1] as payment_type,
    1 + dice(n, 44, 6) as installments,
    'BRL' as currency,
    cast(100 + dice(n, 45, 9000) / 100.0 as decimal(18, 2)) as products_amount,
    cast(dice(n, 46, 3000) / 100.0 as decimal(18, 2)) as freight_amount,
    cast(dice(n, 47, 500) / 100.0 as decimal(18, 2)) as discount_amount,
    cast(dice(n, 48, 900) / 100.0 as decimal(18, 2)) as icms_amount,
    cast(dice(n, 49, 200) / 100.0 as decimal(18, 2)) as pis_amount,
    cast(dice(n, 50, 400) / 100.0 as decimal(18, 2)) as cofins_amount,
    products_amount + freight_amount - discount_amount as total_amount,
    0 as topic_number,
    0 as "partition",
    cast(n * 10 + v as bigint) as "offset",
    occurred_at as event_time,
    occurred_at as arrival_time,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from range(120) as t(n), range(1, 4) as u(v)
where v <= [1, 1, 1, 1, 2, 3][dice(n, 51, 6) + 1];

create table raw_data.invoice_event_lines as
select
    invoice_id,
    version,
    topic_number,
    "partition",
    "offset",
    cast(i + 1 as integer) as line_number,
    id_of('product', dice("offset" * 10 + i, 52, 62)) as product_id,
    id_of('seller', dice("offset" * 10 + i, 53, 13)) as seller_id,
    1 + dice("offset" * 10 + i, 54, 4) as quantity,
    cast(10 + dice("offset" * 10 + i, 55, 9000) / 100.0 as decimal(18, 2)) as unit_price,
    unit_price * quantity as amount,
    '5102' as cfop,
    '33049910' as ncm,
    cast(0.18 as decimal(9, 4)) as icms_rate,
    1::bigint as _feira_batch,
    timestamp '2024-01-01 02:00:00' as _feira_ingested_at
from raw_data.invoice_events, range(3) as u(i)
where i < 1 + dice("offset", 56, 3) and "offset" <> 1;

drop macro dice;
drop macro id_of;
