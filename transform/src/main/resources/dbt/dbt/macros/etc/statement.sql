{#- Runs the SQL of its call block. The one named `main` is what the node is about: it is written to target/run. Other
    macros find the answer under the name, by `load_result`. -#}
{%- macro statement(name=None, fetch_result=False, auto_begin=True, language='sql') -%}
  {%- if execute -%}
    {%- if language != 'sql' -%}
      {%- do exceptions.raise_compiler_error("statement: only SQL runs here, not `" ~ language ~ "`") -%}
    {%- endif -%}
    {%- set sql = caller() -%}
    {%- do write(sql) if name == 'main' -%}
    {%- set answer = adapter.execute(sql, auto_begin=auto_begin, fetch=fetch_result) -%}
    {%- do store_result(name, response=answer[0], agate_table=answer[1]) if name is not none -%}
  {%- endif -%}
{%- endmacro %}


{#- Leaves a result without running anything. -#}
{% macro noop_statement(name=None, message=None, code=None, rows_affected=None, res=None) -%}
  {%- do write(caller()) if name == 'main' -%}
  {%- if name is not none -%}
    {%- do store_raw_result(name, message=message, code=code, rows_affected=rows_affected, agate_table=res) -%}
  {%- endif -%}
{%- endmacro %}


{#- The table that a query returns; undefined while parsing, which a loop takes for empty. -#}
{% macro run_query(sql) %}
  {%- set name = 'run_query_statement' -%}
  {%- call statement(name, fetch_result=True, auto_begin=False) -%}{{ sql }}{%- endcall -%}
  {{ return(load_result(name).table) }}
{% endmacro %}
