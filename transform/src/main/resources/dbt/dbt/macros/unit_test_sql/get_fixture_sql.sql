{#- Rows of a unit test as a query in place of the relation `this`; columns not given are null of the right type. -#}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
  {%- set default_row = {} -%}
  {%- if not column_name_to_data_types -%}
    {%- set relation = load_relation(this) or (defer_relation if defer_relation is defined else none) -%}
    {%- if not relation -%}
      {{ exceptions.raise_compiler_error("Not able to get columns for unit test '" ~ model.name ~ "' from relation " ~ this ~ " because the relation doesn't exist") }}
    {%- endif -%}
    {%- set column_name_to_data_types = {} -%}
    {%- set column_name_to_quoted = {} -%}
    {%- for column in adapter.get_columns_for_unit_tests(relation) -%}
      {%- do column_name_to_data_types.update({column.name | lower: column.data_type}) -%}
      {%- do column_name_to_quoted.update({column.name | lower: column.quoted}) -%}
    {%- endfor -%}
  {%- endif -%}
  {%- if not column_name_to_data_types -%}
    {{ exceptions.raise_compiler_error("Not able to get columns for unit test '" ~ model.name ~ "' from relation " ~ this) }}
  {%- endif -%}
  {%- set quoted = column_name_to_quoted if column_name_to_quoted is defined else {} -%}
  {%- for name, type in column_name_to_data_types.items() -%}
    {%- do default_row.update({name: safe_cast("null", type)}) -%}
  {%- endfor -%}

  {{ validate_fixture_rows(rows, row_number) }}
  {%- for row in rows -%}
    {%- set given = format_row(row, column_name_to_data_types) -%}
    {%- set full = default_row.copy() -%}
    {%- do full.update(given) %}
select
    {%- for name, value in full.items() %} {{ value }} as {{ quoted.get(name, name) }}{% if not loop.last %},{% endif %}{%- endfor %}
    {%- if not loop.last %}
union all
    {%- endif -%}
  {%- endfor -%}
  {%- if rows | length == 0 %}
select
    {%- for name, value in default_row.items() %} {{ value }} as {{ quoted.get(name, name) }}{% if not loop.last %},{% endif %}{%- endfor %}
limit 0
  {%- endif -%}
{% endmacro %}


{#- The expected rows as a query: only the columns that they name. -#}
{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
  {%- if rows | length == 0 %}
select * from dbt_internal_unit_test_actual
limit 0
  {%- else -%}
    {%- for row in rows -%}
      {%- set given = format_row(row, column_name_to_data_types) %}
select
      {%- for name, value in given.items() %} {{ value }} as {{ column_name_to_quoted[name] }}{% if not loop.last %},{% endif %}{%- endfor %}
      {%- if not loop.last %}
union all
      {%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}


{#- A row's values as SQL of the columns' types. -#}
{%- macro format_row(row, column_name_to_data_types) -%}
  {%- set formatted = {} -%}
  {%- for given_name, value in row.items() -%}
    {%- set name = given_name | lower -%}
    {%- if name not in column_name_to_data_types -%}
      {{ exceptions.raise_compiler_error(
          "Invalid column name: '" ~ given_name ~ "' in unit test fixture for '" ~ model.name ~ "'.\nAccepted columns for '"
          ~ model.name ~ "' are: " ~ (column_name_to_data_types.keys() | list)) }}
    {%- endif -%}
    {%- if value is string -%}
      {%- set literal = dbt.string_literal(dbt.escape_single_quotes(value)) -%}
    {%- elif value is none -%}
      {%- set literal = 'null' -%}
    {%- else -%}
      {%- set literal = value | string -%}
    {%- endif -%}
    {%- do formatted.update({name: dbt.safe_cast(literal, column_name_to_data_types[name])}) -%}
  {%- endfor -%}
  {{ return(formatted) }}
{%- endmacro -%}


{% macro validate_fixture_rows(rows, row_number) -%}
  {{ return(adapter.dispatch('validate_fixture_rows', 'dbt')(rows, row_number)) }}
{%- endmacro %}

{% macro default__validate_fixture_rows(rows, row_number) -%}
{%- endmacro %}
