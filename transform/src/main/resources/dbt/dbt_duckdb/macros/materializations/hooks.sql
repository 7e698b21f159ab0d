{#- As everywhere, but with a commit that does nothing where no transaction is open: DuckDB would refuse the statement. -#}
{% macro run_hooks(hooks, inside_transaction=True) %}
  {%- set due = hooks | selectattr('transaction', 'equalto', inside_transaction) | list -%}
  {%- do adapter.commit() if due and not inside_transaction -%}
  {%- for hook in due -%}
    {%- do feira_hook(render(hook.sql), inside_transaction) -%}
  {%- endfor -%}
{% endmacro %}
