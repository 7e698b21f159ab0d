{#- Relations with their columns, as `docs generate` lists them: all of some schemas, or those asked for. -#}
{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {{ return(duckdb_catalog("lower(r.schema_name) in ('" ~ (schemas | map('lower') | join("', '")) ~ "')")) }}
{%- endmacro %}

{% macro duckdb__get_catalog_relations(information_schema, relations) -%}
  {%- set any = [] -%}
  {%- for relation in relations -%}
    {%- do any.append(
        duckdb_same_name('r.schema_name', relation.schema)
        ~ (' and ' ~ duckdb_same_name('r.table_name', relation.identifier) if relation.identifier else '')) -%}
  {%- endfor -%}
  {{ return(duckdb_catalog('(' ~ (any | join(' or ')) ~ ')')) }}
{%- endmacro %}


{% macro duckdb_catalog(wanted) -%}
  {%- call statement('catalog', fetch_result=True) -%}
    with relations as (
      select database_name, schema_name, table_name, 'BASE TABLE' as type, comment from duckdb_tables()
      union all
      select database_name, schema_name, view_name, 'VIEW', comment from duckdb_views()
    )

    select
      r.database_name as table_database,
      r.schema_name as table_schema,
      r.table_name,
      r.type as table_type,
      r.comment as table_comment,
      c.column_name,
      c.column_index,
      c.data_type as column_type,
      c.comment as column_comment,
      null::varchar as table_owner  -- DuckDB has no users
    from relations as r
    inner join duckdb_columns() as c using (database_name, schema_name, table_name)
    where {{ wanted }} and {{ duckdb_same_name('r.database_name', target.database) }}
    order by r.schema_name, r.table_name, c.column_index
  {%- endcall -%}
  {{ return(load_result('catalog').table) }}
{%- endmacro %}
