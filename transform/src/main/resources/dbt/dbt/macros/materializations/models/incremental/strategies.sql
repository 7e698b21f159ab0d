{#- A strategy is a macro `get_incremental_<name>_sql` that takes one dict and returns the SQL of the node's statement;
    projects add their own under that name. The dict's keys are part of the contract: `target_relation`, `temp_relation`,
    `unique_key`, `dest_columns`, `incremental_predicates`. -#}
{% macro get_incremental_append_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_append_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_append_sql(arg_dict) %}
  {{ return(get_insert_into_sql(arg_dict.target_relation, arg_dict.temp_relation, arg_dict.dest_columns)) }}
{% endmacro %}


{% macro get_incremental_delete_insert_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_delete_insert_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
  {{ return(feira_by_key(get_delete_insert_merge_sql, arg_dict)) }}
{% endmacro %}


{% macro get_incremental_merge_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_merge_sql(arg_dict) %}
  {{ return(feira_by_key(get_merge_sql, arg_dict)) }}
{% endmacro %}


{#- Calls a macro that matches rows by their key. -#}
{% macro feira_by_key(statement_sql, arg_dict) %}
  {{ return(statement_sql(
      arg_dict.target_relation, arg_dict.temp_relation, arg_dict.unique_key, arg_dict.dest_columns,
      arg_dict.incremental_predicates)) }}
{% endmacro %}


{% macro get_incremental_insert_overwrite_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_insert_overwrite_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_insert_overwrite_sql(arg_dict) %}
  {{ return(get_insert_overwrite_merge_sql(
      arg_dict.target_relation, arg_dict.temp_relation, arg_dict.dest_columns, arg_dict.incremental_predicates)) }}
{% endmacro %}


{% macro get_incremental_default_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_default_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_default_sql(arg_dict) %}
  {{ return(get_incremental_append_sql(arg_dict)) }}
{% endmacro %}


{% macro get_incremental_microbatch_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_microbatch_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_microbatch_sql(arg_dict) %}
  {{ exceptions.raise_not_implemented("The engine " ~ adapter.type() ~ " has no strategy `microbatch`") }}
{% endmacro %}


{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) %}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  insert into {{ target_relation }} ({{ names }}) select {{ names }} from {{ temp_relation }}
{% endmacro %}


{#- One name or several, as a list. -#}
{% macro feira_names(given) %}
  {{ return([given] if given is string else given | list) }}
{% endmacro %}
