"""Processes, measured from start to end.

    python benchmarks/validate/measure.py FILE COMMAND …

runs a command and writes what it used to a file: a small process of its own, since the memory of the one that starts
another counts as the other's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """The least of several runs, seconds and MB, and what the last one wrote."""

    cpu: float
    wall: float
    memory: float
    output: str

    def __str__(self) -> str:
        return f"{self.cpu:.2f} CPU s, {self.wall:.2f} s, {self.memory:,.0f} MB"


def measured(command: Sequence[str], *, runs: int = 5, seconds: float = 10) -> Measured | str:
    """The best of so many runs, or of as many as begin within the seconds; of one that fails the last line it wrote.

    A run that ends with exit code 0 or 1 and wrote something has not failed.
    """
    done: list[Measured] = []
    began = time.perf_counter()
    while len(done) < runs and (not done or time.perf_counter() - began < seconds):
        one = _run(command)
        if isinstance(one, str):
            return one
        done.append(one)
    cpu, wall, memory = (min(getattr(one, key) for one in done) for key in ("cpu", "wall", "memory"))
    return Measured(cpu, wall, memory, done[-1].output)


def _run(command: Sequence[str]) -> Measured | str:
    with tempfile.TemporaryDirectory() as folder:
        used = Path(folder, "used")
        watched = [sys.executable, "-S", __file__, str(used), *command]
        done = subprocess.run(watched, capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False)  # noqa: S603
        if done.returncode not in (0, 1) or not done.stdout:
            return (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return Measured(**json.loads(used.read_text()), output=done.stdout)


def main() -> None:
    """Runs the command as its only child and ends as it did."""
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[2:])  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    wall, cpu = time.perf_counter() - start, used.ru_utime + used.ru_stime
    Path(sys.argv[1]).write_text(json.dumps({"cpu": cpu, "wall": wall, "memory": used.ru_maxrss / 1000}))
    process.returncode = os.waitstatus_to_exitcode(status)
    sys.exit(process.returncode)


if __name__ == "__main__":
    main()
