with

source as (

    select * from {{ source('raw_data', 'product_category_name_translation') }}

)

select
    lower(trim(product_category_name)) as category,
    lower(trim(product_category_name_english)) as category_english,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
