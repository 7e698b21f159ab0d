{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}

{#- One row: how many failures, and whether that is worth a warning or an error. -#}
{% macro default__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  select failures, failures {{ warn_if }} as should_warn, failures {{ error_if }} as should_error
  from (
    select {{ fail_calc }} as failures
    from (
      {{ main_sql }}
      {% if limit is not none %}limit {{ limit }}{% endif %}
    ) as found
  ) as counted
{%- endmacro %}


{% macro get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {{ adapter.dispatch('get_unit_test_sql', 'dbt')(main_sql, expected_fixture_sql, expected_column_names) }}
{%- endmacro %}

{#- The rows that the model gives and those that are expected, told apart by the last column. The name of the first CTE is
    part of the contract: a fixture may ask it for its columns. -#}
{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {%- set names = expected_column_names | join(', ') -%}
  {%- set side = adapter.quote('actual_or_expected') -%}
with dbt_internal_unit_test_actual as (
  select {{ names }}, {{ dbt.string_literal('actual') }} as {{ side }}
  from (
{{ main_sql }}
  ) as given_by_the_model
)
select * from dbt_internal_unit_test_actual
union all
select {{ names }}, {{ dbt.string_literal('expected') }} as {{ side }}
from (
{{ expected_fixture_sql }}
) as expected_of_it
{%- endmacro %}
