{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge', on_schema_change='append_new_columns', post_hook="select 42") }}
select id, name from {{ ref('a') }}
{% if is_incremental() %} where id > 1 {% endif %}
