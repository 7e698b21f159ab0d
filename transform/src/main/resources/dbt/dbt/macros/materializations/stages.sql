{#- What the materializations share. A relation is built as a draft beside the old one, the two exchange names inside the
    node's transaction, and the old one goes only after the commit: a reader sees the old rows or the new ones, never none,
    and a failure at any point leaves the old relation as it was. -#}

{#- The hooks before the node. Between them goes what an interrupted build left under the names that this one needs. -#}
{% macro feira_open(target, pre_hooks) %}
  {%- do run_hooks(pre_hooks, inside_transaction=False) -%}
  {%- do feira_clear([make_intermediate_relation(target), make_backup_relation(target, target.type)]) -%}
  {%- do run_hooks(pre_hooks) -%}
{% endmacro %}


{#- Drops those of the relations that are there. -#}
{% macro feira_clear(relations) %}
  {%- for relation in relations -%}
    {%- do drop_relation_if_exists(load_cached_relation(relation)) -%}
  {%- endfor -%}
{% endmacro %}


{#- Gives the draft the target's name and returns what had it until now, under its new name; none if nobody had it.
    The cache is asked here and not before: a `drop … cascade` of another node may have taken the old relation since. -#}
{% macro feira_exchange(draft, target) %}
  {%- set old = load_cached_relation(target) -%}
  {%- set aside = make_backup_relation(target, old.type) if old is not none else none -%}
  {%- if aside is not none -%}
    {%- do feira_release_name(old) -%}
    {%- do adapter.rename_relation(old, aside) -%}
  {%- endif -%}
  {%- do adapter.rename_relation(draft, target) -%}
  {{ return(aside) }}
{% endmacro %}


{#- Makes a relation ready to be renamed, where the engine ties things to its name. -#}
{% macro feira_release_name(relation) %}
  {%- do adapter.dispatch('feira_release_name', 'dbt')(relation) -%}
{% endmacro %}

{% macro default__feira_release_name(relation) %}
{% endmacro %}


{#- Who may read the relation, and what is written about it. `rebuilt`: grants of the old relation went with it. -#}
{% macro feira_describe(target, old, rebuilt) %}
  {%- do apply_grants(target, config.get('grants'), should_revoke=should_revoke(old, rebuilt)) -%}
  {%- do persist_docs(target, model) -%}
{% endmacro %}


{#- The end of the transaction and what follows it; returns what a materialization returns. -#}
{% macro feira_close(target, aside, post_hooks) %}
  {%- do adapter.commit() -%}
  {%- do drop_relation_if_exists(aside) -%}
  {%- do run_hooks(post_hooks, inside_transaction=False) -%}
  {{ return({'relations': [target]}) }}
{% endmacro %}
