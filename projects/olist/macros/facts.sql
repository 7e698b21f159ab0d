{#- The rows that a build of a fact has to make. A fact has *rows*, the staging model whose rows it holds; *parents*,
    staging models that its rows point to; and maybe *parts*, staging models that it counts, each with the column of
    its count.

    A fact is made anew document by document: `of` an order, or of an invoice. An incremental build makes those that were
    touched since the fact's last build, and no others:
    1. a row of one of the inputs arrived (`int_order_touches` says which orders it concerns, `int_invoice_touches` which
       invoices, `feira_marks` since when);
    2. a parent went away that the fact's rows still speak of;
    3. a part went away, which leaves no trace but another count.
    Rows that went away themselves are deleted after the build, by a hook. -#}
{% macro touched_rows(rows, parents, parts={}, of='order') -%}
    {%- set inputs = ([rows] + parents + parts.keys() | list) | unique | list -%}
    {%- set id = of ~ '_id' -%}
    {%- set touches = ref('int_' ~ of ~ '_touches') -%} {#- here, where dbt sees it when it parses -#}
    {%- set totals = ref('int_' ~ of ~ '_totals') if parts -%}
    select * from {{ ref(rows) }}
    {%- if is_incremental() %}
    where
        {{ id }} in (
            {{ arrivals(touches, inputs, id) }}
            {%- for parent in parents %}
            union
            {{ orphans(parent, id) }}
            {%- endfor %}
            {%- if parts %}
            union
            {{ miscounted(totals, parts.values(), id) }}
            {%- endif %}
        )
    {%- endif %}
{%- endmacro %}


{#- The fact's post-hooks: rows that went away go, and the marks are set. `grain` is the model with a row for each of the
    fact's, where that is not `rows`. -#}
{% macro after_build(rows, keys, inputs, grain=none) -%}
    {{ return([
        "{{ delete_gone('" ~ (grain or rows) ~ "', " ~ keys ~ ") }}",
        "{{ forget_marks() }}",
        "{{ keep_marks(" ~ (([rows] + inputs) | unique | list) ~ ") }}",
    ]) }}
{%- endmacro %}


{#- Number of the build that wrote a row: one more than any row of the fact has. It tells what a build rewrote. -#}
{% macro build_number() -%}
    {%- if is_incremental() -%}
        (select coalesce(max(previous._feira_build), 0) + 1 from {{ this }} as previous)
    {%- else -%}
        1
    {%- endif -%}
{%- endmacro %}


{#- Ids of the documents that a row of one of the inputs touched since the fact's last build. -#}
{% macro arrivals(touches, inputs, id) -%}
    select touches.{{ id }}
            from {{ touches }} as touches
            left join {{ marks() }} as marks
                on touches.input_model = marks.input_model and marks.fact = '{{ marked_fact() }}'
            where
                touches.input_model in ('{{ inputs | join("', '") }}')
                and (
                    touches._feira_batch > coalesce(marks.batch, -1)
                    or touches._feira_ingested_us > coalesce(marks.ingested_us, -1)
                )
{%- endmacro %}


{#- Ids of the documents whose rows still carry what they had from a parent row that went away. -#}
{% macro orphans(parent, id) -%}
    {%- set key, was_found = {
        'stg_orders': ('order_id', 'fact.customer_id is not null'),
        'stg_customers': ('customer_id', 'fact.customer_key <> ' ~ unknown_key()),
        'stg_products': ('product_id', 'fact.product_key <> ' ~ unknown_key()),
        'stg_sellers': ('seller_id', 'fact.seller_key <> ' ~ unknown_key()),
    }[parent] -%}
    select fact.{{ id }}
            from {{ this }} as fact
            where
                {{ was_found }}
                and not exists (select 1 from {{ ref(parent) }} as parent where parent.{{ key }} = fact.{{ key }})
{%- endmacro %}


{#- Ids of the documents whose parts are not as many as when they were counted. -#}
{% macro miscounted(totals, counts, id) -%}
    select fact.{{ id }}
            from {{ this }} as fact
            inner join {{ totals }} as totals on fact.{{ id }} = totals.{{ id }}
            where {% for count in counts %}fact.{{ count }} <> totals.{{ count }}{% if not loop.last %} or {% endif %}{% endfor %}
{%- endmacro %}


{#- Removes the fact's rows whose source row went away. -#}
{% macro delete_gone(rows, keys) -%}
    delete from {{ this }} as fact
    where not exists (
        select 1 from {{ ref(rows) }} as source
        where {% for key in keys %}source.{{ key }} = fact.{{ key }}{% if not loop.last %} and {% endif %}{% endfor %}
    )
{%- endmacro %}
