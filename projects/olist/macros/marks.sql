{#- How far each fact has read each of its inputs.

    Rows are told by arrival (`_feira_batch`, which grows with each commit of a table), not by the event's own date, so
    that a late row is never missed. The mark of an input is the highest batch present when the fact was built. It is
    written by the fact's own hooks in the fact's own transaction: a build that fails leaves both as they were.

    The time of arrival stands beside the batch for the day a lake is made anew and its batches start at one again. -#}
{% macro marks() -%}
    {{ generate_schema_name('analytics') }}.feira_marks
{%- endmacro %}


{% macro create_marks() -%}
    create table if not exists {{ marks() }} (
        fact varchar, input_model varchar, batch bigint, ingested_us bigint
    )
{%- endmacro %}


{#- Under which name the marks of the fact that is being built stand. -#}
{% macro marked_fact() -%}
    {{ this.identifier }}
{%- endmacro %}


{% macro forget_marks() -%}
    delete from {{ marks() }} where fact = '{{ marked_fact() }}'
{%- endmacro %}


{% macro keep_marks(inputs) -%}
    insert into {{ marks() }} (fact, input_model, batch, ingested_us)
    {%- for input in inputs %}
    select '{{ marked_fact() }}', '{{ input }}', max(_feira_batch), max(_feira_ingested_us) from {{ ref(input) }}
    {%- if not loop.last %} union all {%- endif %}
    {%- endfor %}
{%- endmacro %}
