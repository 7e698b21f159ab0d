#!/usr/bin/env python3
"""Fills `raw_data` of a DuckDB file with a small made-up shop, for checks that must not need the real data.

usage: small_shop.py WAREHOUSE.duckdb [--orders 400] [--seed 1]
"""

import argparse
import random
from datetime import datetime, timedelta

import duckdb

TEXT, TIMESTAMP, MONEY, INTEGER, DOUBLE = "VARCHAR", "TIMESTAMP", "DECIMAL(10,2)", "INTEGER", "DOUBLE"

COLUMNS = {
    "customers": {
        "customer_id": TEXT,
        "customer_unique_id": TEXT,
        "customer_zip_code_prefix": TEXT,
        "customer_city": TEXT,
        "customer_state": TEXT,
    },
    "geolocation": {
        "geolocation_zip_code_prefix": TEXT,
        "geolocation_lat": DOUBLE,
        "geolocation_lng": DOUBLE,
        "geolocation_city": TEXT,
        "geolocation_state": TEXT,
    },
    "orders": {
        "order_id": TEXT,
        "customer_id": TEXT,
        "order_status": TEXT,
        "order_purchase_timestamp": TIMESTAMP,
        "order_approved_at": TIMESTAMP,
        "order_delivered_carrier_date": TIMESTAMP,
        "order_delivered_customer_date": TIMESTAMP,
        "order_estimated_delivery_date": TIMESTAMP,
    },
    "order_items": {
        "order_id": TEXT,
        "order_item_id": INTEGER,
        "product_id": TEXT,
        "seller_id": TEXT,
        "shipping_limit_date": TIMESTAMP,
        "price": MONEY,
        "freight_value": MONEY,
    },
    "order_payments": {
        "order_id": TEXT,
        "payment_sequential": INTEGER,
        "payment_type": TEXT,
        "payment_installments": INTEGER,
        "payment_value": MONEY,
    },
    "order_reviews": {
        "review_id": TEXT,
        "order_id": TEXT,
        "review_score": INTEGER,
        "review_comment_title": TEXT,
        "review_comment_message": TEXT,
        "review_creation_date": TIMESTAMP,
        "review_answer_timestamp": TIMESTAMP,
    },
    "products": {
        "product_id": TEXT,
        "product_category_name": TEXT,
        "product_name_lenght": INTEGER,
        "product_description_lenght": INTEGER,
        "product_photos_qty": INTEGER,
        "product_weight_g": INTEGER,
        "product_length_cm": INTEGER,
        "product_height_cm": INTEGER,
        "product_width_cm": INTEGER,
    },
    "sellers": {
        "seller_id": TEXT,
        "seller_zip_code_prefix": TEXT,
        "seller_city": TEXT,
        "seller_state": TEXT,
    },
    "product_category_name_translation": {
        "product_category_name": TEXT,
        "product_category_name_english": TEXT,
    },
}

PLACES = [
    ("01037", "são paulo", "SP"),
    ("20040", "rio de janeiro", "RJ"),
    ("30110", "belo horizonte", "MG"),
    ("72300", "brasilia", "DF"),
    ("80010", "curitiba / pr", "PR"),
]
CATEGORIES = {"beleza_saude": "health_beauty", "automotivo": "auto", "bebes": "baby"}
STATUSES = ["delivered"] * 8 + ["shipped", "canceled", "processing", "unavailable"]
FIRST_DAY = datetime(2017, 1, 1)


class SmallShop:
    """Makes rows of each table; the same seed makes the same rows."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)

    def new_id(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def customer(self, person: str | None = None) -> tuple:
        return (self.new_id(), person or self.new_id(), *self.chance.choice(PLACES))

    def seller(self) -> tuple:
        return (self.new_id(), *self.chance.choice(PLACES))

    def product(self) -> tuple:
        sizes = [self.chance.randint(0, 60) for _ in range(7)]
        return (self.new_id(), self.chance.choice([*CATEGORIES, "pc_gamer", None]), *sizes)

    def order(self, customer: str) -> tuple:
        status = self.chance.choice(STATUSES)
        bought = FIRST_DAY + timedelta(minutes=self.chance.randrange(600 * 24 * 60))
        sent = bought + timedelta(hours=self.chance.randint(5, 90)) if status in ("delivered", "shipped") else None
        came = sent + timedelta(hours=self.chance.randint(20, 700)) if status == "delivered" else None
        promised = (bought + timedelta(days=self.chance.randint(5, 40))).replace(hour=0, minute=0)
        return (self.new_id(), customer, status, bought, bought + timedelta(minutes=9), sent, came, promised)

    def item(self, order: str, number: int, product: str, seller: str) -> tuple:
        limit = FIRST_DAY + timedelta(days=self.chance.randint(5, 700))
        return (order, number, product, seller, limit, self.money(1, 500), self.money(0, 40))

    def payment(self, order: str, number: int) -> tuple:
        kind = self.chance.choice(["credit_card", "boleto", "voucher", "debit_card"])
        return (order, number, kind, self.chance.randint(1, 10), self.money(5, 600))

    def review(self, order: str, review: str | None = None) -> tuple:
        sent = FIRST_DAY + timedelta(days=self.chance.randint(10, 700))
        text = self.chance.choice([None, "muito bom", " Recomendo ", "não chegou"])
        return (review or self.new_id(), order, self.chance.randint(1, 5), None, text, sent, sent + timedelta(hours=30))

    def money(self, low: int, high: int) -> str:
        return f"{self.chance.randrange(low * 100, high * 100) / 100:.2f}"

    def tables(self, orders: int) -> dict[str, list[tuple]]:
        pick = self.chance.choice
        people = [self.new_id() for _ in range(max(1, orders * 9 // 10))]
        customers = [self.customer(pick(people)) for _ in range(orders)]
        products = [self.product() for _ in range(max(2, orders // 4))]
        sellers = [self.seller() for _ in range(max(2, orders // 20))]
        headers = [self.order(customer[0]) for customer in customers]
        return {
            "customers": customers,
            "products": products,
            "sellers": sellers,
            "orders": headers,
            "order_items": [
                self.item(header[0], number, pick(products)[0], pick(sellers)[0])
                for header in headers
                for number in range(1, pick([1, 1, 1, 2, 3]) + 1)
                if header[2] != "unavailable"
            ],
            "order_payments": [
                self.payment(header[0], number) for header in headers for number in range(1, pick([1, 1, 1, 2]) + 1)
            ],
            "order_reviews": [self.review(header[0]) for header in headers for _ in range(pick([0, 1, 1, 1, 2]))],
            "geolocation": [self.point(*place) for place in PLACES[:-1] for _ in range(20)],
            "product_category_name_translation": list(CATEGORIES.items()),
        }

    def point(self, prefix: str, city: str, state: str) -> tuple:
        latitude, longitude = -25 + self.chance.randint(0, 9) / 10, -47 + self.chance.randint(0, 9) / 10
        return (prefix, latitude, longitude, city, state)


def insert(database, table: str, rows: list[tuple], batch: int, ingested_at: datetime) -> None:
    places = ", ".join("?" for _ in range(len(COLUMNS[table]) + 2))
    if rows:
        database.executemany(
            f"insert into raw_data.{table} values ({places})", [(*row, batch, ingested_at) for row in rows]
        )


def fill(database, orders: int, seed: int) -> None:
    database.execute("create schema if not exists raw_data")
    tables = SmallShop(seed).tables(orders)
    for table, columns in COLUMNS.items():
        types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        database.execute(
            f"create or replace table raw_data.{table} ({types}, _feira_batch BIGINT, _feira_ingested_at TIMESTAMP)"
        )
        insert(database, table, tables[table], 1, datetime(2024, 1, 1, 2))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse")
    parser.add_argument("--orders", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with duckdb.connect(chosen.warehouse) as warehouse:
        fill(warehouse, chosen.orders, chosen.seed)
