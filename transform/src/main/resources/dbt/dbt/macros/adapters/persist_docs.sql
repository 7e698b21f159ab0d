{#- Descriptions as comments in the database, where `persist_docs` asks for them. -#}
{% macro alter_column_comment(relation, column_dict) -%}
  {{ return(adapter.dispatch('alter_column_comment', 'dbt')(relation, column_dict)) }}
{% endmacro %}

{% macro default__alter_column_comment(relation, column_dict) -%}
  {{ exceptions.raise_not_implemented('alter_column_comment macro not implemented for adapter ' ~ adapter.type()) }}
{% endmacro %}


{% macro alter_relation_comment(relation, relation_comment) -%}
  {{ return(adapter.dispatch('alter_relation_comment', 'dbt')(relation, relation_comment)) }}
{% endmacro %}

{% macro default__alter_relation_comment(relation, relation_comment) -%}
  {{ exceptions.raise_not_implemented('alter_relation_comment macro not implemented for adapter ' ~ adapter.type()) }}
{% endmacro %}


{% macro persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {{ return(adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns)) }}
{% endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {%- if for_relation and config.persist_relation_docs() and model.description -%}
    {% do run_query(alter_relation_comment(relation, model.description)) %}
  {%- endif -%}
  {%- if for_columns and config.persist_column_docs() and model.columns -%}
    {% do run_query(alter_column_comment(relation, model.columns)) %}
  {%- endif -%}
{% endmacro %}


{#- Of the described columns those that exist; the others are named in a warning. -#}
{% macro validate_doc_columns(relation, column_dict, existing_column_names) -%}
  {%- set known = {} -%}
  {%- set lower_names = existing_column_names | map('lower') | list -%}
  {%- for name, column in column_dict.items() -%}
    {%- if name in existing_column_names or name | lower in lower_names -%}
      {%- do known.update({name: column}) -%}
    {%- else -%}
      {%- do exceptions.warn("`" ~ relation.identifier ~ "` has no column `" ~ name ~ "`, which is described") -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return(known) }}
{% endmacro %}
