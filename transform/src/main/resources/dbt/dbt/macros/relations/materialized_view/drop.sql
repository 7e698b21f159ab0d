{% macro drop_materialized_view(relation) %}
  {{- adapter.dispatch('drop_materialized_view', 'dbt')(relation) -}}
{% endmacro %}

{% macro default__drop_materialized_view(relation) %}
  {{ feira_drop_if_exists("materialized_view", relation) }}
{% endmacro %}
