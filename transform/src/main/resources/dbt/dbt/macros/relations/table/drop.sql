{% macro drop_table(relation) -%}
  {{- adapter.dispatch('drop_table', 'dbt')(relation) -}}
{%- endmacro %}

{% macro default__drop_table(relation) -%}
  {{ feira_drop_if_exists("table", relation) }}
{%- endmacro %}
