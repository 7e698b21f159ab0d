{{ config(severity='warn', tags=['money'], limit=10) }}
select * from {{ ref('orders') }} where amount is null
