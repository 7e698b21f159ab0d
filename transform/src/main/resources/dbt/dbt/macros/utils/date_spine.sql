{#- How many periods lie between two dates: asked of the engine, for they may be any SQL. -#}
{% macro get_intervals_between(start_date, end_date, datepart) -%}
  {{ return(adapter.dispatch('get_intervals_between', 'dbt')(start_date, end_date, datepart)) }}
{%- endmacro %}

{#- One where nobody can be asked, that is while parsing. -#}
{% macro default__get_intervals_between(start_date, end_date, datepart) -%}
  {%- set rows = run_query('select ' ~ dbt.datediff(start_date, end_date, datepart)).rows if execute else [[1]] -%}
  {{ return(rows[0][0]) }}
{%- endmacro %}


{#- A row for each period from the first date up to, and without, the last. -#}
{% macro date_spine(datepart, start_date, end_date) %}
  {{ return(adapter.dispatch('date_spine', 'dbt')(datepart, start_date, end_date)) }}
{%- endmacro %}

{% macro default__date_spine(datepart, start_date, end_date) %}
  {%- set name = 'date_' ~ datepart %}
  select {{ name }}
  from (
    select {{ dbt.dateadd(datepart, 'generated_number - 1', start_date) }} as {{ name }}
    from ({{ dbt.generate_series(dbt.get_intervals_between(start_date, end_date, datepart)) }}) as numbers
  ) as periods
  where {{ name }} <= {{ end_date }}
{% endmacro %}
