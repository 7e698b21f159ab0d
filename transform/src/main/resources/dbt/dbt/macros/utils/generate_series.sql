{#- How many doublings of one it takes to reach a number. -#}
{% macro get_powers_of_two(upper_bound) %}
  {{ return(adapter.dispatch('get_powers_of_two', 'dbt')(upper_bound)) }}
{% endmacro %}

{% macro default__get_powers_of_two(upper_bound) %}
  {%- if upper_bound <= 0 -%}
    {{ exceptions.raise_compiler_error("upper bound must be positive") }}
  {%- endif -%}
  {%- for power in range(1, 100) -%}
    {%- if upper_bound <= 2 ** power -%}
      {{ return(power) }}
    {%- endif -%}
  {%- endfor -%}
{% endmacro %}


{#- The numbers from one to a bound, in plain SQL: one bit a cross join. -#}
{% macro generate_series(upper_bound) %}
  {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }}
{% endmacro %}

{% macro default__generate_series(upper_bound) %}
  {%- set bits = dbt.get_powers_of_two(upper_bound) %}
  with bit as (
    select 0 as set_bit
    union all
    select 1
  ),

  numbers as (
    select
      {% for n in range(bits) -%}
      b{{ n }}.set_bit * {{ 2 ** n }}{% if not loop.last %} + {% endif %}
      {%- endfor %}
      + 1 as generated_number
    from
      {% for n in range(bits) -%}
      bit as b{{ n }}{% if not loop.last %} cross join {% endif %}
      {%- endfor %}
  )

  select *
  from numbers
  where generated_number <= {{ upper_bound }}
  order by generated_number
{% endmacro %}
