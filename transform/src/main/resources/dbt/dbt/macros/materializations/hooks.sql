{#- Runs those hooks that belong inside the node's transaction, or those that belong outside of it. Each is rendered only
    now: a hook may ask for what the statement before it has done. -#}
{% macro run_hooks(hooks, inside_transaction=True) %}
  {%- set due = hooks | selectattr('transaction', 'equalto', inside_transaction) | list -%}
  {%- if due and not inside_transaction -%}
    {%- do feira_hook('commit', inside_transaction) -%}
  {%- endif -%}
  {%- for hook in due -%}
    {%- do feira_hook(render(hook.sql), inside_transaction) -%}
  {%- endfor -%}
{% endmacro %}


{#- Runs one hook. A hook may have nothing to say, like an `if` whose condition does not hold. -#}
{% macro feira_hook(sql, inside_transaction) %}
  {%- if sql | trim -%}
    {%- call statement(auto_begin=inside_transaction) -%}
      {{ sql | trim }}
    {%- endcall -%}
  {%- endif -%}
{% endmacro %}


{#- A hook as configuration carries it: its SQL, and where it runs. -#}
{% macro make_hook_config(sql, inside_transaction) %}
  {{ tojson({'sql': sql, 'transaction': inside_transaction}) }}
{% endmacro %}

{% macro before_begin(sql) %}
  {{ make_hook_config(sql, False) }}
{% endmacro %}

{% macro in_transaction(sql) %}
  {{ make_hook_config(sql, True) }}
{% endmacro %}

{% macro after_commit(sql) %}
  {{ make_hook_config(sql, False) }}
{% endmacro %}
