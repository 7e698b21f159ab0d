"""Stands for dbt's adapter: any dispatched macro is a function of its first argument."""


def dispatch(name, package=None):
    return lambda *arguments: f"{name}({arguments[0]})"
