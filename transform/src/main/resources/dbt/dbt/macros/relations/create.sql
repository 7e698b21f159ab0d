{#- SQL that makes a relation of whatever type. -#}
{%- macro get_create_sql(relation, sql) -%}
  {{- adapter.dispatch('get_create_sql', 'dbt')(relation, sql) -}}
{%- endmacro -%}

{%- macro default__get_create_sql(relation, sql) -%}
  {%- set makers = {
      'table': feira_create_lasting_table,
      'view': get_create_view_as_sql,
      'materialized_view': get_create_materialized_view_as_sql,
  } -%}
  {{ feira_for_type('get_create_sql', makers, relation)(relation, sql) }}
{%- endmacro -%}


{% macro feira_create_lasting_table(relation, sql) -%}
  {{ get_create_table_as_sql(False, relation, sql) }}
{%- endmacro %}


{#- The macro that does something for relations of this type. -#}
{% macro feira_for_type(what, macros, relation) %}
  {%- set type = relation.type | string -%}
  {%- if type not in macros -%}
    {%- do exceptions.raise_compiler_error(what ~ " does not know the type `" ~ type ~ "` of " ~ relation) -%}
  {%- endif -%}
  {{ return(macros[type]) }}
{% endmacro %}


{#- For what an engine must say itself. -#}
{% macro feira_unknown(what) %}
  {%- do exceptions.raise_compiler_error("`" ~ what ~ "` is not known to the engine " ~ adapter.type()) -%}
{% endmacro %}
