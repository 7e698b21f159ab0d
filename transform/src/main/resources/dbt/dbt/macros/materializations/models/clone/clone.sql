{#- Points at the relation of an earlier run where a clone cannot be had. -#}
{%- materialization clone, default -%}
  {%- if not defer_relation -%}
    {{ return({'relations': []}) }}
  {%- endif -%}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- if existing_relation and not should_full_refresh() -%}
    {{ return({'relations': [existing_relation]}) }}
  {%- endif -%}
  {%- set target_relation = this.incorporate(type='table' if can_clone_table() else 'view') -%}
  {{ drop_relation_if_exists(existing_relation) }}
  {%- if can_clone_table() -%}
    {% call statement('main') %}{{ create_or_replace_clone(target_relation, defer_relation) }}{% endcall %}
  {%- else -%}
    {% call statement('main') %}{{ get_create_view_as_sql(target_relation, 'select * from ' ~ defer_relation) }}{% endcall %}
  {%- endif -%}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{%- endmaterialization -%}
