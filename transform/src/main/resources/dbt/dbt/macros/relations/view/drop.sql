{% macro drop_view(relation) -%}
  {{- adapter.dispatch('drop_view', 'dbt')(relation) -}}
{%- endmacro %}

{% macro default__drop_view(relation) -%}
  {{ feira_drop_if_exists("view", relation) }}
{%- endmacro %}
