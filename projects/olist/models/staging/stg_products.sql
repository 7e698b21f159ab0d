with

source as (

    select * from {{ source('raw_data', 'products') }}

)

-- A weight of zero grams is a weight that nobody entered.
select
    product_id,
    lower(trim(product_category_name)) as category,
    product_name_lenght as name_length,
    product_description_lenght as description_length,
    product_photos_qty as photo_count,
    nullif(product_weight_g, 0) as weight_g,
    product_length_cm as length_cm,
    product_height_cm as height_cm,
    product_width_cm as width_cm,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
