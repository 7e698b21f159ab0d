{#- What DuckDB does in its own way. -#}
{% macro duckdb__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}
    drop schema if exists {{ relation.without_identifier() }} cascade
  {%- endcall -%}
{% endmacro %}


{% macro duckdb__list_schemas(database) -%}
  {%- set sql -%}
    select schema_name
    from system.information_schema.schemata
    {% if database is not none %}where lower(catalog_name) = '{{ database | lower | replace('"', '') }}'{% endif %}
  {%- endset -%}
  {{ return(run_query(sql)) }}
{% endmacro %}


{% macro duckdb__check_schema_exists(information_schema, schema) -%}
  {%- set sql -%}
    select count(*)
    from system.information_schema.schemata
    where lower(schema_name) = '{{ schema | lower }}'
      and lower(catalog_name) = '{{ (information_schema.database or target.database) | lower }}'
  {%- endset -%}
  {{ return(run_query(sql)) }}
{% endmacro %}


{% macro duckdb__list_relations_without_caching(schema_relation) %}
  {% call statement('list_relations_without_caching', fetch_result=True) -%}
    select
      '{{ schema_relation.database }}' as database,
      table_name as name,
      table_schema as schema,
      case table_type
        when 'BASE TABLE' then 'table'
        when 'VIEW' then 'view'
        when 'LOCAL TEMPORARY' then 'table'
      end as type
    from system.information_schema.tables
    where lower(table_schema) = '{{ schema_relation.schema | lower }}'
      and lower(table_catalog) = '{{ schema_relation.database | lower }}'
  {%- endcall %}
  {{ return(load_result('list_relations_without_caching').table) }}
{% endmacro %}


{% macro duckdb__get_columns_in_relation(relation) -%}
  {% call statement('get_columns_in_relation', fetch_result=True) %}
    select
      column_name,
      column_type as data_type,
      cast(null as bigint) as character_maximum_length,
      cast(null as bigint) as numeric_precision,
      cast(null as bigint) as numeric_scale
    from (describe {{ relation }})
  {% endcall %}
  {{ return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) }}
{% endmacro %}


{#- Names of the described columns, as the head of a view or table. -#}
{% macro get_column_names() %}
  (
    {%- for column in model['columns'].values() -%}
    {{ adapter.quote(column['name']) if column.get('quote') else column['name'] }}{% if not loop.last %}, {% endif %}
    {%- endfor -%}
  )
{% endmacro %}


{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- if language != 'sql' -%}
    {% do exceptions.raise_compiler_error("create_table_as: only SQL runs here, not `" ~ language ~ "`") %}
  {%- endif -%}
  {%- set contract = config.get('contract') -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {{ sql_header if sql_header is not none }}
  {%- if contract.enforced and not temporary %}
  {#- Only a table that is made first and filled afterwards can have constraints. -#}
  create table {{ relation }}
    {{ get_assert_columns_equivalent(compiled_code) }}
    {{ get_table_columns_and_constraints() }};
  insert into {{ relation }} {{ get_column_names() }} (
    {{ get_select_subquery(compiled_code) }}
  );
  {%- else %}
  create {% if temporary %}temporary {% endif %}table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  {%- if partitioned_by %} partitioned by ({{ partitioned_by }}){% endif %}
  as (
    {{ compiled_code }}
  );
  {%- endif %}
{%- endmacro %}


{% macro duckdb__create_view_as(relation, sql) -%}
  {%- set contract = config.get('contract') -%}
  {%- set sql_header = config.get('sql_header', none) -%}
  {{ sql_header if sql_header is not none }}
  create view {{ relation }}
  {%- if contract.enforced -%}
    {{ get_assert_columns_equivalent(sql) }}
    {{ get_column_names() }}
  {%- endif %} as (
    {{ sql }}
  );
{%- endmacro %}


{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter {{ to_relation.type or from_relation.type }} {{ from_relation.render() }} rename to {{ adapter.quote(to_relation.identifier) }}
  {%- endcall %}
{% endmacro %}

{% macro duckdb__get_rename_table_sql(relation, new_name) -%}
  alter table {{ relation.render() }} rename to {{ adapter.quote(new_name) }}
{%- endmacro %}

{% macro duckdb__get_rename_view_sql(relation, new_name) -%}
  alter view {{ relation.render() }} rename to {{ adapter.quote(new_name) }}
{%- endmacro %}

{% macro duckdb__get_replace_table_sql(relation, sql) -%}
  create or replace table {{ relation.render() }} as (
    {{ sql }}
  )
{%- endmacro %}

{% macro duckdb__get_replace_view_sql(relation, sql) -%}
  create or replace view {{ relation.render() }} as (
    {{ sql }}
  )
{%- endmacro %}


{#- A temporary table stands in a schema of its own, so its name alone finds it. -#}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(
      path={"database": none, "schema": none, "identifier": base_relation.identifier ~ suffix ~ py_current_timestring()},
      type='table')) }}
{% endmacro %}


{% macro duckdb__alter_column_type(relation, column_name, new_column_type) -%}
  {% call statement('alter_column_type') %}
    alter table {{ relation.render() }} alter column {{ adapter.quote(column_name) }} set data type {{ new_column_type }}
  {% endcall %}
{% endmacro %}


{% macro duckdb__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
  {{ current_timestamp() }}::timestamp
{%- endmacro %}

{% macro duckdb__snapshot_string_as_time(timestamp) -%}
  {{ return("'" ~ timestamp ~ "'::timestamp") }}
{%- endmacro %}


{% macro duckdb__get_binding_char() %}
  {{ return(adapter.get_binding_char()) }}
{% endmacro %}


{#- A seed's rows are read by DuckDB itself, from the file. -#}
{% macro duckdb__load_csv_rows(model, agate_table) %}
  {%- if not config.get('fast', true) -%}
    {{ return(default__load_csv_rows(model, agate_table)) }}
  {%- endif -%}
  {%- set sql -%}
    copy {{ this.render() }} from '{{ adapter.get_seed_file_path(model) | replace("'", "''") }}'
    (format csv, header true, delimiter '{{ config.get('delimiter', ',') }}')
  {%- endset -%}
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
  create {% if index_dict.get('unique') %}unique {% endif %}index "{{ name }}" on {{ relation.render() }} ({{ columns | join(', ') }})
{%- endmacro %}


{#- A table with indexes cannot be renamed. -#}
{% macro drop_indexes_on_relation(relation) -%}
  {%- set sql -%}
    select index_name from duckdb_indexes()
    where schema_name = '{{ relation.schema }}' and table_name = '{{ relation.identifier }}'
  {%- endset -%}
  {%- for row in run_query(sql) -%}
    {% do run_query('drop index ' ~ relation.without_identifier() ~ '."' ~ row[0] ~ '"') %}
  {%- endfor -%}
{%- endmacro %}

{% macro duckdb__create_indexes(relation) -%}
  {%- for index in config.get('indexes', default=[]) -%}
    {% do run_query(get_create_index_sql(relation, index)) %}
  {%- endfor -%}
{%- endmacro %}


{% macro location_exists(location) -%}
  {% do return(adapter.location_exists(location)) %}
{%- endmacro %}

{% macro write_to_file(relation, location, options) -%}
  {% call statement('write_to_file') -%}
    copy {{ relation }} to '{{ location }}' ({{ options }})
  {%- endcall %}
{%- endmacro %}

{#- The options of a COPY, from the node's configuration. -#}
{% macro render_write_options(config) -%}
  {%- set options = config.get('options', {}) -%}
  {%- set parts = [] -%}
  {%- for name, value in options.items() -%}
    {%- do parts.append(name ~ ' ' ~ value) -%}
  {%- endfor -%}
  {%- if 'format' not in options and config.get('format') -%}
    {%- do parts.append('format ' ~ config.get('format')) -%}
  {%- endif -%}
  {%- if 'delimiter' not in options and config.get('delimiter') -%}
    {%- do parts.append("delimiter '" ~ config.get('delimiter') ~ "'") -%}
  {%- endif -%}
  {{ return(parts | join(', ')) }}
{%- endmacro %}
