{%- macro get_create_intermediate_sql(relation, sql) -%}
  {{- adapter.dispatch('get_create_intermediate_sql', 'dbt')(relation, sql) -}}
{%- endmacro -%}

{#- An interrupted build may have left its own. -#}
{%- macro default__get_create_intermediate_sql(relation, sql) -%}
  {%- set draft = make_intermediate_relation(relation) -%}
  {{ get_drop_sql(draft) ~ ';\n' ~ get_create_sql(draft, sql) }}
{%- endmacro -%}
