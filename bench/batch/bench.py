"""Measures Feira's batch path beside its peers: same machine, same server, same tables, one run.

    python bench.py --feira ./feira --dbt .venv/bin/dbt --data archive.zip

The routes take turns, so that a machine that slows down slows all of them; the figures are medians.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from measure import Run, middle, run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROJECT = ROOT / "projects" / "olist"
MIB = 1024 * 1024


def main() -> None:
    args = arguments()
    work = Path(args.work).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    log = str(work / "output.log")

    fill(args, log)
    peers = peer_environment(args)
    routes = {
        "Feira: copy": feira(args, "copy"),
        "Feira: ingest, load, reconcile": feira(args, "ingest", "load", "reconcile"),
        "ConnectorX → Parquet → DuckDB": python("connectorx_route.py", work),
        "pandas + SQLAlchemy + PyMySQL → Parquet → DuckDB": python("reference_route.py", work),
        "Feira: build": feira(args, "build --full-refresh"),
        "Feira: copy, build": feira(args, "copy", "build"),
        "Feira: ingest, load, reconcile, build": feira(args, "ingest", "load", "reconcile", "build"),
    }
    if args.dbt:
        routes["dbt: build"] = dbt(args, work)
    table = {name: turns(name, command, peers, log, 1) and [] for name, command in routes.items()}
    for _ in range(args.rounds):
        for name, command in routes.items():
            table[name] += turns(name, command, peers, log, 1)
    report = markdown(args, {name: middle(runs) for name, runs in table.items()})
    print(report)
    if args.out:
        Path(args.out).write_text(report + "\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feira", default=str(ROOT / "feira"))
    parser.add_argument("--dbt", help="the real dbt, with its DuckDB adapter; left out when not given")
    parser.add_argument("--data", help="Kaggle's archive.zip; synthetic data when not given")
    parser.add_argument("--scale", default="1", help="of the synthetic data")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", default=str(ROOT / "target" / "bench"))
    parser.add_argument("--out", help="a Markdown file for the table")
    return parser.parse_args()


def fill(args: argparse.Namespace, log: str) -> None:
    """Starts the servers and fills the source; both sides then read the same tables."""
    sample = ["--data", args.data] if args.data else ["--scale", args.scale]
    run([args.feira, "demo", *sample], {}, log)


def peer_environment(args: argparse.Namespace) -> dict[str, str]:
    status = json.loads(
        subprocess.run(
            [args.feira, "sandbox", "status", "-o", "json", "--project-dir", str(PROJECT)],
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout
    )
    server = next(s for s in status["servers"] if s["server"] == "mariadb")
    return {
        "BENCH_HOST": server["host"],
        "BENCH_PORT": str(server["port"]),
        "BENCH_USER": server["user"],
        "BENCH_PASSWORD": Path(server["password_file"]).read_text().strip(),
        "BENCH_DATABASE": server["database"],
    }


def feira(args: argparse.Namespace, *verbs: str) -> list[str]:
    """Each verb is a process of its own, as a scheduler would run them."""
    script = " && ".join(f'"$0" {verb} --project-dir "$1"' for verb in verbs)
    return ["sh", "-c", script, args.feira, str(PROJECT)]


def python(script: str, work: Path) -> list[str]:
    return [sys.executable, str(HERE / script), str(work)]


def dbt(args: argparse.Namespace, work: Path) -> list[str]:
    """dbt builds a copy of the same warehouse, with its parse cache warm after the first turn."""
    copy = work / "dbt.duckdb"
    shutil.copyfile(PROJECT / ".feira" / "warehouse" / "warehouse.duckdb", copy)
    env = f"FEIRA_WAREHOUSE={copy} DBT_SEND_ANONYMOUS_USAGE_STATS=false DO_NOT_TRACK=1"
    target = work / "dbt-target"
    return [
        "sh",
        "-c",
        f'env {env} "$0" build --full-refresh --project-dir "$1" --profiles-dir "$1" '
        f'--target-path "{target}" --log-path "{work}"',
        args.dbt,
        str(PROJECT),
    ]


def turns(name: str, command: list[str], env: dict[str, str], log: str, times: int) -> list[Run]:
    print(f"… {name}", file=sys.stderr)
    return [run(command, env, log) for _ in range(times)]


def markdown(args: argparse.Namespace, table: dict[str, Run]) -> str:
    rows = [
        f"| {name} | {r.wall:.2f} | {r.cpu:.2f} | {r.peak / MIB:,.0f} |" for name, r in table.items()
    ]
    return "\n".join(
        [
            f"Measured on {date.today()} on {os.cpu_count()} cores ({processor()}), the servers on the same machine, "
            f"{'the real Olist data' if args.data else 'synthetic Olist at scale ' + args.scale}, "
            f"medians of {args.rounds} turns after one for warming up.",
            "",
            "| route | wall s | CPU s | peak MiB |",
            "|---|---:|---:|---:|",
            *rows,
            "",
            *ratios(table),
            "",
            f"Versions: {versions(args)}.",
        ]
    )


def ratios(table: dict[str, Run]) -> list[str]:
    wall = {name: r.wall for name, r in table.items()}
    reference = wall["pandas + SQLAlchemy + PyMySQL → Parquet → DuckDB"]
    connectorx = wall["ConnectorX → Parquet → DuckDB"]
    lines = [
        f"- {name.removeprefix('Feira: ')}: {wall[name] / reference:.2f} × the reference route's time, "
        f"{wall[name] / connectorx:.2f} × ConnectorX's; in that time Feira also commits to Iceberg, digests every row on "
        "both sides and reconciles."
        for name in ("Feira: copy", "Feira: ingest, load, reconcile")
    ]
    if "dbt: build" in wall:
        lines.append(f"- build: {wall['Feira: build'] / wall['dbt: build']:.2f} × dbt's time.")
    return lines


def processor() -> str:
    names = [l.split(":")[1].strip() for l in Path("/proc/cpuinfo").read_text().splitlines() if l.startswith("model name")]
    return names[0] if names else platform.machine()


def versions(args: argparse.Namespace) -> str:
    peers = [f"{name} {version(name)}" for name in ("pandas", "sqlalchemy", "pymysql", "pyarrow", "connectorx", "duckdb")]
    feira = subprocess.run([args.feira, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    return ", ".join([feira, f"Python {platform.python_version()}", *peers])


main()
