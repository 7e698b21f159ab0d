#!/usr/bin/env python3
"""Fills `raw_data` of a DuckDB file from Kaggle's archive.zip, with the types that Feira's own load brings, and with
made-up invoices of its customers and products, which the archive has none of.

usage: load_archive.py ARCHIVE.zip WAREHOUSE.duckdb

Test tooling: it lets the dbt project be built and checked without a source database and a lake.
"""

import sys
import tempfile
import zipfile
from pathlib import Path

import duckdb

from small_shop import add_invoices

TIMESTAMP, MONEY, INTEGER, DOUBLE = "TIMESTAMP", "DECIMAL(10,2)", "INTEGER", "DOUBLE"

# Columns that are not text.
TYPES = {
    "geolocation_lat": DOUBLE,
    "geolocation_lng": DOUBLE,
    "order_item_id": INTEGER,
    "shipping_limit_date": TIMESTAMP,
    "price": MONEY,
    "freight_value": MONEY,
    "payment_sequential": INTEGER,
    "payment_installments": INTEGER,
    "payment_value": MONEY,
    "review_score": INTEGER,
    "review_creation_date": TIMESTAMP,
    "review_answer_timestamp": TIMESTAMP,
    "order_purchase_timestamp": TIMESTAMP,
    "order_approved_at": TIMESTAMP,
    "order_delivered_carrier_date": TIMESTAMP,
    "order_delivered_customer_date": TIMESTAMP,
    "order_estimated_delivery_date": TIMESTAMP,
    "product_name_lenght": INTEGER,
    "product_description_lenght": INTEGER,
    "product_photos_qty": INTEGER,
    "product_weight_g": INTEGER,
    "product_length_cm": INTEGER,
    "product_height_cm": INTEGER,
    "product_width_cm": INTEGER,
}

# Raw table by file of the archive.
TABLES = {
    "olist_customers_dataset.csv": "customers",
    "olist_geolocation_dataset.csv": "geolocation",
    "olist_orders_dataset.csv": "orders",
    "olist_order_items_dataset.csv": "order_items",
    "olist_order_payments_dataset.csv": "order_payments",
    "olist_order_reviews_dataset.csv": "order_reviews",
    "olist_products_dataset.csv": "products",
    "olist_sellers_dataset.csv": "sellers",
    "product_category_name_translation.csv": "product_category_name_translation",
}


def load(archive: Path, warehouse: Path) -> None:
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(warehouse)) as database:
        zipfile.ZipFile(archive).extractall(folder, members=TABLES)
        database.execute("create schema if not exists raw_data")
        for file, table in TABLES.items():
            path = Path(folder, file)
            database.execute(
                f"""
                create or replace table raw_data.{table} as
                select *, 1::BIGINT as _feira_batch, TIMESTAMP '2024-01-01 02:00:00' as _feira_ingested_at
                from read_csv('{path}', header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
                              columns = {columns(path)}, strict_mode = true, parallel = {table != "order_reviews"})
                """
            )
        add_invoices(database, count=2000, seed=1)


def columns(path: Path) -> dict[str, str]:
    header = path.open(encoding="utf-8-sig").readline().strip().replace('"', "").split(",")
    return {name: TYPES.get(name, "VARCHAR") for name in header}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    load(Path(sys.argv[1]), Path(sys.argv[2]))
