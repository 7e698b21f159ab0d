"""What the operating system and PostgreSQL say of a contender, the same for all of them."""

import os
import threading
import time
from bisect import bisect_left
from dataclasses import dataclass, field

from stack import Stack

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Watch:
    """Samples the CPU time and the memory of processes until it is stopped."""

    pids: list[int]
    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(0.1):
            self._sample()

    def _sample(self) -> None:
        try:
            cpu = sum(_cpu(pid) for pid in self.pids)
            peak = sum(_peak(pid) for pid in self.pids)
        except OSError:
            return
        self.times.append(time.time())
        self.cpu.append(cpu)
        self.peak = max(self.peak, peak)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def seconds(self, begin: float, end: float) -> float:
        """CPU-seconds between two moments, interpolated between samples."""
        return self._at(end) - self._at(begin)

    def _at(self, moment: float) -> float:
        place = bisect_left(self.times, moment)
        if place == 0:
            return self.cpu[0]
        if place == len(self.times):
            return self.cpu[-1]
        before, after = self.times[place - 1], self.times[place]
        share = (moment - before) / (after - before)
        return self.cpu[place - 1] + share * (self.cpu[place] - self.cpu[place - 1])


def _cpu(pid: int) -> float:
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _peak(pid: int) -> int:
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))


def events(stack: Stack, schema: str) -> int:
    exists = f"SELECT to_regclass('{schema}.invoice_events') IS NOT NULL"
    if stack.execute(exists) != [(True,)]:
        return 0
    return stack.execute(f"SELECT count(*) FROM {schema}.invoice_events")[0][0]


def commits(stack: Stack, schema: str, table: str) -> list[tuple[float, int]]:
    """Rows of a table by the moment of the commit that brought them, in order."""
    return stack.execute(
        f"SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 AS at, count(*)"
        f" FROM {schema}.{table} GROUP BY at ORDER BY at"
    )


def commit_times(stack: Stack, schema: str) -> dict[str, float]:
    """Event id → the moment of the commit that brought it."""
    return dict(
        stack.execute(
            f"SELECT event_id, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 FROM {schema}.invoice_events"
        )
    )
