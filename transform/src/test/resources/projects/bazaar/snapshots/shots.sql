{% snapshot shops_history %}
{{ config(unique_key='id', strategy='check', check_cols='all') }}
select * from {{ ref('shops') }}
{% endsnapshot %}
