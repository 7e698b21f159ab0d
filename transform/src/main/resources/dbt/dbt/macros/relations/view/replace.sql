{% macro get_replace_view_sql(relation, sql) %}
  {{- adapter.dispatch('get_replace_view_sql', 'dbt')(relation, sql) -}}
{% endmacro %}

{% macro default__get_replace_view_sql(relation, sql) %}
  {%- do feira_unknown("get_replace_view_sql") -%}
{% endmacro %}


{#- The view materialization of engines that replace a view in one statement: nothing is renamed, only what is not a view
    has to go first. -#}
{% macro create_or_replace_view() %}
  {%- set view = this.incorporate(type='view') -%}
  {%- set old = load_cached_relation(this) -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- do handle_existing_table(should_full_refresh(), old) if old is not none and not old.is_view -%}
  {%- call statement('main') -%}{{ get_create_view_as_sql(view, sql) }}{%- endcall -%}
  {%- do apply_grants(view, config.get('grants'), should_revoke(old)) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [view]}) }}
{% endmacro %}


{% macro handle_existing_table(full_refresh, old_relation) %}
  {{ adapter.dispatch('handle_existing_table', 'dbt')(full_refresh, old_relation) }}
{% endmacro %}

{% macro default__handle_existing_table(full_refresh, old_relation) %}
  {%- do drop_relation_if_exists(old_relation) -%}
{% endmacro %}
