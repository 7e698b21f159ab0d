"""A consumer as one writes it in an afternoon: confluent_kafka and psycopg2.

    consumer.py single|batched TOPIC SCHEMA

`single` writes and commits event by event, `batched` up to 1,000 of them at once with execute_values. Offsets are
committed after the rows, so an event may come twice; the tables' keys make that harmless.
"""

import json
import os
import sys

import psycopg2
from confluent_kafka import Consumer
from psycopg2.extras import execute_values

from tables import EVENT, EVENT_KEY, LINE, LINE_KEY


def main() -> None:
    way, topic, schema = sys.argv[1:]
    env = os.environ
    consumer = Consumer(
        {
            "bootstrap.servers": env["BENCH_BROKERS"],
            "group.id": f"bench-{schema}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    consumer.subscribe([topic])
    connection = psycopg2.connect(
        host=env["BENCH_HOST"],
        port=env["BENCH_PORT"],
        user=env["BENCH_USER"],
        password=env["BENCH_PASSWORD"],
        dbname=env["BENCH_DATABASE"],
    )
    cursor = connection.cursor()
    most = 1_000 if way == "batched" else 1
    while True:
        messages = consumer.consume(most, timeout=0.02)
        if messages:
            write(cursor, schema, [json.loads(message.value()) for message in messages])
            connection.commit()
            consumer.commit(asynchronous=True)


def write(cursor, schema: str, events: list[dict]) -> None:
    insert(cursor, f"{schema}.invoice_events", EVENT, EVENT_KEY, [tuple(e.get(name) for name in EVENT) for e in events])
    lines = [
        tuple((event | line).get(name) for name in LINE)
        for event in events
        for line in event["lines"]
    ]
    insert(cursor, f"{schema}.invoice_event_lines", LINE, LINE_KEY, lines)


def insert(cursor, table: str, columns, key, rows: list[tuple]) -> None:
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES %s ON CONFLICT ({', '.join(key)}) DO NOTHING"
    execute_values(cursor, sql, rows, page_size=1_000)


main()
