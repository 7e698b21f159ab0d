"""The shop's database as every peer reaches it: taken from the environment, so that no password stands in an argv."""

import os
from urllib.parse import quote_plus

TABLES = [
    "customers",
    "geolocation",
    "orders",
    "order_items",
    "order_payments",
    "order_reviews",
    "products",
    "sellers",
    "product_category_name_translation",
]


def url(scheme: str) -> str:
    """The connection as `scheme://user:password@host:port/database`."""
    env = os.environ
    return (
        f"{scheme}://{quote_plus(env['BENCH_USER'])}:{quote_plus(env['BENCH_PASSWORD'])}"
        f"@{env['BENCH_HOST']}:{env['BENCH_PORT']}/{env['BENCH_DATABASE']}"
    )
