with

source as (

    select * from {{ source('raw_data', 'order_reviews') }}

)

-- A review id can stand on several orders: one row is one review of one order.
select
    review_id,
    order_id,
    review_score,
    nullif(trim(review_comment_title), '') as comment_title,
    nullif(trim(review_comment_message), '') as comment_message,
    review_creation_date as created_at,
    review_answer_timestamp as answered_at,
    _feira_batch,
    {{ microseconds('_feira_ingested_at') }} as _feira_ingested_us
from source
