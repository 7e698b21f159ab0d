{#- How DuckDB brings rows into a table. -#}
{% macro duckdb__get_incremental_default_sql(arg_dict) %}
  {%- if arg_dict['unique_key'] -%}
    {% do return(get_incremental_delete_insert_sql(arg_dict)) %}
  {%- endif -%}
  {% do return(get_incremental_append_sql(arg_dict)) %}
{% endmacro %}


{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute="name")) -%}
  {%- if unique_key -%}
    {%- if unique_key is sequence and unique_key is not string -%}
  delete from {{ target }} as DBT_INCREMENTAL_TARGET
  using {{ source }}
  where (
    {%- for key in unique_key %}
    {{ source }}.{{ key }} = DBT_INCREMENTAL_TARGET.{{ key }}{% if not loop.last %} and{% endif %}
    {%- endfor %}
    {%- for predicate in incremental_predicates or [] %}
    and {{ predicate }}
    {%- endfor %}
  );
    {%- else -%}
  delete from {{ target }}
  where ({{ unique_key }}) in (
    select ({{ unique_key }})
    from {{ source }}
  )
    {%- for predicate in incremental_predicates or [] %}
    and {{ predicate }}
    {%- endfor %};
    {%- endif -%}
  {%- endif %}
  insert into {{ target }} ({{ names }})
  (
    select {{ names }}
    from {{ source }}
  )
{%- endmacro %}


{#- Columns go by name. Clauses of the model's own (`merge_clauses`) take the place of the usual two. -#}
{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set conditions = [] + normalize_incremental_predicates(incremental_predicates) -%}
  {%- set keys = [] if not unique_key else ([unique_key] if unique_key is string else unique_key) -%}
  {%- for key in keys -%}
    {%- do conditions.append(get_merge_unique_key_match("DBT_INTERNAL_SOURCE." ~ key, "DBT_INTERNAL_DEST." ~ key)) -%}
  {%- endfor -%}
  {%- set clauses = config.get('merge_clauses') or merge_clause_defaults(
        config.get('merge_update_condition'), config.get('merge_insert_condition'),
        config.get('merge_update_columns') or [], config.get('merge_exclude_columns') or [],
        config.get('merge_update_set_expressions') or {}) -%}
  merge into {{ target }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  on {{ conditions | join(' and ') if keys else 'false' }}
  {%- if keys -%}
  {%- for clause in clauses.get('when_matched', []) %}
  when matched{% if clause.get('condition') %} and {{ clause['condition'] }}{% endif %}
  then {{ duckdb__merge_action(clause, dest_columns) }}
  {%- endfor -%}
  {%- endif -%}
  {%- for clause in clauses.get('when_not_matched', []) %}
  when not matched{% if clause.get('by') %} by {{ clause['by'] }}{% endif %}{% if clause.get('condition') %} and {{ clause['condition'] }}{% endif %}
  then {{ duckdb__merge_action(clause, dest_columns) }}
  {%- endfor -%}
  {%- if config.get('merge_returning_columns') %}
  returning {{ config.get('merge_returning_columns') | join(', ') }}
  {%- endif -%}
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
  {%- if not incremental_predicates -%}
    {{ return([]) }}
  {%- endif -%}
  {{ return([incremental_predicates] if incremental_predicates is string else incremental_predicates | list) }}
{% endmacro %}


{#- One batch: its time range is emptied and filled anew. -#}
{% macro duckdb__get_incremental_microbatch_sql(arg_dict) %}
  {%- set target = arg_dict["target_relation"] -%}
  {%- set source = arg_dict["temp_relation"] -%}
  {%- set names = get_quoted_csv(arg_dict["dest_columns"] | map(attribute="name")) -%}
  {%- set predicates = [] -%}
  {%- if model.batch is defined and model.batch -%}
    {%- set start = config.get("__dbt_internal_microbatch_event_time_start") -%}
    {%- set end = config.get("__dbt_internal_microbatch_event_time_end") -%}
    {%- if start -%}{%- do predicates.append("cast(" ~ config.get('event_time') ~ " as timestamp) >= '" ~ start ~ "'") -%}{%- endif -%}
    {%- if end -%}{%- do predicates.append("cast(" ~ config.get('event_time') ~ " as timestamp) < '" ~ end ~ "'") -%}{%- endif -%}
  {%- endif %}
  {%- if predicates %}
  delete from {{ target }} where {{ predicates | join(' and ') }};
  {%- endif %}
  insert into {{ target }} ({{ names }})
  (
    select {{ names }}
    from {{ source }}
  )
{% endmacro %}
