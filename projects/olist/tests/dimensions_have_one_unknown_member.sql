-- Each dimension has exactly one member for what is not known, under the key that the facts use for it.
{% set dimensions = {
    'dim_customers': 'customer_key',
    'dim_products': 'product_key',
    'dim_sellers': 'seller_key',
    'dim_geolocation': 'geolocation_key',
    'dim_order_status': 'order_status_key',
} %}
with

unknown_members as (

    {% for dimension, key in dimensions.items() -%}
    select '{{ dimension }}' as dimension, count(*) as members, min({{ key }}) as member_key
    from {{ ref(dimension) }}
    where is_unknown
    union all
    {% endfor -%}
    select 'dim_date' as dimension, count(*) as members, {{ unknown_key() }} as member_key
    from {{ ref('dim_date') }}
    where is_unknown and date_key = 0

)

select * from unknown_members
where members <> 1 or member_key <> {{ unknown_key() }}
