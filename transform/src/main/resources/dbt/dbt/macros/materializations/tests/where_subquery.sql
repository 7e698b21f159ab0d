{#- The relation under test, narrowed by the test's `where`. -#}
{% macro get_where_subquery(relation) -%}
  {% do return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) %}
{%- endmacro %}

{#- The alias is there to be used: a test's own SQL may qualify columns with it. -#}
{% macro default__get_where_subquery(relation) -%}
  {%- set condition = config.get('where') -%}
  {{ return('(select * from ' ~ relation ~ ' where ' ~ condition ~ ') dbt_subquery' if condition else relation) }}
{%- endmacro %}
