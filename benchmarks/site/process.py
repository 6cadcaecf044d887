"""A command with all the processes that it starts, measured from start to end."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EVERY: Final = 0.25
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Used:
    """Seconds of all processors together and by the clock; MB at most, what processes share counted once."""

    cpu: float
    wall: float
    memory: float


def used(command: Sequence[str]) -> Used:
    """What a command uses; ends the program with what it said where it fails."""
    began, memory = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        memory = max(memory, _memory(process.pid))
        time.sleep(_EVERY)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.stderr.read() if process.stderr else "")
    return Used(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, memory)


def _memory(root: int) -> float:
    """MB of a process and all below it: the proportional set size, which counts shared pages once (Linux)."""
    total, left = 0, [root]
    while left:
        process = left.pop()
        try:
            total += int(Path(f"/proc/{process}/smaps_rollup").read_text().partition("\nPss:")[2].split()[0])
            for thread in Path(f"/proc/{process}/task").iterdir():
                left += map(int, (thread / "children").read_text().split())
        except (OSError, IndexError):
            continue  # it has ended
    return total / 1000
