"""What SQLFluff's own Jinja templater lacks of dbt, just good enough to lint without dbt."""


def returned(value):
    return value


globals()["return"] = returned
