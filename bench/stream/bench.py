"""Measures Feira's consumer beside its peers: same machine, same servers, same events, one run.

    bench/stream/run --out docs/reference/bench-stream.md

Every contender first drains a full topic, then gets events at steady rates. What counts is what PostgreSQL says: the
moment of the commit that brought a row (`track_commit_timestamp`), against the moment of the event's send.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from array import array
from dataclasses import asdict, dataclass
from pathlib import Path

import contenders
import corpus
import limit
import probe
import report
import sender
import stack as servers

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RATES = (100, 1_000, 10_000)
TABLES = ("invoice_events", "invoice_event_lines")
EVENTS = 1_200_000
FLAT_EVENTS = 300_000
WARM_UP = 5.0
WINDOW = 10.0
LIVE_WARM_UP = 2
LIVE = 10
START = 90.0


class NotMeasured(Exception):
    """This contender has no result; the others go on."""


@dataclass(frozen=True)
class Drained:
    """A full topic, read as fast as it goes."""

    events: float
    rows: float
    cpu: float
    rows_per_cpu: float
    peak: int


@dataclass(frozen=True)
class Paced:
    """Events at a steady rate; seconds from send to commit."""

    rate: int
    written: float
    p50: float
    p95: float
    p99: float
    cpu: float


def main() -> None:
    args = arguments()
    work = Path(args.work).resolve()
    bench, events = prepare(args, work)
    chosen = [each for each in contenders.ALL if not args.only or each.schema in args.only]
    results: dict = {"contenders": {}}
    for contender in chosen:
        say(contender.name)
        try:
            results["contenders"][contender.schema] = measure(bench, contender, events)
        except NotMeasured as reason:
            say(f"not measured: {reason}")
            continue
        if contender.schema == "feira":
            results["limit"] = {n: limit.measure(bench.stack, "feira_drain", n) for n in (1, 2)}
    frame = {"warm": WARM_UP, "window": WINDOW, "live": LIVE_WARM_UP + LIVE, "live_warm": LIVE_WARM_UP}
    text = report.markdown(results, {each.schema: each for each in chosen}, frame, versions(bench))
    print(text)
    if args.out:
        Path(args.out).write_text(text + "\n")


def measure(bench: contenders.Bench, contender: contenders.Contender, events: list[corpus.Event]) -> dict:
    drained = asdict(drain(bench, contender))
    say(json.dumps(drained))
    paced = [asdict(point) for point in live(bench, contender, events)]
    say(json.dumps(paced))
    return {"drained": drained, "paced": paced}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feira", default=str(ROOT / "feira"))
    parser.add_argument("--java", default="java", help="a Java 25 for the peers")
    parser.add_argument("--jars", required=True, help="folder with the peers' jars")
    parser.add_argument("--only", action="append", help="a contender's short name, such as feira or debezium")
    parser.add_argument("--prepare", action="store_true", help="make the events and end")
    parser.add_argument("--work", default=str(ROOT / "target" / "bench-stream"))
    parser.add_argument("--out", help="a Markdown file for the result")
    return parser.parse_args()


def prepare(args: argparse.Namespace, work: Path) -> tuple[contenders.Bench, list[corpus.Event]]:
    """Starts the servers and has the events made, once for all later runs."""
    project = work / "olist"
    if not project.exists():
        shutil.copytree(ROOT / "projects" / "olist", project, ignore=shutil.ignore_patterns(".feira"))
    stack = servers.start(args.feira, project, with_shop=False)
    if corpus.size(stack, corpus.TOPIC) < EVENTS:
        servers.start(args.feira, project, with_shop=True)
        servers.command(args.feira, project, "sample", "generate", "--scale", "0.05")
        corpus.produce(stack, EVENTS)
        servers.command(args.feira, project, "sandbox", "down")
        stack = servers.start(args.feira, project, with_shop=False)
    events = corpus.read(stack, FLAT_EVENTS)
    corpus.fill_flat(stack, events)
    if args.prepare:
        raise SystemExit(0)
    most = sum(rate * (LIVE_WARM_UP + LIVE) for rate in RATES)
    log = work / "contenders.log"
    log.unlink(missing_ok=True)
    return contenders.Bench(stack, args.java, Path(args.jars), work, log), events[:most]


def drain(bench: contenders.Bench, contender: contenders.Contender) -> Drained:
    schema = f"{contender.schema}_drain"
    contender.prepare(bench, schema)
    bench.stack.execute("CHECKPOINT")
    processes = contender.start(bench, contender.backlog(), schema)
    watch = probe.Watch([process.pid for process in processes])
    try:
        await_events(bench, schema, 1, processes)
        time.sleep(WARM_UP + WINDOW)
    finally:
        watch.stop()
        end(processes)
    return drained(bench, schema, watch)


def drained(bench: contenders.Bench, schema: str, watch: probe.Watch) -> Drained:
    """What happened between the end of the warming up and the end of the topic or of the window."""
    events, lines = (probe.commits(bench.stack, schema, table) for table in TABLES)
    begin = events[0][0] + WARM_UP
    finish = min(events[-1][0], begin + WINDOW, watch.times[-1])
    if finish - begin < 2:
        raise NotMeasured(f"{schema} was done too soon: more events are needed")
    count = sum(n for at, n in events if begin < at <= finish)
    rows = count + sum(n for at, n in lines if begin < at <= finish)
    seconds = finish - begin
    cpu = watch.seconds(begin, finish)
    return Drained(count / seconds, rows / seconds, cpu / seconds, rows / cpu, watch.peak)


def live(bench: contenders.Bench, contender: contenders.Contender, events: list[corpus.Event]) -> list[Paced]:
    schema = f"{contender.schema}_live"
    contender.prepare(bench, schema)
    topics = contender.live()
    for topic in topics:
        bench.stack.fresh_topic(topic)
    processes = contender.start(bench, topics, schema)
    watch = probe.Watch([process.pid for process in processes])
    points, first = [], 0
    try:
        for rate in RATES:
            count = rate * (LIVE_WARM_UP + LIVE)
            part = events[first : first + count]
            if first == 0:
                part = greet(bench, topics, schema, part, processes)
            points.append(pace(bench, schema, topics, part, rate, watch))
            first += count
            if points[-1].written < rate * 0.9:
                break
    finally:
        watch.stop()
        end(processes)
    return points


def greet(bench, topics, schema: str, events: list[corpus.Event], processes) -> list[corpus.Event]:
    """Waits until the first event has gone through, so that nobody's start is measured."""
    sender.send(bench.stack, topics, events[:1], 1, bench.work / "sent")
    await_events(bench, schema, 1, processes)
    return events[1:]


def pace(bench, schema: str, topics, events: list[corpus.Event], rate: int, watch: probe.Watch) -> Paced:
    """Latencies of the events behind the warming up; those that are not there a second after the last send are not written."""
    file = bench.work / "sent"
    sender.send(bench.stack, topics, events, rate, file)
    end = time.time()
    time.sleep(1)
    sent = array("d", file.read_bytes())
    begin = sent[0] + LIVE_WARM_UP
    ids = [json.loads(value)["event_id"] for _, value in events]
    committed = probe.commit_times(bench.stack, schema)
    measured = [(at, committed.get(id)) for id, at in zip(ids, sent) if at >= begin]
    delays = sorted(there - at for at, there in measured if there is not None)
    return Paced(
        rate,
        sum(1 for _, there in measured if there is not None and there <= end + 1) / (end - begin),
        *(delays[min(len(delays) - 1, int(len(delays) * q))] if delays else float("inf") for q in (0.5, 0.95, 0.99)),
        watch.seconds(begin, end) / (end - begin),
    )


def await_events(bench: contenders.Bench, schema: str, count: int, processes: list[subprocess.Popen]) -> None:
    limit = time.time() + START
    while probe.events(bench.stack, schema) < count:
        if time.time() > limit or any(process.poll() is not None for process in processes):
            raise NotMeasured(f"{schema} does not write; its output is in {bench.log}")
        time.sleep(0.1)


def end(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def versions(bench: contenders.Bench) -> str:
    feira = subprocess.run([bench.stack.feira, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    jars = {path.name.rsplit("-", 1)[0]: path.name for path in bench.jars.glob("*.jar")}
    postgres = bench.stack.execute("SHOW server_version")[0][0]
    return ", ".join([feira, f"PostgreSQL {postgres}", *report.peer_versions(jars)])


def say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
