select * from {{ ref('hidden') }}, {{ ref('priced') }}, {{ ref('priced', v=1) }}
