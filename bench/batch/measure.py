"""Whole processes, measured from outside by the operating system's own accounting."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Run:
    """One finished process with all that it waited for: seconds on the clock, seconds of CPU, bytes of the largest process."""

    wall: float
    cpu: float
    peak: int


def run(command: list[str], env: dict[str, str], log: str, limit: int = 1800) -> Run:
    """Runs a command to its end; its output goes to `log`. A failed or late command ends the bench."""
    started = time.perf_counter()
    with open(log, "ab") as out:
        process = subprocess.Popen(command, env={**os.environ, **env}, stdout=out, stderr=subprocess.STDOUT)
        pid, status, usage = _wait(process.pid, started + limit)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}; its output is in {log}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _wait(pid: int, deadline: float):
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return done, status, usage
        if time.perf_counter() > deadline:
            os.kill(pid, 9)
            os.wait4(pid, 0)
            sys.exit("a command ran out of time")
        time.sleep(0.005)


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(median(r.wall for r in runs), median(r.cpu for r in runs), int(median(r.peak for r in runs)))
