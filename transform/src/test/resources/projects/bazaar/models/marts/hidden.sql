select * from {{ ref('orders') }} -- private
