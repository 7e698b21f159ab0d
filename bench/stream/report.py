"""The result as a page."""

import os
import platform
from datetime import date
from importlib.metadata import version
from math import isfinite
from pathlib import Path

MIB = 1024 * 1024


HEAD = """# Stream bench

What `bench/stream/run` measured in one run: `feira stream consume` beside other ways from Kafka to PostgreSQL, on the same
servers, with the same events (the shop's invoices with {rows:.2f} table rows each: the event and its lines).

Measured on {day} on {cores} cores ({processor}), Kafka and PostgreSQL (`fsync` and `synchronous_commit` on) on the same machine.
"""

NOTES = """**How.** Catching up: the topic is full when a contender starts; after its first commit it has {warm:.0f} s to warm up, then what
it commits in at most {window:.0f} s is counted. Steady rate: {live} s at each rate, one process through all of them, the first {live_warm} s not
counted. A row's time is that of its commit in PostgreSQL (`track_commit_timestamp`), an event's that of the producer's send, on
one machine's clock, for all contenders alike; PostgreSQL takes the time just before it flushes. CPU and memory are those of
the contender's own processes; the servers' are not counted. At a rate that a contender does not keep up with, the
percentiles are those of the events that it wrote in time, and higher rates are left out.

**Guarantees.** Feira moves its offsets in the transaction of the rows. All others commit theirs afterwards and may write an event again, so their
tables need a unique key for events and for lines, and an INSERT that minds it. Feira's have the unique key of the events
only, and an index of the place.

**Contenders.** Each JVM has a heap of 512 MB. Feira runs as its launcher starts it. Debezium's sink runs under Kafka Connect standalone with
`insert.mode=upsert`, `batch.size=5000`, `max.poll.records=5000`, `reWriteBatchedInserts` and two tasks for each topic; it writes no
nested lists, so it gets events and lines flattened in two topics, with their schema outside the messages
(`schema.content`), and keeps no promise that both arrive together. Java with JDBC batches: two threads with a consumer
and a connection each, 5,000 records a poll, `reWriteBatchedInserts`. Python with `execute_values`: two processes, 1,000 events a
transaction. Python with an INSERT an event: one process, one transaction an event.

**The limit** is COPY BINARY of the rows that Feira wrote, encoded beforehand, into tables with the same indexes, in transactions of
8,000 events, with nothing else on the machine."""


def markdown(results: dict, chosen: dict, frame: dict[str, float], versions: str) -> str:
    head = HEAD.format(day=date.today(), cores=os.cpu_count(), processor=processor(), rows=rows_an_event(results))
    return "\n".join(
        [
            head,
            *drained(results, chosen),
            "",
            *shares(results),
            "",
            *paced(results, chosen),
            "",
            NOTES.format(**frame),
            "",
            f"Versions: {versions}.",
        ]
    )


def rows_an_event(results: dict) -> float:
    first = next(iter(results["contenders"].values()))["drained"]
    return first["rows"] / max(first["events"], 1)


def shares(results: dict) -> list[str]:
    if "feira" not in results["contenders"]:
        return []
    feira = results["contenders"]["feira"]["drained"]
    lines = [
        f"- Feira reaches {feira['rows'] / rows:.2f} of bare COPY over {connections} connection{'' if connections == 1 else 's'}."
        for connections, rows in results["limit"].items()
    ]
    others = {key: each["drained"] for key, each in results["contenders"].items() if key != "feira"}
    if others:
        rows = max(each["rows"] for each in others.values())
        per_cpu = max(each["rows_per_cpu"] for each in others.values())
        lines.append(
            f"- It writes {feira['rows'] / rows:.1f} × the rows a second of the fastest other, and {feira['rows_per_cpu'] / per_cpu:.1f} ×"
            " the rows a CPU-second of the thriftiest other."
        )
    return lines


def drained(results: dict, chosen: dict) -> list[str]:
    lines = [
        "| catching up | guarantee | events/s | table rows/s | CPU-s a second | rows a CPU-second | peak MiB |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for key, each in results["contenders"].items():
        it = each["drained"]
        lines.append(
            f"| {chosen[key].name} | {chosen[key].guarantee} | {it['events']:,.0f} | {it['rows']:,.0f} | {it['cpu']:.2f}"
            f" | {it['rows_per_cpu']:,.0f} | {it['peak'] / MIB:,.0f} |"
        )
    for connections, rows in results.get("limit", {}).items():
        plural = "" if connections == 1 else "s"
        lines.append(f"| bare COPY BINARY, {connections} connection{plural} | none | | {rows:,.0f} | | | |")
    return lines


def paced(results: dict, chosen: dict) -> list[str]:
    lines = [
        "| steady rate | sent/s | written/s | p50 ms | p95 ms | p99 ms | CPU-s a second |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for key, each in results["contenders"].items():
        for it in each["paced"]:
            times = " | ".join(milliseconds(it[p]) for p in ("p50", "p95", "p99"))
            lines.append(
                f"| {chosen[key].name} | {it['rate']:,} | {it['written']:,.0f} | {times} | {it['cpu']:.2f} |"
            )
    return lines


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}" if isfinite(seconds) else "–"


def processor() -> str:
    names = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return names[0] if names else platform.machine()


def peer_versions(jars: dict[str, str]) -> list[str]:
    """Versions of the peers, read off their jars and packages."""
    named = {"Kafka Connect": "connect-runtime-", "Debezium": "debezium-connector-jdbc-", "pgjdbc": "postgresql-"}
    found = [
        f"{label} {file.removeprefix(prefix).removesuffix('.jar')}"
        for label, prefix in named.items()
        for file in jars.values()
        if file.startswith(prefix)
    ]
    packages = [f"{name} {version(name)}" for name in ("confluent-kafka", "psycopg2-binary")]
    return [*found, f"Python {platform.python_version()}", *packages]
