{#- A city's name in lower case and without accents, noise or what follows it (state, country, district).
    Null where no name is left, as for a number or an e-mail address.

    Nearly all names consist of plain words: they leave by an early branch and never meet the long way. -#}
{% macro city_name(column) -%}
    {%- set folded = without_accents('lower(trim(' ~ column ~ '))') -%}
    case
        when {{ folded }} in ('sp', 'sbc', 'saopaulo') then {{ spelled_out(folded) }}
        when {{ matches(folded, '^[a-z]+( [a-z]+)*$') }} then {{ folded }}
        when {{ matches(folded, '@') }} or not {{ matches(folded, '[a-z]') }} then null
        else {{ spelled_out(tidy_city_name(folded)) }}
    end
{%- endmacro %}


{#- Abbreviations and broken spellings that the sources use. -#}
{% macro spelled_out(name) -%}
    case {{ name }}
        when 'sp' then 'sao paulo'
        when 'saopaulo' then 'sao paulo'
        when 'sbc' then 'sao bernardo do campo'
        when 'maceia' then 'maceio'
        else {{ name }}
    end
{%- endmacro %}


{#- The long way, step by step: a backslash is a slash; of an HTML entity its letter stays; marks that stand for an
    apostrophe become one; the name ends before a comma, slash, bracket, spaced hyphen or the code of a state; other
    signs go; blanks shrink to one; none is left at either end. -#}
{% macro tidy_city_name(folded) -%}
    {%- set text = "replace(" ~ folded ~ ", chr(92), '/')" -%}
    {%- set text = replace_all(text, '(acute|grave|circ|tilde|cedil|uml);', '') -%}
    {%- set text = replace_all(text, '%26apos%3b|[´`]', "''") -%}
    {%- set text = "replace(" ~ text ~ ", 'º', 'o')" -%}
    {%- set text = replace_all(text, '[,/(].*$| - .*$|-[a-z][a-z]$', '') -%}
    {%- set text = replace_all(text, "[^a-z0-9 ''-]", '') -%}
    {%- set text = replace_all(text, ' +', ' ') -%}
    {{ replace_all(text, "^[ ''-]+|[ ''-]+$", '') }}
{%- endmacro %}
