#!/usr/bin/env python3
"""Checks that the marts of a DuckDB file built from the real data carry the figures that the real data has.

usage: figures.py WAREHOUSE.duckdb
"""

import sys

import duckdb

FIGURES = {
    "items": ("select count(*) from fact_order_items", "112650"),
    "price": ("select sum(price) from fact_order_items", "13591643.70"),
    "freight": ("select sum(freight_value) from fact_order_items", "2251909.54"),
    "payments": ("select sum(payment_value) from fact_payments", "16008872.12"),
    "payment rows": ("select count(*) from fact_payments", "103886"),
    "reviews": ("select count(*) from fact_reviews", "99224"),
    "orders": ("select count(*) from fact_orders_accumulating", "99441"),
    "delivered": ("select count(*) from fact_orders_accumulating where is_delivered", "96478"),
    "without items": ("select count(*) from fact_orders_accumulating where item_count = 0", "775"),
    "without payments": ("select count(*) from fact_orders_accumulating where payment_count = 0", "1"),
    "late": ("select count(*) from fact_orders_accumulating where is_late and is_delivered", "6534"),
    "price by order": ("select sum(items_value) from fact_orders_accumulating", "13591643.70"),
    "freight by order": ("select sum(freight_value) from fact_orders_accumulating", "2251909.54"),
    "payments by order": ("select sum(payments_value) from fact_orders_accumulating", "16008872.12"),
    "customers": ("select count(*) from dim_customers where not is_unknown", "96096"),
    "products": ("select count(*) from dim_products where not is_unknown", "32951"),
    "sellers": ("select count(*) from dim_sellers where not is_unknown", "3095"),
    "prefixes with points": ("select count(*) from dim_geolocation where not is_unknown and not is_inferred", "19015"),
    "health and beauty": (
        "select sum(price) from fact_order_items natural join dim_products where category = 'beleza_saude'",
        "1258681.34",
    ),
    "November 2017": (
        "select sum(price) from fact_order_items join dim_date on purchase_date_key = date_key "
        "where calendar_year = 2017 and month_of_year = 11",
        "1010271.37",
    ),
}


def main() -> int:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wrong = 0
    with duckdb.connect(sys.argv[1], read_only=True) as database:
        database.execute("use analytics")
        for name, (query, wanted) in FIGURES.items():
            found = str(database.execute(query).fetchone()[0])
            wrong += found != wanted
            print(f"{'ok ' if found == wanted else 'BAD'} {name}: {found}" + ("" if found == wanted else f", not {wanted}"))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
