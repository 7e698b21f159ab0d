{#- For engines that have materialized views; an engine says so by building one itself. -#}
{% materialization materialized_view, default %}
  {{ exceptions.raise_compiler_error("The engine " ~ adapter.type() ~ " has no materialized views; choose `table` or `incremental`") }}
{% endmaterialization %}


{% macro materialized_view_setup(backup_relation, intermediate_relation, pre_hooks) %}
  {%- do feira_clear([intermediate_relation, backup_relation]) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
{% endmacro %}

{% macro materialized_view_teardown(backup_relation, intermediate_relation, post_hooks) %}
  {%- do feira_clear([backup_relation, intermediate_relation]) -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
{% endmacro %}
