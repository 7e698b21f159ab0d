{#- A query as `show` runs it. -#}
{% macro get_show_sql(compiled_code, sql_header, limit) -%}
  {{ (sql_header or '') ~ '\n' ~ get_limit_subquery_sql(compiled_code, limit) }}
{%- endmacro %}


{% macro get_limit_subquery_sql(sql, limit) %}
  {{ adapter.dispatch('get_limit_sql', 'dbt')(sql, limit) }}
{% endmacro %}

{% macro default__get_limit_sql(sql, limit) %}
{{ sql }}
{{ 'limit ' ~ limit if limit is not none }}
{% endmacro %}
