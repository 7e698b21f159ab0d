{#- Descriptions as comments in the database, where `persist_docs` asks for them. -#}
{% macro alter_column_comment(relation, column_dict) -%}
  {{ return(adapter.dispatch('alter_column_comment', 'dbt')(relation, column_dict)) }}
{% endmacro %}

{% macro default__alter_column_comment(relation, column_dict) -%}
  {%- do feira_unknown('alter_column_comment') -%}
{% endmacro %}


{% macro alter_relation_comment(relation, relation_comment) -%}
  {{ return(adapter.dispatch('alter_relation_comment', 'dbt')(relation, relation_comment)) }}
{% endmacro %}

{% macro default__alter_relation_comment(relation, relation_comment) -%}
  {%- do feira_unknown('alter_relation_comment') -%}
{% endmacro %}


{% macro persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {{ return(adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns)) }}
{% endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {%- set about_it = model.description and config.persist_relation_docs() -%}
  {%- set about_columns = model.columns and config.persist_column_docs() -%}
  {%- do run_query(alter_relation_comment(relation, model.description)) if for_relation and about_it -%}
  {%- do run_query(alter_column_comment(relation, model.columns)) if for_columns and about_columns -%}
{% endmacro %}


{#- Of the described columns those that exist; the others are named in a warning. -#}
{% macro validate_doc_columns(relation, column_dict, existing_column_names) -%}
  {%- set there = existing_column_names | map('lower') | list -%}
  {%- set described = {} -%}
  {%- for name in column_dict -%}
    {%- do described.update({name: column_dict[name]}) if name | lower in there
        else exceptions.warn("`" ~ relation.identifier ~ "` has no column `" ~ name ~ "`, which is described") -%}
  {%- endfor -%}
  {{ return(described) }}
{% endmacro %}
