{% set inputs = ['stg_orders', 'stg_items'] %}
{{ config(materialized='incremental', unique_key=['id', 'shop_id'], pre_hook=["select 1", before_begin("select 2")], post_hook="select count(*) from {{ ref('shops') }}") }}
-- depends_on: {{ ref('eph') }}
{% for name in inputs %}select * from {{ ref(name) }}{% if not loop.last %} union all {% endif %}{% endfor %}
