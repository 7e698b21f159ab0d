with

source as (

    select * from {{ source('raw_data', 'customers') }}

)

select
    customer_id,
    customer_unique_id,
    customer_zip_code_prefix as zip_code_prefix,
    {{ city_name('customer_city') }} as city,
    upper(customer_state) as state,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
