select id, name, born, 10 as amount from {{ ref('people') }}
