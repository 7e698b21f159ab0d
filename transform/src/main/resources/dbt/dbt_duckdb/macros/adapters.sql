{#- What DuckDB does in its own way. -#}
{#- A name as DuckDB finds it: in whatever case, with or without its quotes. -#}
{% macro duckdb_same_name(column, name) -%}
  lower({{ column }}) = lower('{{ name | string | replace('"', '') | replace("'", "''") }}')
{%- endmacro %}


{% macro duckdb__list_schemas(database) -%}
  {%- set mine = duckdb_same_name('database_name', database) if database is not none else 'true' -%}
  {{ return(run_query('select schema_name from duckdb_schemas() where ' ~ mine)) }}
{% endmacro %}


{% macro duckdb__check_schema_exists(information_schema, schema) -%}
  {{ return(run_query(
      'select count(*) from duckdb_schemas() where ' ~ duckdb_same_name('schema_name', schema)
      ~ ' and ' ~ duckdb_same_name('database_name', information_schema.database or target.database))) }}
{% endmacro %}


{#- Temporary tables are not asked for: they stand in a database of their own. -#}
{% macro duckdb__list_relations_without_caching(schema_relation) %}
  {%- set here -%}
    {{ duckdb_same_name('database_name', schema_relation.database) }}
    and {{ duckdb_same_name('schema_name', schema_relation.schema) }}
  {%- endset -%}
  {{ return(run_query(
      "select '" ~ schema_relation.database ~ "' as database, name, schema_name as schema, type from ("
      ~ "select database_name, schema_name, table_name as name, 'table' as type from duckdb_tables() "
      ~ "union all select database_name, schema_name, view_name, 'view' from duckdb_views()) where " ~ here)) }}
{% endmacro %}


{#- DuckDB's types carry their precision with them; the other three parts of a column stay empty. -#}
{% macro duckdb__get_columns_in_relation(relation) -%}
  {%- set columns = [] -%}
  {%- for row in run_query('describe ' ~ relation).rows -%}
    {%- do columns.append(api.Column(row[0], row[1])) -%}
  {%- endfor -%}
  {{ return(columns) }}
{% endmacro %}


{#- Names of the described columns, as the head of a view or table. -#}
{% macro get_column_names() -%}
  ({{ feira_contract_names() }})
{%- endmacro %}


{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- if language != 'sql' -%}
    {% do exceptions.raise_compiler_error("create_table_as: only SQL runs here, not `" ~ language ~ "`") %}
  {%- endif -%}
  {{ feira_header() }}
  {%- if config.get('contract').enforced and not temporary -%}
    {{ duckdb_contract_table(relation, compiled_code) }}
  {%- else %}
create {{ 'temporary' if temporary }} table {{ relation.include(database=not temporary, schema=not temporary) }}
{{ 'partitioned by (' ~ partitioned_by ~ ')' if partitioned_by }}
as (
{{ compiled_code }}
);
  {%- endif %}
{%- endmacro %}


{#- Only a table that is made first and filled afterwards can have constraints. -#}
{% macro duckdb_contract_table(relation, sql) -%}
  {%- do get_assert_columns_equivalent(sql) %}
create table {{ relation }} {{ get_table_columns_and_constraints() }};
insert into {{ relation }} by name (
{{ get_select_subquery(sql) }}
);
{%- endmacro %}


{#- The contract may write a name in another case than the query: the view has the contract's. -#}
{% macro duckdb__create_view_as(relation, sql) -%}
  {%- set held = config.get('contract').enforced -%}
  {%- do get_assert_columns_equivalent(sql) if held -%}
  {{ feira_header() }}
create view {{ relation }} {{ get_column_names() if held }} as (
{{ get_select_subquery(sql) if held else sql }}
);
{%- endmacro %}


{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {%- call statement('rename_relation') -%}
    {{ duckdb_rename(to_relation.type or from_relation.type, from_relation, to_relation.identifier) }}
  {%- endcall -%}
{% endmacro %}

{% macro duckdb__get_rename_table_sql(relation, new_name) -%}
  {{ duckdb_rename('table', relation, new_name) }}
{%- endmacro %}

{% macro duckdb__get_rename_view_sql(relation, new_name) -%}
  {{ duckdb_rename('view', relation, new_name) }}
{%- endmacro %}

{% macro duckdb_rename(type, relation, name) -%}
  alter {{ type }} {{ relation }} rename to {{ adapter.quote(name) }}
{%- endmacro %}


{% macro duckdb__get_replace_table_sql(relation, sql) -%}
  {{ duckdb_replace('table', relation, sql) }}
{%- endmacro %}

{% macro duckdb__get_replace_view_sql(relation, sql) -%}
  {{ duckdb_replace('view', relation, sql) }}
{%- endmacro %}

{% macro duckdb_replace(type, relation, sql) -%}
create or replace {{ type }} {{ relation }} as (
{{ sql }}
)
{%- endmacro %}


{#- A temporary table stands in a schema of its own, so its name alone finds it. -#}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {%- set name = base_relation.identifier ~ suffix ~ py_current_timestring() -%}
  {{ return(api.Relation.create(identifier=name, type='table')) }}
{% endmacro %}


{% macro duckdb__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
  cast({{ current_timestamp() }} as timestamp)
{%- endmacro %}


{#- DuckDB's own sign; the adapter knows which drivers want another. -#}
{% macro duckdb__get_binding_char() %}
  {% do return(adapter.get_binding_char()) %}
{% endmacro %}


{#- A seed's rows are read by DuckDB itself, from the file. -#}
{% macro duckdb__load_csv_rows(model, agate_table) %}
  {%- if not config.get('fast', true) -%}
    {{ return(default__load_csv_rows(model, agate_table)) }}
  {%- endif -%}
  {%- set file = adapter.get_seed_file_path(model) | replace("'", "''") -%}
  {%- set delimiter = config.get('delimiter', ',') -%}
  {%- set sql = 'copy ' ~ this ~ " from '" ~ file ~ "' (format csv, header true, delimiter '" ~ delimiter ~ "')" -%}
  {%- do adapter.add_query(sql, bindings=[], abridge_sql_log=True) -%}
  {{ return(sql) }}
{% endmacro %}


{#- DuckDB has neither users nor grants. -#}
{% macro duckdb__apply_grants(relation, grant_config, should_revoke=True) %}
{% endmacro %}

{% macro duckdb__copy_grants() %}
  {{ return(False) }}
{% endmacro %}


{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] -%}
  {%- set name = local_md5((columns | join('_')) ~ '_' ~ relation.render()) -%}
  create {{ 'unique' if index_dict.get('unique') }} index {{ adapter.quote(name) }} on {{ relation }} ({{ columns | join(', ') }})
{%- endmacro %}


{#- A table with indexes cannot be renamed. -#}
{% macro duckdb__feira_release_name(relation) -%}
  {%- do drop_indexes_on_relation(relation) if relation.is_table -%}
{%- endmacro %}

{% macro drop_indexes_on_relation(relation) -%}
  {%- set found = run_query(
      'select index_name from duckdb_indexes() where ' ~ duckdb_same_name('database_name', relation.database)
      ~ ' and ' ~ duckdb_same_name('schema_name', relation.schema)
      ~ ' and ' ~ duckdb_same_name('table_name', relation.identifier)) -%}
  {%- for name in found.columns[0].values() -%}
    {%- do run_query('drop index ' ~ relation.without_identifier() ~ '.' ~ adapter.quote(name)) -%}
  {%- endfor -%}
{%- endmacro %}


{#- Whether there is a file, near or far. -#}
{% macro location_exists(location) -%}
  {{ return(adapter.location_exists(location)) }}
{%- endmacro %}

{% macro write_to_file(relation, location, options) -%}
  {%- call statement('write_to_file') -%}copy {{ relation }} to '{{ location }}' ({{ options }}){%- endcall -%}
{%- endmacro %}

{#- The options of a COPY, from the node's configuration. -#}
{% macro render_write_options(config) -%}
  {%- set given = {} -%}
  {%- do given.update({'format': config.get('format')}) if config.get('format') -%}
  {%- do given.update({'delimiter': "'" ~ config.get('delimiter') ~ "'"}) if config.get('delimiter') -%}
  {%- do given.update(config.get('options') or {}) -%}
  {%- set written = [] -%}
  {%- for name in given -%}{%- do written.append(name ~ ' ' ~ given[name]) -%}{%- endfor -%}
  {{ return(written | join(', ')) }}
{%- endmacro %}


{#- Closes old versions, then adds new ones. -#}
{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set columns = feira_snapshot_columns() -%}
  {%- set names = get_quoted_csv(insert_cols) -%}
  {%- set current = config.get('dbt_valid_to_current') %}
  update {{ target }} as kept
  set {{ columns.dbt_valid_to }} = staged.{{ columns.dbt_valid_to }}
  from {{ source }} as staged
  where staged.{{ columns.dbt_scd_id }} = kept.{{ columns.dbt_scd_id }}
    and staged.dbt_change_type in ('update', 'delete')
    and (kept.{{ columns.dbt_valid_to }} is null{% if current %} or kept.{{ columns.dbt_valid_to }} = {{ current }}{% endif %});

  insert into {{ target }} ({{ names }})
  select {{ names }}
  from {{ source }}
  where dbt_change_type = 'insert'
{%- endmacro %}
