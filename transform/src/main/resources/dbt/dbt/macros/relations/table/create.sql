{% macro get_create_table_as_sql(temporary, relation, sql) -%}
  {{ adapter.dispatch('get_create_table_as_sql', 'dbt')(temporary, relation, sql) }}
{%- endmacro %}

{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}
  {{ create_table_as(temporary, relation, sql) }}
{% endmacro %}


{% macro create_table_as(temporary, relation, compiled_code, language='sql') -%}
  {%- if language != 'sql' -%}
    {% do exceptions.raise_compiler_error("create_table_as: only SQL runs here, not `" ~ language ~ "`") %}
  {%- endif -%}
  {{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code) }}
{%- endmacro %}

{#- A temporary table stands in the session's own schema, so its name alone says where. -#}
{% macro default__create_table_as(temporary, relation, sql) -%}
  {%- set held = config.get('contract').enforced and not temporary -%}
  {%- do get_assert_columns_equivalent(sql) if held -%}
  {{ feira_header() }}
create {{ 'temporary' if temporary }} table {{ relation.include(database=not temporary, schema=not temporary) }}
{{ get_table_columns_and_constraints() if held }}
as (
{{ get_select_subquery(sql) if held else sql }}
);
{%- endmacro %}


{#- The query with its columns in the order of the contract. -#}
{% macro get_select_subquery(sql) %}
  {{ return(adapter.dispatch('get_select_subquery', 'dbt')(sql)) }}
{% endmacro %}

{% macro default__get_select_subquery(sql) %}
select {{ feira_contract_names() }} from (
{{ sql }}
) as in_the_order_of_the_contract
{%- endmacro %}


{#- The columns of the contract, joined by commas; quoted where the contract says so. -#}
{% macro feira_contract_names() %}
  {%- set names = [] -%}
  {%- for column in model.columns.values() -%}
    {%- do names.append(adapter.quote(column.name) if column.quote else column.name) -%}
  {%- endfor -%}
  {{ return(names | join(', ')) }}
{% endmacro %}
