{% macro convert_datetime(date_str, date_fmt) %}
  {%- set parsed = modules.datetime.datetime.strptime(date_str, date_fmt) -%}
  {{ return(parsed) }}
{% endmacro %}


{#- Each day from the first to the last, both included. -#}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt="%Y%m%d", out_fmt="%Y%m%d") %}
  {%- set first = convert_datetime(start_date_str, in_fmt) -%}
  {%- set last = convert_datetime(end_date_str if end_date_str is not none else start_date_str, in_fmt) -%}
  {%- set count = (last - first).days + 1 -%}
  {%- if count <= 0 -%}
    {%- do exceptions.raise_compiler_error("dates_in_range: `" ~ end_date_str ~ "` comes before `" ~ start_date_str ~ "`") -%}
  {%- endif -%}
  {%- set days = [] -%}
  {%- for offset in range(count) -%}
    {%- do days.append((first + modules.datetime.timedelta(days=offset)).strftime(out_fmt)) -%}
  {%- endfor -%}
  {{ return(days) }}
{% endmacro %}


{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') %}
  {%- set ends = (raw_partition_date | string).split(",") -%}
  {%- if ends | length > 2 -%}
    {%- do exceptions.raise_compiler_error("partition_range wants one or two dates, found `" ~ raw_partition_date ~ "`") -%}
  {%- endif -%}
  {{ return(dates_in_range(ends[0], ends[1] if ends | length == 2 else none, in_fmt=date_fmt)) }}
{% endmacro %}


{% macro py_current_timestring() %}
  {{ return(adapter.current_timestring()) }}
{% endmacro %}
