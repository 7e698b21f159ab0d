{#- Stands for the relation of another environment: a copy that costs nothing where the engine can make one, else a view
    upon it. Without such a relation there is nothing to do, and a clone that is there already stays. -#}
{%- materialization clone, default -%}
  {%- set old = load_cached_relation(this) -%}
  {%- set made = [] -%}
  {%- if defer_relation and old and not should_full_refresh() -%}
    {%- do made.append(old) -%}
  {%- elif defer_relation -%}
    {%- set copied = can_clone_table() -%}
    {%- set target = this.incorporate(type='table' if copied else 'view') -%}
    {%- do drop_relation_if_exists(old) -%}
    {% call statement('main') -%}
      {{ create_or_replace_clone(target, defer_relation) if copied
         else get_create_view_as_sql(target, 'select * from ' ~ defer_relation) }}
    {%- endcall %}
    {%- do feira_describe(target, old, rebuilt=True) -%}
    {%- do adapter.commit() -%}
    {%- do made.append(target) -%}
  {%- endif -%}
  {{ return({'relations': made}) }}
{%- endmaterialization -%}
