-- Every cent and every row of the sources stands in the facts, and in the accumulating snapshot once more.
with

sources as (

    select
        'items' as what,
        count(*) as row_count,
        sum(price + freight_value) as total
    from {{ ref('stg_order_items') }}
    union all
    select
        'payments' as what,
        count(*) as row_count,
        sum(payment_value) as total
    from {{ ref('stg_order_payments') }}
    union all
    select
        'reviews' as what,
        count(*) as row_count,
        sum(review_score) as total
    from {{ ref('stg_order_reviews') }}

),

facts as (

    select
        'items' as what,
        count(*) as row_count,
        sum(total_value) as total
    from {{ ref('fact_order_items') }}
    union all
    select
        'payments' as what,
        count(*) as row_count,
        sum(payment_value) as total
    from {{ ref('fact_payments') }}
    union all
    select
        'reviews' as what,
        count(*) as row_count,
        sum(review_score) as total
    from {{ ref('fact_reviews') }}

)

select
    sources.what,
    sources.row_count as source_rows,
    facts.row_count as fact_rows,
    sources.total as source_total,
    facts.total as fact_total
from sources
inner join facts on sources.what = facts.what
where
    sources.row_count <> facts.row_count
    or coalesce(sources.total, 0) <> coalesce(facts.total, 0)
