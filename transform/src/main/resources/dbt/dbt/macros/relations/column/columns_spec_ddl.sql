{#- What a contract adds to a table's definition: columns with types, and constraints. -#}
{%- macro get_table_columns_and_constraints() -%}
  {{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{%- endmacro -%}

{% macro default__get_table_columns_and_constraints() -%}
  {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
  (
    {{ (adapter.render_raw_columns_constraints(raw_columns=model['columns'])
        + adapter.render_raw_model_constraints(raw_constraints=model['constraints'])) | join(",\n    ") }}
  )
{% endmacro %}


{%- macro get_assert_columns_equivalent(sql) -%}
  {{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{%- endmacro -%}

{% macro default__get_assert_columns_equivalent(sql) -%}
  {{ return(assert_columns_equivalent(sql)) }}
{%- endmacro %}


{#- Refuses a query whose columns are not those of the contract. -#}
{% macro assert_columns_equivalent(sql) %}
  {%- set found = get_column_schema_from_query(sql, config.get('sql_header', none)) -%}
  {%- set wanted = get_column_schema_from_query(get_empty_schema_sql(model['columns'])) -%}
  {%- set found_names = found | map(attribute='name') | map('lower') | list -%}
  {%- set types = {} -%}
  {%- for column in found -%}
    {%- do types.update({column.name | lower: column.dtype}) -%}
  {%- endfor -%}
  {%- set wrong = namespace(any=(found | length != wanted | length)) -%}
  {%- for column in wanted -%}
    {%- if types.get(column.name | lower) != column.dtype -%}
      {%- set wrong.any = true -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if wrong.any -%}
    {%- do exceptions.raise_contract_error(format_columns(wanted), format_columns(found)) -%}
  {%- endif -%}
{% endmacro %}


{% macro format_columns(columns) %}
  {%- set formatted = [] -%}
  {%- for column in columns -%}
    {%- do formatted.append(adapter.dispatch('format_column', 'dbt')(column)) -%}
  {%- endfor -%}
  {{ return(formatted) }}
{% endmacro %}

{% macro default__format_column(column) -%}
  {{ return({'name': column.name, 'data_type': column.dtype, 'formatted': column.column.lower() ~ " " ~ column.dtype}) }}
{%- endmacro -%}
