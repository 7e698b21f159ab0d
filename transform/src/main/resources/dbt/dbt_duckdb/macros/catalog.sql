{#- All relations and columns of a database, as `docs generate` lists them. -#}
{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {%- set wanted = [] -%}
  {%- for schema in schemas -%}
    {%- do wanted.append("'" ~ (schema | lower) ~ "'") -%}
  {%- endfor -%}
  {% call statement('catalog', fetch_result=True) -%}
    select
      t.table_catalog as table_database,
      t.table_schema,
      t.table_name,
      t.table_type,
      t.table_comment,
      c.column_name,
      c.column_index,
      c.data_type as column_type,
      c.comment as column_comment,
      cast(null as varchar) as table_owner
    from (
      select table_catalog, table_schema, table_name, table_type, table_comment
      from system.information_schema.tables
    ) as t
    inner join duckdb_columns() as c
      on t.table_catalog = c.database_name and t.table_schema = c.schema_name and t.table_name = c.table_name
    where lower(t.table_schema) in ({{ wanted | join(', ') }})
      and lower(t.table_catalog) = '{{ target.database | lower }}'
    order by t.table_schema, t.table_name, c.column_index
  {%- endcall %}
  {{ return(load_result('catalog').table) }}
{%- endmacro %}
