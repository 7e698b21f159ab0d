#!/usr/bin/env python3
"""Checks that incremental builds give what full builds give, and rewrite no order or invoice that nothing touched.

usage: incremental_check.py --engine COMMAND [--project projects/olist] [--warehouse FILE] [--rounds 5] [--seed N]

COMMAND builds the project: `dbt`, or `./feira`. It is called as COMMAND build|run --project-dir … --profiles-dir …
[--full-refresh] with the variable FEIRA_WAREHOUSE naming the DuckDB file. --warehouse names a file that has `raw_data`
already (it is copied, not changed); without one, a small made-up shop is used.

Each round edits `raw_data` at random: late, corrected and deleted rows of every table, parents that vanish and come back,
new invoices, corrected and cancelled ones, versions and lines that come late or go, now and then a whole table loaded
anew; one round changes nothing at all. Then an incremental build, its tests included, must equal a full refresh of a
copy, table by table and row by row, and the rows that it wrote must belong to orders or invoices that were touched.
"""

import argparse
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from equal_marts import differences
from small_shop import PLACES, SmallShop, fill, insert

BUILD_COLUMN = "_feira_build"

# More than a lake that was loaded a few times has given.
FIRST_BATCH = 100_000

# What each fact reads.
INPUTS = {
    "fact_invoices": ("invoice_events", "invoice_event_lines", "customers", "products", "sellers"),
    "fact_order_items": ("order_items", "orders", "customers", "products", "sellers"),
    "fact_payments": ("order_payments", "orders", "customers"),
    "fact_reviews": ("order_reviews", "orders", "customers"),
    "fact_orders_accumulating": ("orders", "customers", "order_items", "order_payments", "order_reviews"),
}


class Edits:
    """Random edits of raw_data; those of one round carry one batch, above all that were ever given, as a lake's are."""

    def __init__(self, database, chance: random.Random, round_number: int):
        self.database = database
        self.chance = chance
        self.shop = SmallShop(chance.randrange(2**32))
        self.ingested_at = datetime(2024, 1, 1, 2) + timedelta(days=round_number)
        self.round_number = round_number

    def batch(self) -> int:
        return FIRST_BATCH + self.round_number

    def some(self, table: str, columns: str, count: int) -> list[tuple]:
        rows = self.database.execute(f"select distinct {columns} from raw_data.{table} order by all").fetchall()
        return self.chance.sample(rows, min(count, len(rows)))

    def add(self, table: str, rows: list[tuple]) -> None:
        insert(self.database, table, rows, self.batch(), self.ingested_at)

    def change(self, table: str, key: str, values: list[tuple], assignment: str) -> None:
        self.database.execute(
            f"update raw_data.{table} set {assignment}, _feira_batch = ?, _feira_ingested_at = ? "
            f"where {key} in (select unnest(?))",
            [self.batch(), self.ingested_at, [value[0] for value in values]],
        )

    def remove(self, table: str, key: str, values: list[tuple]) -> None:
        self.database.execute(
            f"delete from raw_data.{table} where {key} in (select unnest(?))", [[value[0] for value in values]]
        )

    def add_invoice(self, made: tuple[tuple, list[tuple]]) -> None:
        event, lines = made
        self.add("invoice_events", [event])
        self.add("invoice_event_lines", lines)

    def parties(self) -> tuple[tuple, list[tuple[str, str]]]:
        """Somebody who buys, and some goods."""
        products, sellers = self.some("products", "product_id", 3), self.some("sellers", "seller_id", 2)
        goods = [(product, self.chance.choice(sellers)[0]) for (product,) in products]
        return self.some("customers", "customer_id, customer_state", 1)[0], goods[: self.chance.randint(1, 3)]

    def latest(self, count: int) -> list[tuple[str, int]]:
        """Some invoices and their latest versions."""
        rows = self.database.execute(
            "select invoice_id, max(version) from raw_data.invoice_events group by all order by all"
        ).fetchall()
        return self.chance.sample(rows, min(count, len(rows)))

    def next_versions(self, kind: str) -> None:
        for invoice, version in self.latest(3):
            self.add_invoice(self.shop.invoice(*self.parties(), invoice, version + 1, kind))

    # Each edit below is one thing that happens in a shop's database, or in its stream.

    def late_orders(self) -> None:
        products, sellers = self.some("products", "product_id", 3), self.some("sellers", "seller_id", 2)
        for _ in range(3):
            customer = self.shop.customer()
            order = self.shop.order(customer[0])
            self.add("customers", [customer])
            self.add("orders", [order])
            self.add("order_items", [self.shop.item(order[0], 1, products[0][0], sellers[0][0])])
            self.add("order_payments", [self.shop.payment(order[0], 1)])
            self.add("order_reviews", [self.shop.review(order[0])])

    def late_children(self) -> None:
        products, sellers = self.some("products", "product_id", 1), self.some("sellers", "seller_id", 1)
        for (order,) in self.some("orders", "order_id", 2):
            self.add("order_items", [self.shop.item(order, 90 + self.round_number, products[0][0], sellers[0][0])])
            self.add("order_payments", [self.shop.payment(order, 90 + self.round_number)])
            self.add("order_reviews", [self.shop.review(order)])

    def children_before_their_parents(self) -> None:
        stranger = self.shop.new_id()
        self.add("order_items", [self.shop.item(stranger, 1, self.shop.new_id(), self.shop.new_id())])
        self.add("order_payments", [self.shop.payment(stranger, 1)])
        self.add("orders", [self.shop.order(self.shop.new_id())])

    def parents_after_their_children(self) -> None:
        for table, child, key, make in (
            ("products", "order_items", "product_id", self.shop.product),
            ("sellers", "order_items", "seller_id", self.shop.seller),
            ("customers", "orders", "customer_id", self.shop.customer),
        ):
            missing = self.database.execute(
                f"select distinct {key} from raw_data.{child} anti join raw_data.{table} using ({key}) order by all"
            ).fetchall()
            self.add(table, [(value, *make()[1:]) for (value,) in missing[:2]])
        missing = self.database.execute(
            "select distinct order_id from raw_data.order_items anti join raw_data.orders using (order_id) order by all"
        ).fetchall()
        customers = self.some("customers", "customer_id", 1)
        self.add("orders", [(order, *self.shop.order(customers[0][0])[1:]) for (order,) in missing[:2]])

    def orders_move_on(self) -> None:
        self.change(
            "orders",
            "order_id",
            self.some("orders", "order_id", 4),
            "order_status = 'delivered', "
            "order_delivered_customer_date = order_purchase_timestamp + interval 9 day",
        )

    def prices_corrected(self) -> None:
        self.change("order_items", "order_id", self.some("order_items", "order_id", 3), "price = price + 0.37")

    def payments_corrected(self) -> None:
        self.change("order_payments", "order_id", self.some("order_payments", "order_id", 3), "payment_value = 1.23")

    def reviews_corrected(self) -> None:
        self.change("order_reviews", "review_id", self.some("order_reviews", "review_id", 3), "review_score = 1")

    def customers_move(self) -> None:
        prefix, city, state = self.chance.choice(PLACES)
        self.change(
            "customers",
            "customer_id",
            self.some("customers", "customer_id", 3),
            f"customer_zip_code_prefix = '{prefix}', customer_city = '{city}', customer_state = '{state}'",
        )

    def customers_turn_out_to_be_one_person(self) -> None:
        self.change(
            "customers",
            "customer_id",
            self.some("customers", "customer_id", 2),
            f"customer_unique_id = '{self.shop.new_id()}'",
        )

    def products_recategorised(self) -> None:
        self.change(
            "products", "product_id", self.some("products", "product_id", 2), "product_category_name = 'bebes'"
        )

    def sellers_move(self) -> None:
        self.change("sellers", "seller_id", self.some("sellers", "seller_id", 1), "seller_city = 'sp / sp'")

    def some_children_deleted(self) -> None:
        for table in ("order_items", "order_payments", "order_reviews"):
            self.remove(table, "rowid", self.some(table, "rowid", 2))

    def all_children_deleted(self) -> None:
        for table in ("order_items", "order_payments", "order_reviews"):
            self.remove(table, "order_id", self.some(table, "order_id", 2))

    def orders_deleted(self) -> None:
        orders = self.some("orders", "order_id", 2)
        for table in ("orders", "order_items", "order_payments", "order_reviews"):
            self.remove(table, "order_id", orders)

    def parents_deleted(self) -> None:
        for table, key in (
            ("orders", "order_id"),
            ("customers", "customer_id"),
            ("products", "product_id"),
            ("sellers", "seller_id"),
        ):
            self.remove(table, key, self.some(table, key, 1))

    def new_invoices(self) -> None:
        for _ in range(3):
            self.add_invoice(self.shop.invoice(*self.parties()))

    def invoices_of_nobody(self) -> None:
        stranger, goods = (self.shop.new_id(), "SP"), [(self.shop.new_id(), self.shop.new_id())]
        self.add_invoice(self.shop.invoice(stranger, goods))

    def invoices_corrected(self) -> None:
        self.next_versions("corrected")

    def invoices_cancelled(self) -> None:
        self.next_versions("cancelled")

    def headers_before_their_lines(self) -> None:
        event, lines = self.shop.invoice(*self.parties())
        self.add("invoice_events", [event])
        for invoice, version in self.latest(1):
            self.add("invoice_events", [self.shop.invoice(*self.parties(), invoice, version + 1, "corrected")[0]])

    def lines_after_their_headers(self) -> None:
        missing = self.database.execute(
            "select distinct invoice_id, version from raw_data.invoice_events "
            "anti join raw_data.invoice_event_lines using (invoice_id, version) order by all"
        ).fetchall()
        for invoice, version in missing[:2]:
            self.add("invoice_event_lines", self.shop.invoice(*self.parties(), invoice, version)[1])

    def lines_before_their_headers(self) -> None:
        self.add("invoice_event_lines", self.shop.invoice(*self.parties())[1])
        for invoice, version in self.latest(1):
            self.add("invoice_event_lines", self.shop.invoice(*self.parties(), invoice, version + 1)[1])

    def older_versions_come_late(self) -> None:
        for invoice, version in self.latest(2):
            self.add_invoice(self.shop.invoice(*self.parties(), invoice, version - 10, "corrected"))

    def latest_versions_go(self) -> None:
        for invoice, version in self.latest(2):
            for table in ("invoice_events", "invoice_event_lines"):
                self.database.execute(
                    f"delete from raw_data.{table} where invoice_id = ? and version = ?", [invoice, version]
                )

    def invoices_deleted(self) -> None:
        gone = self.some("invoice_events", "invoice_id", 2)
        for table in ("invoice_events", "invoice_event_lines"):
            self.remove(table, "invoice_id", gone)

    def some_invoice_lines_deleted(self) -> None:
        self.remove("invoice_event_lines", "rowid", self.some("invoice_event_lines", "rowid", 4))

    def invoice_lines_corrected(self) -> None:
        self.change("invoice_event_lines", "invoice_id", self.some("invoice_events", "invoice_id", 2), "amount = 7.77")

    def table_loaded_anew(self) -> None:
        table = self.chance.choice(["orders", "order_payments", "products", "customers", "invoice_events"])
        self.database.execute(
            f"update raw_data.{table} set _feira_batch = ?, _feira_ingested_at = ?",
            [self.batch(), self.ingested_at],
        )


TOOLS = {"__init__", "batch", "some", "add", "change", "remove", "add_invoice", "parties", "latest", "next_versions"}
EDITS = [name for name, member in vars(Edits).items() if callable(member) and name not in TOOLS]
RARE = {"table_loaded_anew"}


class Check:
    def __init__(self, engine: str, project: Path, folder: Path):
        self.engine = engine
        self.project = project
        self.folder = folder
        self.warehouse = folder / "incremental.duckdb"

    def start(self, given: str | None, seed: int) -> None:
        if given:
            with duckdb.connect(str(self.warehouse)) as database:
                database.execute(f"attach '{given}' as given (read_only); create schema raw_data")
                for (table,) in database.execute(
                    "select table_name from duckdb_tables() where database_name = 'given' and schema_name = 'raw_data'"
                ).fetchall():
                    database.execute(f"create table raw_data.{table} as from given.raw_data.{table}")
        else:
            with duckdb.connect(str(self.warehouse)) as database:
                fill(database, orders=400, invoices=300, seed=seed)
        self.call(self.warehouse, "build")

    def call(self, warehouse: Path, *arguments: str) -> None:
        project = str(self.project.resolve())
        command = [*shlex.split(self.engine), *arguments, "--project-dir", project, "--profiles-dir", project]
        environment = {**os.environ, "FEIRA_WAREHOUSE": str(warehouse), "DO_NOT_TRACK": "1"}
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600
        )
        if done.returncode != 0:
            raise SystemExit(f"{shlex.join(command)} ended with {done.returncode}:\n{done.stdout[-4000:]}")

    def round(self, edits: list[str], chance: random.Random, number: int) -> list[str]:
        before = self.folder / "before.duckdb"
        shutil.copy(self.warehouse, before)
        with duckdb.connect(str(self.warehouse)) as database:
            hand = Edits(database, chance, number)
            for edit in edits:
                getattr(hand, edit)()
        self.call(self.warehouse, "build")
        full = self.folder / "full.duckdb"
        shutil.copy(self.warehouse, full)
        self.call(full, "run", "--full-refresh")
        return differences(str(self.warehouse), str(full), ignored=(BUILD_COLUMN,)) + self.needless(before)

    def needless(self, before: Path) -> list[str]:
        """Facts that rewrote orders or invoices which none of their inputs touched."""
        with duckdb.connect() as database:
            database.execute(f"attach '{before}' as b (read_only); attach '{self.warehouse}' as a (read_only)")
            found = []
            for fact, inputs in INPUTS.items():
                document = "invoice" if fact == "fact_invoices" else "order"
                touched_ids = " union ".join(touched(document, name) for name in inputs)
                rows = database.execute(
                    f"""
                    select distinct {document}_id from a.analytics.{fact}
                    where {BUILD_COLUMN} > (select coalesce(max({BUILD_COLUMN}), 0) from b.analytics.{fact})
                    and {document}_id not in ({touched_ids})
                    """
                ).fetchall()
                if rows:
                    found.append(f"{fact}: {len(rows)} {document}s rewritten that nothing touched, such as {rows[0][0]}")
            return found


def touched(document: str, table: str) -> str:
    """SQL for the ids of orders or invoices that a row concerns which is not the same before (b) and after (a)."""
    changed = (
        f"(from a.raw_data.{table} except all from b.raw_data.{table}) union all "
        f"(from b.raw_data.{table} except all from a.raw_data.{table})"
    )
    if table.startswith(document):
        return f"select {document}_id from ({changed})"
    child = {
        ("order", "customers"): "orders",
        ("order", "products"): "order_items",
        ("order", "sellers"): "order_items",
        ("invoice", "customers"): "invoice_events",
        ("invoice", "products"): "invoice_event_lines",
        ("invoice", "sellers"): "invoice_event_lines",
    }[document, table]
    key = table.removesuffix("s") + "_id"
    children = f"(from a.raw_data.{child} union all from b.raw_data.{child})"
    return f"select {document}_id from {children} where {key} in (select {key} from ({changed}))"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", required=True, help="`dbt`, or `./feira`")
    parser.add_argument("--project", type=Path, default=Path(__file__).resolve().parents[2] / "projects" / "olist")
    parser.add_argument("--warehouse")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        check = Check(chosen.engine, chosen.project, Path(folder))
        check.start(chosen.warehouse, chosen.seed)
        common = [edit for edit in EDITS if edit not in RARE]
        for number in range(1, chosen.rounds + 1):
            edits = [] if number == 2 else chance.sample(common, chance.randint(3, len(common)))
            if number == chosen.rounds:
                edits += sorted(RARE)
            found = check.round(edits, chance, number)
            print(f"round {number}: {', '.join(edits) or 'nothing changed'}: {'; '.join(found) or 'equal'}", flush=True)
            if found:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
