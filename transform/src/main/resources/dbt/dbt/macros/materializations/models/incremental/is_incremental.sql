{#- Whether this run adds to a table that is there: never while parsing, on a first run, or on a full refresh. -#}
{% macro is_incremental() %}
  {%- set adds = execute and model.config.materialized == 'incremental' and not should_full_refresh() -%}
  {%- set found = load_cached_relation(this) if adds else none -%}
  {{ return(found is not none and found.is_table) }}
{% endmacro %}
