with

source as (

    select * from {{ source('raw_data', 'sellers') }}

)

select
    seller_id,
    seller_zip_code_prefix as zip_code_prefix,
    {{ city_name('seller_city') }} as city,
    upper(seller_state) as state,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
