{#- What a contract adds to a table's definition: columns with types, and constraints. -#}
{%- macro get_table_columns_and_constraints() -%}
  {{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{%- endmacro -%}

{% macro default__get_table_columns_and_constraints() -%}
  {{ table_columns_and_constraints() }}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
  {%- set columns = adapter.render_raw_columns_constraints(raw_columns=model.columns) -%}
  {%- set table = adapter.render_raw_model_constraints(raw_constraints=model.constraints) -%}
  ({{ (columns + table) | join(', ') }})
{% endmacro %}


{%- macro get_assert_columns_equivalent(sql) -%}
  {{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{%- endmacro -%}

{% macro default__get_assert_columns_equivalent(sql) -%}
  {%- do assert_columns_equivalent(sql) -%}
{%- endmacro %}


{#- Refuses a query whose columns are not those of the contract, in whatever order and case. The types of the contract are
    read from the engine too: it knows which spellings mean the same. -#}
{% macro assert_columns_equivalent(sql) %}
  {%- set wanted = format_columns(get_column_schema_from_query(get_empty_schema_sql(model.columns))) -%}
  {%- set found = format_columns(get_column_schema_from_query(sql, config.get('sql_header'))) -%}
  {%- if (wanted | map(attribute='formatted') | sort | list) != (found | map(attribute='formatted') | sort | list) -%}
    {%- do exceptions.raise_contract_error(wanted, found) -%}
  {%- endif -%}
{% endmacro %}


{#- Columns as dicts with their name, their type, and both in one text. -#}
{% macro format_columns(columns) %}
  {%- set format = adapter.dispatch('format_column', 'dbt') -%}
  {%- set formatted = [] -%}
  {%- for column in columns -%}
    {%- do formatted.append(format(column)) -%}
  {%- endfor -%}
  {{ return(formatted) }}
{% endmacro %}

{% macro default__format_column(column) -%}
  {{ return({'name': column.name, 'data_type': column.dtype, 'formatted': (column.name | lower) ~ ' ' ~ column.dtype}) }}
{%- endmacro -%}
