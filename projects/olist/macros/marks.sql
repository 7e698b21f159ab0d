{#- How far each fact has read each of its inputs.

    A fact is rebuilt for the orders that any input row touched since the fact's last build. Rows are told by arrival
    (`_feira_batch`, which grows with each commit of a table), not by the event's own date, so that a late row is never
    missed. The mark of an input is the highest batch present when the fact was built. It is written by the fact's own
    hook in the fact's own transaction: a build that fails leaves both as they were.

    The time of arrival stands beside the batch for the day a lake is made anew and its batches start at one again. -#}
{% macro marks() -%}
    {{ generate_schema_name('analytics') }}.feira_marks
{%- endmacro %}


{% macro create_marks() -%}
    create table if not exists {{ marks() }} (
        fact varchar, input_model varchar, batch bigint, ingested_us bigint
    )
{%- endmacro %}


{% macro forget_marks() -%}
    delete from {{ marks() }} where fact = '{{ this.identifier }}'
{%- endmacro %}


{% macro keep_marks(inputs) -%}
    insert into {{ marks() }} (fact, input_model, batch, ingested_us)
    {%- for input in inputs %}
    select '{{ this.identifier }}', '{{ input }}', max(_feira_batch), max(_feira_ingested_us) from {{ ref(input) }}
    {%- if not loop.last %} union all {%- endif %}
    {%- endfor %}
{%- endmacro %}


{#- Ids of the orders that a row of one of the inputs touched since the fact's last build. -#}
{% macro touched_orders(inputs) -%}
    select touches.order_id
    from {{ ref('int_order_touches') }} as touches
    left join {{ marks() }} as marks
        on touches.input_model = marks.input_model and marks.fact = '{{ this.identifier }}'
    where
        touches.input_model in ('{{ inputs | join("', '") }}')
        and (
            touches._feira_batch > coalesce(marks.batch, -1)
            or touches._feira_ingested_us > coalesce(marks.ingested_us, -1)
        )
{%- endmacro %}


{#- Number of the build that wrote a row: one more than any row of the fact has. It tells which orders a build rewrote. -#}
{% macro build_number() -%}
    {%- if is_incremental() -%}
        (select coalesce(max(previous._feira_build), 0) + 1 from {{ this }} as previous)
    {%- else -%}
        1
    {%- endif -%}
{%- endmacro %}


{#- Removes the fact's rows whose source row went away. -#}
{% macro delete_gone(input, keys) -%}
    delete from {{ this }} as fact
    where not exists (
        select 1 from {{ ref(input) }} as input
        where {% for key in keys %}input.{{ key }} = fact.{{ key }}{% if not loop.last %} and {% endif %}{% endfor %}
    )
{%- endmacro %}


{#- Ids of the orders whose rows still carry what they had from a parent row that went away. -#}
{% macro orphaned_orders(parent, key, had_parent) -%}
    select fact.order_id
    from {{ this }} as fact
    where
        {{ had_parent }}
        and not exists (select 1 from {{ ref(parent) }} as parent where parent.{{ key }} = fact.{{ key }})
{%- endmacro %}
