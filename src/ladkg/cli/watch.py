"""The work in a child process, which is ended when it takes more time or memory than it may."""

import fcntl
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import Final

from ladkg import limits

_STEP: Final = 0.05


def watched(work: Callable[[], None]) -> None:
    """Does the work in a child and exits as it does, with 2 when the child had to be ended or crashed.

    The child ends with its parent: that one's end of a pipe closes, which is a signal to the child. An interrupt from
    the terminal reaches both; the child sees to it.
    """
    limits.share()
    ended, running = os.pipe()
    alive, held = os.pipe()
    interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = os.fork()
    if child:
        os.close(running)
        os._exit(_watch(child, ended))
    signal.signal(signal.SIGINT, interrupted)
    os.close(held)
    fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(alive, fcntl.F_SETFL, os.O_ASYNC)
    if not select.select([alive], [], [], 0)[0]:
        work()


def _watch(child: int, ended: int) -> int:
    """The exit code."""
    start = time.monotonic()
    why = ""
    while not why and not select.select([ended], [], [], _STEP)[0]:
        why = _excess(child, time.monotonic() - start)
    if why:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return code
    if limits.scratch():
        import shutil

        shutil.rmtree(limits.scratch(), ignore_errors=True)
    why = why or f"this ended the program ({signal.strsignal(-code)}); it may be nested too deep, or memory ran out"
    _, _, doing = limits.read()
    print(f"ladkg: {f'{doing}: ' if doing else ''}{why}; nothing is known of the data", file=sys.stderr)  # noqa: T201
    return 2


def _excess(child: int, seconds: float) -> str:
    """What the child has too much of; empty if nothing."""
    most, largest, _ = limits.read()
    if most and seconds > most:
        return f"stopped after {most:.0f} s; ask for less, or allow more with --time-limit SECONDS"
    if largest and limits.held(child) > largest:
        return f"stopped at {largest / 1e6:.0f} MB of memory; ask for less, or allow more with --memory-limit MB"
    return ""
