"""The servers under all contenders: Feira's own sandbox, with commit times switched on."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from confluent_kafka.admin import AdminClient, NewTopic

PARTITIONS = 4


@dataclass(frozen=True)
class Stack:
    feira: str
    project: Path
    brokers: str
    host: str
    port: int
    user: str
    password: str
    database: str = "bench"

    def connect(self, database: str | None = None):
        connection = psycopg2.connect(
            host=self.host, port=self.port, user=self.user, password=self.password, dbname=database or self.database
        )
        connection.autocommit = True
        return connection

    def execute(self, sql: str, database: str | None = None) -> list[tuple]:
        connection = self.connect(database)
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def environment(self) -> dict[str, str]:
        """For contenders: no password stands in an argv."""
        return {
            "BENCH_BROKERS": self.brokers,
            "BENCH_HOST": self.host,
            "BENCH_PORT": str(self.port),
            "BENCH_USER": self.user,
            "BENCH_PASSWORD": self.password,
            "BENCH_DATABASE": self.database,
        }

    def fresh_topic(self, name: str) -> None:
        admin = AdminClient({"bootstrap.servers": self.brokers})
        if name in admin.list_topics(timeout=20).topics:
            admin.delete_topics([name], operation_timeout=20)[name].result()
        while name in admin.list_topics(timeout=20).topics:
            pass
        admin.create_topics([NewTopic(name, PARTITIONS, 1)], operation_timeout=20)[name].result()


def start(feira: str, project: Path, with_shop: bool) -> Stack:
    servers = ["postgresql", "kafka"] + (["mariadb"] if with_shop else [])
    command(feira, project, "sandbox", "up", *servers)
    stack = found(feira, project)
    if stack.execute("SHOW track_commit_timestamp", "postgres") != [("on",)]:
        stack.execute("ALTER SYSTEM SET track_commit_timestamp = on", "postgres")
        command(feira, project, "sandbox", "down")
        command(feira, project, "sandbox", "up", *servers)
        stack = found(feira, project)
    if not stack.execute("SELECT 1 FROM pg_database WHERE datname = 'bench'", "postgres"):
        stack.execute("CREATE DATABASE bench", "postgres")
    return stack


def found(feira: str, project: Path) -> Stack:
    status = json.loads(command(feira, project, "sandbox", "status", "-o", "json"))
    servers = {each["server"]: each for each in status["servers"]}
    postgres = servers["postgresql"]
    folder = Path(postgres["password_file"]).parent
    return Stack(
        feira,
        project,
        f"{servers['kafka']['host']}:{servers['kafka']['port']}",
        postgres["host"],
        postgres["port"],
        "postgres",
        (folder / "postgres.password").read_text().strip(),
    )


def command(feira: str, project: Path, *arguments: str) -> str:
    done = subprocess.run(
        [feira, *arguments, "--project-dir", str(project)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=1200,
        env=os.environ,
    )
    return done.stdout
