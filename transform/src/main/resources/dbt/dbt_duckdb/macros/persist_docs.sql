{% macro duckdb_escape_comment(comment) -%}
  {%- if comment is string -%}
    '{{ comment | replace("'", "''") }}'
  {%- else -%}
    {%- do exceptions.raise_compiler_error("A description wants to be text, found `" ~ comment ~ "`") -%}
  {%- endif -%}
{%- endmacro %}


{% macro duckdb__alter_relation_comment(relation, comment) %}
  comment on {{ relation.type }} {{ relation }} is {{ duckdb_escape_comment(comment) }};
{% endmacro %}


{% macro duckdb__alter_column_comment(relation, column_dict) %}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute="name") | list -%}
  {%- for name, column in validate_doc_columns(relation, column_dict, existing).items() %}
  comment on column {{ relation }}.{{ adapter.quote(name) if column.get('quote') else name }} is {{ duckdb_escape_comment(column['description']) }};
  {%- endfor %}
{% endmacro %}
