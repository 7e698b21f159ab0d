select
    {{ surrogate_key(['products.product_id']) }} as product_key,
    products.product_id,
    coalesce(products.category, 'unknown') as category,
    coalesce(categories.category_english, products.category, 'unknown') as category_english,
    products.name_length,
    products.description_length,
    products.photo_count,
    products.weight_g,
    products.length_cm,
    products.height_cm,
    products.width_cm,
    products.length_cm * products.height_cm * products.width_cm as volume_cm3,
    false as is_unknown
from {{ ref('stg_products') }} as products
left join {{ ref('int_product_categories') }} as categories on products.category = categories.category
union all
select
    {{ unknown_key() }} as product_key,
    null as product_id,
    'unknown' as category,
    'unknown' as category_english,
    null as name_length,
    null as description_length,
    null as photo_count,
    null as weight_g,
    null as length_cm,
    null as height_cm,
    null as width_cm,
    null as volume_cm3,
    true as is_unknown
