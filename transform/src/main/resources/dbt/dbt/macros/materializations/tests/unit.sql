{#- Runs a model on given rows, and beside it what is expected; the comparison is not SQL's affair. -#}
{%- materialization unit, default -%}
  {#- Made from the model's query without its rows, this table tells the columns and the types that fixtures are cast to. -#}
  {%- set shape = make_temp_relation(this.incorporate(type='table')) -%}
  {%- do run_query(get_create_table_as_sql(True, shape, get_empty_subquery_sql(sql))) -%}
  {%- set types = {} -%}
  {%- set quoted = {} -%}
  {%- for column in adapter.get_columns_in_relation(shape) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}

  {%- set rows = config.get('expected_rows') -%}
  {%- set compared = [] -%}
  {%- for name in (rows[0] if rows else quoted) -%}
    {%- do compared.append(quoted.get(name | lower, name)) -%}
  {%- endfor -%}
  {%- set expected = config.get('expected_sql') or get_expected_sql(rows, types, quoted) -%}
  {% call statement('main', fetch_result=True) -%}
    {{ get_unit_test_sql(sql, expected, compared) }}
  {%- endcall %}
  {%- do adapter.drop_relation(shape) -%}
  {{ return({'relations': []}) }}
{%- endmaterialization -%}
