{#- Whether the engine gives a relation that replaces another the grants of that other. -#}
{% macro copy_grants() %}
  {{ return(adapter.dispatch('copy_grants', 'dbt')()) }}
{% endmacro %}

{% macro default__copy_grants() %}
  {{ return(True) }}
{% endmacro %}


{% macro support_multiple_grantees_per_dcl_statement() %}
  {{ return(adapter.dispatch('support_multiple_grantees_per_dcl_statement', 'dbt')()) }}
{% endmacro %}

{%- macro default__support_multiple_grantees_per_dcl_statement() -%}
  {{ return(True) }}
{%- endmacro -%}


{#- Old grants must be taken back only where they outlive the build. -#}
{% macro should_revoke(existing_relation, full_refresh_mode=True) %}
  {{ return((copy_grants() if full_refresh_mode else True) if existing_relation else False) }}
{% endmacro %}


{% macro get_show_grant_sql(relation) %}
  {{ return(adapter.dispatch("get_show_grant_sql", "dbt")(relation)) }}
{% endmacro %}

{% macro default__get_show_grant_sql(relation) %}
  show grants on {{ relation }}
{% endmacro %}


{% macro get_grant_sql(relation, privilege, grantees) %}
  {{ return(adapter.dispatch('get_grant_sql', 'dbt')(relation, privilege, grantees)) }}
{% endmacro %}

{%- macro default__get_grant_sql(relation, privilege, grantees) -%}
  {{ ['grant', privilege, 'on', relation, 'to', grantees | join(', ')] | join(' ') }}
{%- endmacro -%}


{% macro get_revoke_sql(relation, privilege, grantees) %}
  {{ return(adapter.dispatch('get_revoke_sql', 'dbt')(relation, privilege, grantees)) }}
{% endmacro %}

{%- macro default__get_revoke_sql(relation, privilege, grantees) -%}
  {{ ['revoke', privilege, 'on', relation, 'from', grantees | join(', ')] | join(' ') }}
{%- endmacro -%}


{#- The statements for a dict of privileges and who has them, made by `get_grant_sql` or `get_revoke_sql`. -#}
{% macro get_dcl_statement_list(relation, grant_config, get_dcl_macro) %}
  {{ return(adapter.dispatch('get_dcl_statement_list', 'dbt')(relation, grant_config, get_dcl_macro)) }}
{% endmacro %}

{%- macro default__get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
  {%- set at_once = support_multiple_grantees_per_dcl_statement() -%}
  {%- set statements = [] -%}
  {%- for privilege in grant_config -%}
    {%- set everyone = grant_config[privilege] -%}
    {%- for some in everyone | batch((everyone | length) if at_once else 1) -%}
      {%- do statements.append(get_dcl_macro(relation, privilege, some)) -%}
    {%- endfor -%}
  {%- endfor -%}
  {{ return(statements) }}
{%- endmacro %}


{% macro call_dcl_statements(dcl_statement_list) %}
  {{ return(adapter.dispatch("call_dcl_statements", "dbt")(dcl_statement_list)) }}
{% endmacro %}

{% macro default__call_dcl_statements(dcl_statement_list) %}
  {%- call statement('grants') -%}{{ dcl_statement_list | join(';\n') }}{%- endcall -%}
{% endmacro %}


{% macro apply_grants(relation, grant_config, should_revoke) %}
  {{ return(adapter.dispatch("apply_grants", "dbt")(relation, grant_config, should_revoke)) }}
{% endmacro %}

{#- Brings the relation's grants to those wanted. A node without a word on grants keeps what is there. -#}
{% macro default__apply_grants(relation, grant_config, should_revoke=True) %}
  {%- if grant_config -%}
    {%- set there = adapter.standardize_grants_dict(run_query(get_show_grant_sql(relation))) if should_revoke else {} -%}
    {%- set surplus = diff_of_two_dicts(there, grant_config) -%}
    {%- set missing = diff_of_two_dicts(grant_config, there) -%}
    {%- set revokes = get_dcl_statement_list(relation, surplus, get_revoke_sql) -%}
    {%- set grants = get_dcl_statement_list(relation, missing, get_grant_sql) -%}
    {%- do call_dcl_statements(revokes + grants) if revokes or grants -%}
  {%- endif -%}
{% endmacro %}
