{%- macro get_create_backup_sql(relation) -%}
  {{- adapter.dispatch('get_create_backup_sql', 'dbt')(relation) -}}
{%- endmacro -%}

{%- macro default__get_create_backup_sql(relation) -%}
  {%- set aside = make_backup_relation(relation, relation.type) -%}
  {{ get_drop_sql(aside) ~ ';\n' ~ get_rename_sql(relation, aside.identifier) }}
{%- endmacro -%}
