{#- Rows of a unit test as a query in place of the relation `this`; columns not given are null of the right type. -#}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
  {%- set types = column_name_to_data_types or {} -%}
  {%- set quoted = {} -%}
  {%- for column in ([] if types else feira_fixture_columns()) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
  {%- set nulls = {} -%}
  {%- for name, type in types.items() -%}
    {%- do nulls.update({name: safe_cast('null', type)}) -%}
  {%- endfor -%}

  {%- do validate_fixture_rows(rows, none) -%}
  {%- set selects = [] -%}
  {%- for row in rows -%}
    {%- set values = nulls.copy() -%}
    {%- do values.update(format_row(row, types)) -%}
    {%- do selects.append(feira_fixture_row(values, quoted)) -%}
  {%- endfor -%}
  {{ selects | join('\nunion all\n') if selects else feira_fixture_row(nulls, quoted) ~ '\nlimit 0' }}
{% endmacro %}


{#- The columns of `this` in the warehouse, or of what stands for it there. -#}
{% macro feira_fixture_columns() %}
  {%- set relation = load_relation(this) or (defer_relation if defer_relation is defined) -%}
  {%- set columns = get_columns_for_unit_tests(relation) if relation else [] -%}
  {%- if not columns -%}
    {%- do exceptions.raise_compiler_error(
        "The unit test `" ~ model.name ~ "` needs the columns of " ~ this ~ ", and it is not in the warehouse; build it first, "
        ~ "or give the rows as SQL") -%}
  {%- endif -%}
  {{ return(columns) }}
{% endmacro %}


{#- One row as a query. -#}
{% macro feira_fixture_row(values, quoted) %}
  {%- set comma = joiner(', ') -%}
  {%- set query -%}
select {% for name, value in values.items() -%}
    {{ comma() }}{{ value }} as {{ quoted.get(name, name) }}
{%- endfor -%}
  {%- endset -%}
  {{ return(query) }}
{% endmacro %}


{#- The expected rows as a query: only the columns that they name. -#}
{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
  {%- set selects = [] -%}
  {%- for row in rows -%}
    {%- do selects.append(feira_fixture_row(format_row(row, column_name_to_data_types), column_name_to_quoted)) -%}
  {%- endfor -%}
  {{ selects | join('\nunion all\n') or 'select * from dbt_internal_unit_test_actual limit 0' }}
{% endmacro %}


{#- A row's values as SQL of the columns' types. -#}
{%- macro format_row(row, column_name_to_data_types) -%}
  {%- set literals = {} -%}
  {%- for given, value in row.items() -%}
    {%- set type = column_name_to_data_types.get(given | lower) -%}
    {%- if not type -%}
      {%- do exceptions.raise_compiler_error(
          "The unit test `" ~ model.name ~ "` gives a column `" ~ given ~ "` that is not there; there are: "
          ~ (column_name_to_data_types | join(', '))) -%}
    {%- endif -%}
    {%- set literal = string_literal(escape_single_quotes(value)) if value is string else ('null' if value is none else value) -%}
    {%- do literals.update({given | lower: safe_cast(literal, type)}) -%}
  {%- endfor -%}
  {{ return(literals) }}
{%- endmacro -%}


{#- For engines that cannot take every row; all rows are given, and a number where one of them is meant. -#}
{% macro validate_fixture_rows(rows, row_number) -%}
  {{ return(adapter.dispatch('validate_fixture_rows', 'dbt')(rows, row_number)) }}
{%- endmacro %}

{% macro default__validate_fixture_rows(rows, row_number) -%}
{%- endmacro %}
