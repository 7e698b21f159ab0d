{% materialization table, default %}
  {%- set old = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set draft = make_intermediate_relation(table) -%}

  {%- do feira_open(table, pre_hooks) -%}
  {% call statement('main') -%}
    {{ get_create_table_as_sql(False, draft, sql) }}
  {%- endcall %}
  {%- set aside = feira_exchange(draft, table) -%}
  {%- do create_indexes(table) -%}
  {#- Hooks may still add columns, so comments come after them. -#}
  {%- do run_hooks(post_hooks) -%}
  {%- do feira_describe(table, old, rebuilt=True) -%}
  {{ return(feira_close(table, aside, post_hooks)) }}
{% endmaterialization %}
