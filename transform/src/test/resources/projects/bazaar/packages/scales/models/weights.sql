select 1 as id, '{{ var("unit") }}' as unit, {{ var("precision") }} as precision, {{ scales.round_weight('1.5') }} as w
