{#- How many doublings of one it takes to reach a number. -#}
{% macro get_powers_of_two(upper_bound) %}
  {{ return(adapter.dispatch('get_powers_of_two', 'dbt')(upper_bound)) }}
{% endmacro %}

{% macro default__get_powers_of_two(upper_bound) %}
  {%- if upper_bound < 1 -%}
    {%- do exceptions.raise_compiler_error("A series wants an upper bound above 0, found `" ~ upper_bound ~ "`") -%}
  {%- endif -%}
  {%- for power in range(1, 64) if 2 ** power >= upper_bound -%}
    {{ return(power) }}
  {%- endfor -%}
{% endmacro %}


{#- The numbers from one to a bound, as `generated_number`. -#}
{% macro generate_series(upper_bound) %}
  {{ return(adapter.dispatch('generate_series', 'dbt')(upper_bound)) }}
{% endmacro %}

{#- In SQL that every engine has: each step adds to the numbers so far as many again. -#}
{% macro default__generate_series(upper_bound) %}
  {%- set doublings = dbt.get_powers_of_two(upper_bound) %}
  with numbers_0 as (select 1 as generated_number)
  {%- for n in range(doublings) -%}
  , numbers_{{ n + 1 }} as (
    select generated_number from numbers_{{ n }}
    union all
    select generated_number + {{ 2 ** n }} from numbers_{{ n }}
  )
  {%- endfor %}
  select generated_number from numbers_{{ doublings }} where generated_number <= {{ upper_bound }} order by 1
{% endmacro %}
