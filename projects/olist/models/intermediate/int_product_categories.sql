{{ config(materialized='ephemeral') }}

select
    category,
    category_english
from {{ ref('stg_product_category_translations') }}
union all
-- Some categories were never translated by the shop; a translation of its own wins once there is one.
select
    additions.category,
    additions.category_english
from {{ ref('category_translation_additions') }} as additions
left join {{ ref('stg_product_category_translations') }} as translations
    on additions.category = translations.category
where translations.category is null
