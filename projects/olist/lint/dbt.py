"""Stands for dbt's own macros."""


def datediff(first, second, part):
    return f"date_diff('{part}', {first}, {second})"


def dateadd(part, number, day):
    return f"date_add({day}, {number})"
