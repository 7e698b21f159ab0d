{% macro create_csv_table(model, agate_table) -%}
  {{ adapter.dispatch('create_csv_table', 'dbt')(model, agate_table) }}
{%- endmacro %}

{#- The file's columns with the types found in it, or those that `column_types` says. -#}
{% macro default__create_csv_table(model, agate_table) %}
  {%- set types = model.config.get('column_types') or {} -%}
  {%- set definitions = [] -%}
  {%- for name in agate_table.column_names -%}
    {%- set type = types[name] if name in types else adapter.convert_type(agate_table, loop.index0) -%}
    {%- do definitions.append(get_seed_column_quoted_csv(model, [name]) ~ ' ' ~ type) -%}
  {%- endfor -%}
  {%- set ddl = 'create table ' ~ this ~ ' (' ~ (definitions | join(', ')) ~ ')' -%}
  {%- call statement('create_csv_table') -%}{{ ddl }}{%- endcall -%}
  {{ return(ddl) }}
{% endmacro %}


{% macro reset_csv_table(model, full_refresh, old_relation, agate_table) -%}
  {{ adapter.dispatch('reset_csv_table', 'dbt')(model, full_refresh, old_relation, agate_table) }}
{%- endmacro %}

{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
  {%- if not full_refresh -%}
    {%- do adapter.truncate_relation(old_relation) -%}
    {{ return('truncate table ' ~ old_relation) }}
  {%- endif -%}
  {%- do drop_relation_if_exists(old_relation) -%}
  {{ return(create_csv_table(model, agate_table)) }}
{% endmacro %}


{#- What target/run keeps of a seed. -#}
{% macro get_csv_sql(create_or_truncate_sql, insert_sql) %}
  {{ adapter.dispatch('get_csv_sql', 'dbt')(create_or_truncate_sql, insert_sql) }}
{% endmacro %}

{% macro default__get_csv_sql(create_or_truncate_sql, insert_sql) %}
  {{ create_or_truncate_sql ~ ';\n' ~ insert_sql }}
{% endmacro %}


{#- How a parameter is written in a statement. -#}
{% macro get_binding_char() -%}
  {{ adapter.dispatch('get_binding_char', 'dbt')() }}
{%- endmacro %}

{% macro default__get_binding_char() %}
  {{ return('%s') }}
{% endmacro %}


{% macro get_batch_size() -%}
  {{ return(adapter.dispatch('get_batch_size', 'dbt')()) }}
{%- endmacro %}

{#- Rows in one insert. -#}
{% macro default__get_batch_size() %}
  {{ return(10000) }}
{% endmacro %}


{% macro get_seed_column_quoted_csv(model, column_names) %}
  {%- set comma = joiner(', ') -%}
  {%- set csv -%}
    {%- for name in column_names -%}
      {{ comma() }}{{ adapter.quote_seed_column(name, model.config.get('quote_columns')) }}
    {%- endfor -%}
  {%- endset -%}
  {{ return(csv) }}
{% endmacro %}


{% macro load_csv_rows(model, agate_table) -%}
  {{ adapter.dispatch('load_csv_rows', 'dbt')(model, agate_table) }}
{%- endmacro %}

{#- Inserts in batches, values as parameters. Returns the first insert: it stands for all in target/run. -#}
{% macro default__load_csv_rows(model, agate_table) %}
  {%- set head = 'insert into ' ~ this ~ ' (' ~ get_seed_column_quoted_csv(model, agate_table.column_names) ~ ') values ' -%}
  {%- set marks = '(' ~ (([get_binding_char()] * (agate_table.column_names | length)) | join(', ')) ~ ')' -%}
  {%- set first = namespace(insert='') -%}
  {%- for rows in agate_table.rows | batch(get_batch_size()) -%}
    {%- set insert = head ~ (([marks] * (rows | length)) | join(', ')) -%}
    {%- set values = [] -%}
    {%- for row in rows -%}{%- do values.extend(row) -%}{%- endfor -%}
    {%- do adapter.add_query(insert, bindings=values, abridge_sql_log=True) -%}
    {%- set first.insert = first.insert or insert -%}
  {%- endfor -%}
  {{ return(first.insert) }}
{% endmacro %}
