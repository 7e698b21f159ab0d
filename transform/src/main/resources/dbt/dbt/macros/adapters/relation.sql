{#- Relations that stand beside a node's own while it is being built. -#}
{% macro make_intermediate_relation(base_relation, suffix='__dbt_tmp') %}
  {{ return(adapter.dispatch('make_intermediate_relation', 'dbt')(base_relation, suffix)) }}
{% endmacro %}

{% macro default__make_intermediate_relation(base_relation, suffix) %}
  {{ return(feira_beside(base_relation, suffix, base_relation.type)) }}
{% endmacro %}


{% macro make_temp_relation(base_relation, suffix='__dbt_tmp') %}
  {{ return(adapter.dispatch('make_temp_relation', 'dbt')(base_relation, suffix)) }}
{% endmacro %}

{% macro default__make_temp_relation(base_relation, suffix) %}
  {{ return(feira_beside(base_relation, suffix, base_relation.type)) }}
{% endmacro %}


{% macro make_backup_relation(base_relation, backup_relation_type, suffix='__dbt_backup') %}
  {{ return(adapter.dispatch('make_backup_relation', 'dbt')(base_relation, backup_relation_type, suffix)) }}
{% endmacro %}

{% macro default__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {{ return(feira_beside(base_relation, suffix, backup_relation_type)) }}
{% endmacro %}


{#- A relation next to another, whose name says whose it is: a person who finds it left behind knows where it is from. -#}
{% macro feira_beside(relation, suffix, type) %}
  {{ return(relation.incorporate(path={'identifier': relation.identifier ~ suffix}, type=type)) }}
{% endmacro %}


{% macro truncate_relation(relation) -%}
  {{ return(adapter.dispatch('truncate_relation', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__truncate_relation(relation) -%}
  {%- call statement('truncate_relation') -%}truncate table {{ relation }}{%- endcall -%}
{% endmacro %}


{#- A list: whether the relation was there, and the relation. -#}
{% macro get_or_create_relation(database, schema, identifier, type) -%}
  {{ return(adapter.dispatch('get_or_create_relation', 'dbt')(database, schema, identifier, type)) }}
{% endmacro %}

{% macro default__get_or_create_relation(database, schema, identifier, type) %}
  {%- set wanted = api.Relation.create(database=database, schema=schema, identifier=identifier, type=type) -%}
  {%- set found = load_cached_relation(wanted) -%}
  {{ return([found is not none, found or wanted]) }}
{% endmacro %}


{% macro load_cached_relation(relation) %}
  {{ return(adapter.get_relation(relation.database, relation.schema, relation.identifier)) }}
{% endmacro %}

{#- The same by its older name. -#}
{% macro load_relation(relation) %}
  {% do return(load_cached_relation(relation)) %}
{% endmacro %}
