{#- A CSV file becomes a table. A later run keeps the table, with its grants and indexes, and replaces its rows. -#}
{% materialization seed, default %}
  {%- set old = load_cached_relation(this) -%}
  {%- if old is not none and old.is_view -%}
    {{ exceptions.raise_compiler_error("The seed `" ~ model.name ~ "` wants the name " ~ old ~ ", and a view has it") }}
  {%- endif -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set full_refresh = should_full_refresh() -%}
  {%- set rebuilt = old is none or full_refresh -%}
  {%- set file = load_agate_table() -%}
  {#- `dbt seed --show` prints it. -#}
  {%- do store_result('agate_table', response='OK', agate_table=file) -%}

  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- set emptied = create_csv_table(model, file) if old is none else reset_csv_table(model, full_refresh, old, file) -%}
  {%- set filled = load_csv_rows(model, file) -%}
  {%- set verb = 'CREATE' if full_refresh else 'INSERT' -%}
  {%- set count = file.rows | length -%}
  {%- call noop_statement('main', message=verb ~ ' ' ~ count, code=verb, rows_affected=count) -%}
    {{ get_csv_sql(emptied, filled) }}
  {%- endcall -%}

  {%- do create_indexes(table) if rebuilt -%}
  {%- do feira_describe(table, old, full_refresh) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return(feira_close(table, none, post_hooks)) }}
{% endmaterialization %}
