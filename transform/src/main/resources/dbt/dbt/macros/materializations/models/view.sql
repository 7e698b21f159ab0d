{%- materialization view, default -%}
  {%- set old = load_cached_relation(this) -%}
  {%- set view = this.incorporate(type='view') -%}
  {%- set draft = make_intermediate_relation(view) -%}

  {%- do feira_open(view, pre_hooks) -%}
  {% call statement('main') -%}
    {{ get_create_view_as_sql(draft, sql) }}
  {%- endcall %}
  {%- set aside = feira_exchange(draft, view) -%}
  {%- do feira_describe(view, old, rebuilt=True) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return(feira_close(view, aside, post_hooks)) }}
{%- endmaterialization -%}
