{#- Functions that DuckDB names otherwise. -#}
{% macro duckdb__array_concat(array_1, array_2) -%}
  array_concat({{ array_1 }}, {{ array_2 }})
{%- endmacro %}

{% macro duckdb__array_construct(inputs, data_type) -%}
  {%- if inputs | length > 0 -%}
  [{{ inputs | join(', ') }}]
  {%- else -%}
  cast([] as {{ data_type }}[])
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__date(year, month, day) -%}
  {{ return("make_date(" ~ year ~ ", " ~ month ~ ", " ~ day ~ ")") }}
{%- endmacro %}

{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%}
  date_add({{ from_date_or_timestamp }}, interval ({{ interval }}) {{ datepart }})
{%- endmacro %}

{% macro duckdb__datediff(first_date, second_date, datepart) -%}
  date_diff('{{ datepart }}', {{ first_date }}::timestamp, {{ second_date }}::timestamp)
{%- endmacro %}

{% macro duckdb__last_day(date, datepart) -%}
  {#- Three months are a quarter: intervals know no quarters. -#}
  {%- set months = {'quarter': 3}.get(datepart) -%}
  {%- set first = dbt.date_trunc(datepart, date) -%}
  {%- set next = dbt.dateadd('month', months, first) if months else dbt.dateadd(datepart, 1, first) -%}
  cast({{ next }} as date) - 1
{%- endmacro %}

{% macro duckdb__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- if limit_num -%}
  list_aggr(
    (array_agg({{ measure }}{% if order_by_clause %} {{ order_by_clause }}{% endif %}))[1:{{ limit_num }}],
    'string_agg',
    {{ delimiter_text }}
  )
  {%- else -%}
  string_agg({{ measure }}, {{ delimiter_text }}{% if order_by_clause %} {{ order_by_clause }}{% endif %})
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__split_part(string_text, delimiter_text, part_number) -%}
  string_split({{ string_text }}, {{ delimiter_text }})[{{ part_number }}]
{%- endmacro %}


{#- The engine's own numbers: quicker than doublings. -#}
{% macro duckdb__generate_series(upper_bound) %}
  select generated_number from range(1, {{ upper_bound }} + 1) as numbers(generated_number)
{% endmacro %}


{#- Text or a list of texts, as a list. -#}
{% macro normalize_string_or_list(raw, field_name) %}
  {%- set texts = [] if raw is none else ([raw] if raw is string else raw) -%}
  {%- if texts is mapping or texts is not sequence -%}
    {%- do exceptions.raise_compiler_error("`" ~ field_name ~ "` wants text or a list of texts, found `" ~ raw ~ "`") -%}
  {%- endif -%}
  {{ return(texts | list) }}
{% endmacro %}


{#- Where the file of an external model stands. -#}
{% macro external_location(relation, config) -%}
  {#- Partitions are a folder of files. -#}
  {%- set folder = 'partition_by' in (config.get('options') or {}) -%}
  {{ [adapter.external_root(), relation.identifier] | join('/') }}{{ '' if folder else '.' ~ config.get('format', 'parquet') }}
{%- endmacro %}


{% macro register_upstream_external_models() %}
{% endmacro %}
