{% macro refresh_materialized_view(relation) %}
  {{- adapter.dispatch('refresh_materialized_view', 'dbt')(relation) -}}
{% endmacro %}

{% macro default__refresh_materialized_view(relation) %}
  {%- do feira_unknown("materialized_view") -%}
{% endmacro %}
