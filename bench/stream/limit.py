"""What PostgreSQL takes when rows need not be made: COPY BINARY of the rows that a contender left, and nothing else."""

import io
import threading
import time

from stack import Stack

TABLES = ("invoice_events", "invoice_event_lines")
EVENTS = 8_000
MOST = 80_000
TARGET = "bare"


def measure(stack: Stack, schema: str, connections: int) -> float:
    """Rows a second into tables with the same indexes, in transactions as large as Feira's largest usual ones."""
    batches, rows = _batches(stack, schema)
    stack.execute(f"DROP SCHEMA IF EXISTS {TARGET} CASCADE")
    stack.execute(f"CREATE SCHEMA {TARGET}")
    for table in TABLES:
        stack.execute(f"CREATE TABLE {TARGET}.{table} (LIKE {schema}.{table} INCLUDING INDEXES)")
    stack.execute("CHECKPOINT")
    threads = [threading.Thread(target=_copy, args=(stack, batches[i::connections])) for i in range(connections)]
    begun = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.time() - begun
    stack.execute(f"DROP SCHEMA {TARGET} CASCADE")
    return rows / seconds


def _batches(stack: Stack, schema: str) -> tuple[list[list[bytes]], int]:
    connection = stack.connect()
    cursor = connection.cursor()
    cursor.execute(f'SELECT partition, max("offset") FROM {schema}.invoice_events GROUP BY partition ORDER BY partition')
    ends = cursor.fetchall()
    batches, rows = [], 0
    for begin in range(0, min(MOST, max(end for _, end in ends) + 1), EVENTS):
        for partition, _ in ends:
            batch = []
            for table in TABLES:
                out = io.BytesIO()
                cursor.copy_expert(
                    f"COPY (SELECT * FROM {schema}.{table} WHERE partition = {partition}"
                    f' AND "offset" >= {begin} AND "offset" < {begin + EVENTS}) TO STDOUT (FORMAT binary)',
                    out,
                )
                rows += cursor.rowcount
                batch.append(out.getvalue())
            batches.append(batch)
    connection.close()
    return batches, rows


def _copy(stack: Stack, batches: list[list[bytes]]) -> None:
    connection = stack.connect()
    connection.autocommit = False
    cursor = connection.cursor()
    for batch in batches:
        for table, rows in zip(TABLES, batch):
            cursor.copy_expert(f"COPY {TARGET}.{table} FROM STDIN (FORMAT binary)", io.BytesIO(rows), size=65_536)
        connection.commit()
    connection.close()
