"""Who is measured. Each takes a topic and a schema of PostgreSQL, and runs until it is ended."""

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import corpus
import tables
from stack import Stack

HERE = Path(__file__).resolve().parent
JVM = ["-Xmx512m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"]


@dataclass(frozen=True)
class Bench:
    stack: Stack
    java: str
    jars: Path
    work: Path
    log: Path

    def spawn(self, command: list[str], **env: str) -> subprocess.Popen:
        with open(self.log, "ab") as out:
            return subprocess.Popen(
                command, env={**os.environ, **self.stack.environment(), **env}, stdout=out, stderr=subprocess.STDOUT
            )


@dataclass(frozen=True)
class Contender:
    """Reads whole events from one topic."""

    name: str
    schema: str
    guarantee: str

    def backlog(self) -> tuple[str, ...]:
        """The topics that are full already."""
        return (corpus.TOPIC,)

    def live(self) -> tuple[str, ...]:
        """The topics that events are sent to while it runs."""
        return (f"bench-live-{self.schema}",)

    def prepare(self, bench: Bench, schema: str) -> None:
        tables.make(bench.stack, schema)

    def start(self, bench: Bench, topics: tuple[str, ...], schema: str) -> list[subprocess.Popen]:
        raise NotImplementedError


@dataclass(frozen=True)
class Feira(Contender):
    def prepare(self, bench: Bench, schema: str) -> None:
        bench.stack.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")

    def start(self, bench: Bench, topics: tuple[str, ...], schema: str) -> list[subprocess.Popen]:
        project = bench.work / schema
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(bench.stack.project / "streams", project / "streams")
        stream = project / "streams" / "invoices.yml"
        text = stream.read_text().replace("topic: invoices", f"topic: {topics[0]}")
        stream.write_text("".join(line for line in text.splitlines(True) if not line.startswith("generator:")))
        stack = bench.stack
        (project / "feira.yml").write_text(
            f"""name: bench
target: bench
targets:
  bench:
    source: sandbox
    stream:
      brokers: {stack.brokers}
      sink: {{host: {stack.host}, port: {stack.port}, user: {stack.user}, password: "${{BENCH_PASSWORD}}",
             database: {stack.database}, schema: {schema}}}
"""
        )
        return [bench.spawn([stack.feira, "stream", "consume", "invoices", "--project-dir", str(project)])]


@dataclass(frozen=True)
class Debezium(Contender):
    """Kafka Connect standalone with one connector for events and one for lines, which come flattened from two topics."""

    def backlog(self) -> tuple[str, ...]:
        return (corpus.FLAT_EVENTS, corpus.FLAT_LINES)

    def live(self) -> tuple[str, ...]:
        return (f"bench-live-{self.schema}", f"bench-live-{self.schema}-lines")

    def start(self, bench: Bench, topics: tuple[str, ...], schema: str) -> list[subprocess.Popen]:
        folder = bench.work / schema
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        worker = {
            "bootstrap.servers": bench.stack.brokers,
            "listeners": f"http://127.0.0.1:{free_port()}",
            "offset.storage.file.filename": folder / "offsets",
            "key.converter": "org.apache.kafka.connect.converters.ByteArrayConverter",
            "value.converter": "org.apache.kafka.connect.json.JsonConverter",
            "plugin.discovery": "service_load",
            "consumer.max.poll.records": 5_000,
            "consumer.max.partition.fetch.bytes": 4_000_000,
        }
        files = [write(folder / "worker.properties", worker)]
        kinds = (("invoice_events", tables.EVENT, tables.EVENT_KEY), ("invoice_event_lines", tables.LINE, tables.LINE_KEY))
        for topic, (table, columns, key) in zip(topics, kinds):
            files.append(write(folder / f"{table}.properties", connector(bench, schema, topic, table, columns, key)))
        command = [bench.java, *JVM, "-cp", f"{bench.jars}/*", "org.apache.kafka.connect.cli.ConnectStandalone"]
        return [bench.spawn([*command, *map(str, files)])]


def connector(bench: Bench, schema: str, topic: str, table: str, columns: dict[str, str], key: tuple[str, ...]) -> dict:
    return {
        "name": f"{schema}-{table}",
        "connector.class": "io.debezium.connector.jdbc.JdbcSinkConnector",
        "tasks.max": 2,
        "topics": topic,
        "connection.url": f"jdbc:postgresql://{bench.stack.host}:{bench.stack.port}/{bench.stack.database}"
        "?reWriteBatchedInserts=true",
        "connection.username": bench.stack.user,
        "connection.password": bench.stack.password,
        "connection.pool.min_size": 1,
        "connection.pool.acquire_increment": 1,
        "collection.name.format": f"{schema}.{table}",
        "insert.mode": "upsert",
        "primary.key.mode": "record_value",
        "primary.key.fields": ",".join(key),
        "schema.evolution": "none",
        "batch.size": 5_000,
        "value.converter": "org.apache.kafka.connect.json.JsonConverter",
        "value.converter.schemas.enable": "true",
        "value.converter.schema.content": json.dumps(tables.connect_schema(columns)),
    }


def write(path: Path, properties: dict) -> Path:
    """A file that only its owner reads: a password stands in it."""
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}={value}\n" for name, value in properties.items()))
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class PlainJava(Contender):
    def start(self, bench: Bench, topics: tuple[str, ...], schema: str) -> list[subprocess.Popen]:
        program = str(HERE / "peers" / "PlainConsumer.java")
        return [bench.spawn([bench.java, *JVM, "-cp", f"{bench.jars}/*", program, topics[0], schema, "2"])]


@dataclass(frozen=True)
class Python(Contender):
    way: str = "single"
    processes: int = 1

    def start(self, bench: Bench, topics: tuple[str, ...], schema: str) -> list[subprocess.Popen]:
        command = [sys.executable, str(HERE / "consumer.py"), self.way, topics[0], schema]
        return [bench.spawn(command) for _ in range(self.processes)]


ONCE = "exactly once"
AGAIN = "at least once, made harmless by keys"
ALL = [
    Feira("Feira", "feira", ONCE),
    Debezium("Debezium's JDBC sink", "debezium", AGAIN),
    PlainJava("Java, JDBC batches", "java", AGAIN),
    Python("Python, execute_values", "python_batched", AGAIN, "batched", 2),
    Python("Python, one INSERT an event", "python_single", AGAIN),
]
