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
  {%- if datepart == 'quarter' -%}
  {#- Three months are a quarter: intervals know no quarters. -#}
  cast(
    {{ dbt.dateadd('day', '-1', dbt.dateadd('month', '3', dbt.date_trunc(datepart, date))) }}
    as date
  )
  {%- else -%}
  {{ dbt.default_last_day(date, datepart) }}
  {%- endif -%}
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

{% macro duckdb__safe_cast(field, type) -%}
  try_cast({{ field }} as {{ type }})
{%- endmacro %}

{% macro duckdb__split_part(string_text, delimiter_text, part_number) -%}
  string_split({{ string_text }}, {{ delimiter_text }})[{{ part_number }}]
{%- endmacro %}


{#- Text or a list of texts, as a list. -#}
{% macro normalize_string_or_list(raw, field_name) %}
  {%- if raw is none -%}
    {{ return([]) }}
  {%- elif raw is string -%}
    {{ return([raw]) }}
  {%- elif raw is sequence -%}
    {{ return(raw | list) }}
  {%- endif -%}
  {{ exceptions.raise_compiler_error("`" ~ field_name ~ "` wants text or a list of texts") }}
{% endmacro %}


{#- Where the file of an external model stands. -#}
{% macro external_location(relation, config) -%}
  {%- set format = config.get('format', 'parquet') -%}
  {%- if config.get('options', {}).get('partition_by') -%}
    {{ adapter.external_root() }}/{{ relation.identifier }}
  {%- else -%}
    {{ adapter.external_root() }}/{{ relation.identifier }}.{{ format }}
  {%- endif -%}
{%- endmacro %}


{% macro register_upstream_external_models() %}
{% endmacro %}
