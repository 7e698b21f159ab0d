select
    {{ surrogate_key(['order_status']) }} as order_status_key,
    order_status,
    status_name,
    status_name_portuguese,
    step,
    is_open,
    false as is_unknown
from {{ ref('order_statuses') }}
union all
select
    {{ unknown_key() }} as order_status_key,
    null as order_status,
    'Unknown' as status_name,
    'Desconhecido' as status_name_portuguese,
    null as step,
    null as is_open,
    true as is_unknown
