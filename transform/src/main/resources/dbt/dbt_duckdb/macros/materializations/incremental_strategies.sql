{#- How DuckDB brings rows into a table. -#}
{% macro duckdb__get_incremental_default_sql(arg_dict) %}
  {%- set strategy = get_incremental_delete_insert_sql if arg_dict.unique_key else get_incremental_append_sql -%}
  {{ return(strategy(arg_dict)) }}
{% endmacro %}


{#- Predicates name the table DBT_INCREMENTAL_TARGET where the key is a list. -#}
{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- if unique_key -%}
    {%- set alias = '' if unique_key is string else ' as DBT_INCREMENTAL_TARGET' -%}
    {%- set keys = feira_names(unique_key) | join(', ') -%}
    {%- set gone = ['(' ~ keys ~ ') in (select (' ~ keys ~ ') from ' ~ source ~ ')']
        + normalize_incremental_predicates(incremental_predicates) -%}
delete from {{ target }}{{ alias }} where {{ gone | join(' and ') }};
  {%- endif %}
{{ get_insert_into_sql(target, source, dest_columns) }}
{%- endmacro %}


{#- Columns go by name. Clauses of the model's own (`merge_clauses`) take the place of the usual two. -#}
{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set clauses = config.get('merge_clauses') or merge_clause_defaults(
        config.get('merge_update_condition'), config.get('merge_insert_condition'),
        config.get('merge_update_columns') or [], config.get('merge_exclude_columns') or [],
        config.get('merge_update_set_expressions') or {}) -%}
merge into {{ target }} as DBT_INTERNAL_DEST using {{ source }} as DBT_INTERNAL_SOURCE
on {{ feira_merge_condition(unique_key, normalize_incremental_predicates(incremental_predicates)) }}
  {%- for clause in (clauses.when_matched or [] if unique_key else []) %}
{{ duckdb_merge_clause('when matched', clause, dest_columns) }}
  {%- endfor -%}
  {%- for clause in clauses.when_not_matched or [] %}
{{ duckdb_merge_clause('when not matched' ~ (' by ' ~ clause.by if clause.by else ''), clause, dest_columns) }}
  {%- endfor -%}
  {%- set returned = config.get('merge_returning_columns') %}
{{ 'returning ' ~ (returned | join(', ')) if returned }}
{%- endmacro %}


{% macro duckdb_merge_clause(when, clause, dest_columns) -%}
  {{ when }} {{ 'and ' ~ clause.condition if clause.condition }} then {{ duckdb__merge_action(clause, dest_columns) }}
{%- endmacro %}


{% macro duckdb__merge_action(clause, dest_columns) -%}
  {%- set action = clause.get('action') -%}
  {%- set mode = clause.get('mode', 'by_name') -%}
  {%- if action in ['delete', 'do_nothing'] -%}
    {{ action | replace('_', ' ') }}
  {%- elif action == 'error' -%}
    error {{ "'" ~ (clause['error_message'] | replace("'", "''")) ~ "'" if clause.get('error_message') }}
  {%- elif mode in ['by_name', 'by_position'] -%}
    {{ action }} {{ mode | replace('_', ' ') }}
  {%- elif mode == 'star' -%}
    {{ action }} *
  {%- elif action == 'update' -%}
    {%- set update = clause.get('update', {}) -%}
    {%- set excluded = update.get('exclude', []) | map('lower') | list -%}
    {%- set expressions = update.get('set_expressions', {}) -%}
    {%- set parts = [] -%}
    {%- for name in update.get('include') or (dest_columns | map(attribute='name') | list) -%}
      {%- if name | lower not in excluded and name not in expressions -%}
        {%- do parts.append(adapter.quote(name) ~ ' = DBT_INTERNAL_SOURCE.' ~ adapter.quote(name)) -%}
      {%- endif -%}
    {%- endfor -%}
    {%- for name, expression in expressions.items() -%}
      {%- do parts.append(adapter.quote(name) ~ ' = ' ~ expression) -%}
    {%- endfor -%}
    update set {{ parts | join(', ') }}
  {%- else -%}
    {%- set insert = clause.get('insert', {}) -%}
    {%- set names = insert.get('columns') or (dest_columns | map(attribute='name') | list) -%}
    {%- set values = insert.get('values') -%}
    insert ({{ get_quoted_csv(names) }}) values (
      {%- for name in names -%}
      {{ values[loop.index0] if values else 'DBT_INTERNAL_SOURCE.' ~ adapter.quote(name) }}{% if not loop.last %}, {% endif %}
      {%- endfor -%}
    )
  {%- endif -%}
{%- endmacro %}


{#- What a merge does where the model does not say: update what is there, insert what is not. -#}
{% macro merge_clause_defaults(merge_update_condition, merge_insert_condition, merge_update_columns=[], merge_exclude_columns=[], merge_update_set_expressions={}) %}
  {%- set update = {'action': 'update', 'condition': merge_update_condition} -%}
  {%- if merge_update_columns or merge_exclude_columns or merge_update_set_expressions -%}
    {%- do update.update({'mode': 'explicit', 'update': {
          'include': merge_update_columns, 'exclude': merge_exclude_columns,
          'set_expressions': merge_update_set_expressions}}) -%}
  {%- endif -%}
  {{ return({
      'when_matched': [update],
      'when_not_matched': [{'action': 'insert', 'condition': merge_insert_condition}],
  }) }}
{% endmacro %}


{% macro normalize_incremental_predicates(incremental_predicates) %}
  {{ return(feira_names(incremental_predicates or [])) }}
{% endmacro %}


{#- One batch: its time range is emptied and filled anew. -#}
{% macro duckdb__get_incremental_microbatch_sql(arg_dict) %}
  {%- set at = 'cast(' ~ config.get('event_time') ~ ' as timestamp)' -%}
  {%- set first = config.get('__dbt_internal_microbatch_event_time_start') -%}
  {%- set end = config.get('__dbt_internal_microbatch_event_time_end') -%}
  {%- set range = [] -%}
  {%- do range.append(at ~ " >= '" ~ first ~ "'") if first -%}
  {%- do range.append(at ~ " < '" ~ end ~ "'") if end -%}
  {%- if range %}
delete from {{ arg_dict.target_relation }} where {{ range | join(' and ') }};
  {%- endif %}
{{ default__get_incremental_append_sql(arg_dict) }}
{% endmacro %}
