#!/usr/bin/env python3
"""Fills `raw_data` of a DuckDB file with a small made-up shop, for checks that must not need the real data.

usage: small_shop.py WAREHOUSE.duckdb [--orders 400] [--invoices 300] [--seed 1]

With --invoices 0 it is a shop without a stream: the invoices' tables are there and empty.
"""

import argparse
import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import duckdb

TEXT, TIMESTAMP, MONEY, INTEGER, DOUBLE = "VARCHAR", "TIMESTAMP", "DECIMAL(10,2)", "INTEGER", "DOUBLE"
MOMENT, BIGINT, LARGE, RATE = "TIMESTAMPTZ", "BIGINT", "DECIMAL(18,2)", "DECIMAL(18,4)"

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
    "invoice_events": {
        "event_id": TEXT,
        "event_type": TEXT,
        "occurred_at": MOMENT,
        "invoice_id": TEXT,
        "version": INTEGER,
        "issued_at": MOMENT,
        "customer_id": TEXT,
        "customer_state": TEXT,
        "payment_type": TEXT,
        "installments": INTEGER,
        "currency": TEXT,
        "products_amount": LARGE,
        "freight_amount": LARGE,
        "discount_amount": LARGE,
        "icms_amount": LARGE,
        "pis_amount": LARGE,
        "cofins_amount": LARGE,
        "total_amount": LARGE,
        "topic_number": INTEGER,
        "partition": INTEGER,
        "offset": BIGINT,
        "event_time": MOMENT,
        "arrival_time": MOMENT,
    },
    "invoice_event_lines": {
        "invoice_id": TEXT,
        "version": INTEGER,
        "topic_number": INTEGER,
        "partition": INTEGER,
        "offset": BIGINT,
        "line_number": INTEGER,
        "product_id": TEXT,
        "seller_id": TEXT,
        "quantity": INTEGER,
        "unit_price": LARGE,
        "amount": LARGE,
        "cfop": TEXT,
        "ncm": TEXT,
        "icms_rate": RATE,
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
LIVE = datetime(2018, 10, 18, tzinfo=timezone.utc)
CENT = Decimal("0.01")


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

    def invoice(self, customer: tuple, goods: list[tuple[str, str]], invoice: str | None = None, version: int = 1,
                kind: str = "issued") -> tuple[tuple, list[tuple]]:
        """A version of an invoice and its lines.

        :param customer: a row of the customers, of which the first and the last value count
        :param goods: product and seller of each line
        """
        invoice, moment = invoice or self.new_id(), LIVE + timedelta(minutes=self.chance.randrange(60 * 24 * 60))
        place = (1, self.chance.randrange(4), self.chance.randrange(10**6))
        lines = [self.invoice_line((invoice, version, *place), number, *it) for number, it in enumerate(goods, 1)]
        products = sum((line[10] for line in lines), Decimal())
        freight, discount = Decimal(self.money(0, 60)), (products * self.chance.randrange(3) / 20).quantize(CENT)
        taxed = products - discount
        event = (
            self.new_id(), kind, moment, invoice, version, LIVE, customer[0], self.chance.choice([customer[-1], None]),
            self.chance.choice(["credit_card", "boleto", "voucher"]), self.chance.randint(1, 10), "BRL",
            products, freight, discount,
            *((taxed * Decimal(rate)).quantize(CENT) for rate in ("0.1755", "0.0165", "0.076")),
            taxed + freight, *place, moment, moment + timedelta(milliseconds=20),
        )
        return event, lines

    def invoice_line(self, place: tuple, number: int, product: str, seller: str) -> tuple:
        quantity, price = self.chance.choice([1, 1, 1, 2, 7]), Decimal(self.money(0, 300))
        rate = self.chance.choice([None, "0.1200", "0.1800", "0.1800"])
        return (*place, number, product, seller, quantity, price, price * quantity, "5102", None, rate)

    def invoices(self, count: int, customers: list, products: list, sellers: list) -> dict[str, list[tuple]]:
        """Invoices of a shop's customers over its products; some are corrected, some cancelled."""
        events, lines, pick = [], [], self.chance.choice
        for _ in range(count):
            customer = pick(customers)
            goods = [(pick(products)[0], pick(sellers)[0]) for _ in range(pick([1, 1, 1, 2, 3, 5]))]
            made = [self.invoice(customer, goods)]
            for kind in pick([[], [], [], ["corrected"], ["cancelled"], ["corrected", "cancelled"]]):
                made.append(self.invoice(customer, goods, made[0][0][3], len(made) + 1, kind))
            events += [event for event, _ in made]
            lines += [line for _, its in made for line in its]
        return {"invoice_events": events, "invoice_event_lines": lines}

    def money(self, low: int, high: int) -> str:
        return f"{self.chance.randrange(low * 100, high * 100) / 100:.2f}"

    def tables(self, orders: int, invoices: int) -> dict[str, list[tuple]]:
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
            **self.invoices(invoices, customers, products, sellers),
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


def create(database, table: str, rows: list[tuple]) -> None:
    types = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS[table].items())
    database.execute(
        f"create or replace table raw_data.{table} ({types}, _feira_batch BIGINT, _feira_ingested_at TIMESTAMP)"
    )
    insert(database, table, rows, 1, datetime(2024, 1, 1, 2))


def fill(database, orders: int, invoices: int, seed: int) -> None:
    database.execute("create schema if not exists raw_data")
    for table, rows in SmallShop(seed).tables(orders, invoices).items():
        create(database, table, rows)


def add_invoices(database, count: int, seed: int) -> None:
    """Gives a shop that is there invoices of its own customers and products."""
    customers, products, sellers = (
        database.execute(f"select {columns} from raw_data.{table} order by all limit 5000").fetchall()
        for table, columns in (("customers", "customer_id, customer_state"), ("products", "product_id"),
                               ("sellers", "seller_id"))
    )
    for table, rows in SmallShop(seed).invoices(count, customers, products, sellers).items():
        create(database, table, rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse")
    parser.add_argument("--orders", type=int, default=400)
    parser.add_argument("--invoices", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with duckdb.connect(chosen.warehouse) as warehouse:
        fill(warehouse, chosen.orders, chosen.invoices, chosen.seed)
