{% macro get_columns_in_relation(relation) -%}
  {{ return(adapter.dispatch('get_columns_in_relation', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_columns_in_relation(relation) -%}
  {%- do feira_unknown('get_columns_in_relation') -%}
{% endmacro %}


{#- Column objects from rows of name, type, length, precision, scale. -#}
{% macro sql_convert_columns_in_relation(table) -%}
  {%- set columns = [] -%}
  {%- for name, type, length, precision, scale in table.rows -%}
    {%- do columns.append(api.Column(name, type, length, precision, scale)) -%}
  {%- endfor -%}
  {{ return(columns) }}
{% endmacro %}


{% macro get_columns_for_unit_tests(relation) -%}
  {{ return(adapter.dispatch('get_columns_for_unit_tests', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_columns_for_unit_tests(relation) -%}
  {{ return(adapter.get_columns_in_relation(relation)) }}
{% endmacro %}


{% macro get_list_of_column_names(columns) -%}
  {{ return(columns | map(attribute='name') | list) }}
{% endmacro %}


{#- A query with the columns of another and no rows. -#}
{% macro get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
  {{ return(adapter.dispatch('get_empty_subquery_sql', 'dbt')(select_sql, select_sql_header)) }}
{% endmacro %}

{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
  {{ select_sql_header or '' }}
select * from (
{{ select_sql }}
) as asked where false
{% endmacro %}


{#- A query without rows whose columns are those of a contract. -#}
{% macro get_empty_schema_sql(columns) -%}
  {{ return(adapter.dispatch('get_empty_schema_sql', 'dbt')(columns)) }}
{% endmacro %}

{% macro default__get_empty_schema_sql(columns) %}
  {%- set untyped = columns.values() | rejectattr('data_type') | map(attribute='name') | list -%}
  {%- do exceptions.column_type_missing(column_names=untyped) if untyped -%}
  {%- set comma = joiner(', ') -%}
  select {% for column in columns.values() -%}
    {{ comma() }}{{ cast('null', column.data_type) }} as {{ adapter.quote(column.name) if column.quote else column.name }}
  {%- endfor %}
{% endmacro %}


{% macro get_column_schema_from_query(select_sql, select_sql_header=none) -%}
  {{ return(adapter.get_column_schema_from_query(get_empty_subquery_sql(select_sql, select_sql_header))) }}
{% endmacro %}


{% macro get_columns_in_query(select_sql) -%}
  {{ return(adapter.dispatch('get_columns_in_query', 'dbt')(select_sql)) }}
{% endmacro %}

{% macro default__get_columns_in_query(select_sql) %}
  {{ return(run_query(get_empty_subquery_sql(select_sql)).column_names | list) }}
{% endmacro %}


{% macro alter_column_type(relation, column_name, new_column_type) -%}
  {{ return(adapter.dispatch('alter_column_type', 'dbt')(relation, column_name, new_column_type)) }}
{% endmacro %}

{#- By way of a second column, for engines that cannot change a type in place. -#}
{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {%- set old = adapter.quote(column_name) -%}
  {%- set new = adapter.quote(column_name ~ '__dbt_alter') -%}
  {%- for change in [
      'alter table ' ~ relation ~ ' add column ' ~ new ~ ' ' ~ new_column_type,
      'update ' ~ relation ~ ' set ' ~ new ~ ' = ' ~ old,
      'alter table ' ~ relation ~ ' drop column ' ~ old ~ ' cascade',
      'alter table ' ~ relation ~ ' rename column ' ~ new ~ ' to ' ~ old,
  ] -%}
    {%- call statement(auto_begin=True) -%}{{ change }}{%- endcall -%}
  {%- endfor -%}
{% endmacro %}


{% macro alter_relation_add_remove_columns(relation, add_columns = none, remove_columns = none) -%}
  {{ return(adapter.dispatch('alter_relation_add_remove_columns', 'dbt')(relation, add_columns, remove_columns)) }}
{% endmacro %}

{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {%- set alter = 'alter ' ~ relation.type ~ ' ' ~ relation -%}
  {%- for column in add_columns or [] -%}
    {%- do run_query(alter ~ ' add column ' ~ column.quoted ~ ' ' ~ column.expanded_data_type) -%}
  {%- endfor -%}
  {%- for column in remove_columns or [] -%}
    {%- do run_query(alter ~ ' drop column ' ~ column.quoted) -%}
  {%- endfor -%}
{% endmacro %}
