select id, city, _feira_batch from {{ ref('clean_sales') }}
{% if is_incremental() %}
where _feira_batch > (select max(_feira_batch) from {{ this }})
{% endif %}
