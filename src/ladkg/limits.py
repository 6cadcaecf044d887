"""How much time and memory the work may take, and what it is at: shared with the process that watches over it.

What runs for ever inside a query, or overflows the stack of a parser, cannot be stopped from within its own process. So
the command line works in a child process (`ladkg.cli.watch`), and this page of memory is all that the two share.
"""

import gc
import mmap
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SECONDS: Final = 60.0
"""What a run may take, before anything is read."""
BYTES: Final = 2e9
"""The memory that a run may take, before anything is read."""
SECONDS_PER_BYTE: Final = 1e-5
BYTES_PER_BYTE: Final = 40.0
"""What each byte of RDF that is read, or of a store that is opened, adds to them."""

_YOUNG: Final = 50_000
"""Objects made before garbage is looked for."""
_NUMBERS: Final = struct.Struct("dd")
_SIZE: Final = 2048
_DOING: Final = slice(_NUMBERS.size, _SIZE // 2)
_SCRATCH: Final = slice(_SIZE // 2, _SIZE)
_page: bytearray | mmap.mmap = bytearray(_SIZE)
_fixed: set[str] = set()


def share() -> None:
    """Begins anew on a page that child processes share."""
    global _page
    _page = mmap.mmap(-1, _SIZE)
    _NUMBERS.pack_into(_page, 0, SECONDS, min(BYTES, _of_machine()))


def read() -> tuple[float, float, str]:
    """The seconds and the bytes of memory that the work may take, none where 0, and what it is at."""
    seconds, size = _NUMBERS.unpack_from(_page)
    return seconds, size, _read(_DOING).decode(errors="replace")


def fix(*, seconds: float | None = None, size: float | None = None) -> None:
    """Sets a limit, which then stays whatever is read; 0 takes it away."""
    time_limit, memory_limit, _ = read()
    _NUMBERS.pack_into(_page, 0, time_limit if seconds is None else seconds, memory_limit if size is None else size)
    _fixed.update(name for name, new in (("seconds", seconds), ("size", size)) if new is not None)


def extend(count: int) -> None:
    """Allows what reading so many bytes of RDF calls for, up to three quarters of the memory there is.

    Does nothing where nobody watches.
    """
    if isinstance(_page, bytearray):
        return
    seconds, size, _ = read()
    if "seconds" not in _fixed:
        seconds += count * SECONDS_PER_BYTE
    if "size" not in _fixed:
        size = min(size + count * BYTES_PER_BYTE, _of_machine())
    _NUMBERS.pack_into(_page, 0, seconds, size)


@contextmanager
def own_work(seconds: float) -> Iterator[None]:
    """Allows so much more time for the block, which does nothing that a user has a say in."""
    before, size, _ = read()
    start = time.monotonic()
    if before and "seconds" not in _fixed:
        _NUMBERS.pack_into(_page, 0, before + seconds, size)
        yield
        _NUMBERS.pack_into(_page, 0, read()[0] - seconds + time.monotonic() - start, read()[1])
    else:
        yield


def held(process: int) -> int:
    """Bytes that a process holds in memory; 0 where the system has no /proc to tell."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def spent(process: int) -> float | None:
    """Seconds that a process has used of processors; None where the system has no /proc to tell."""
    try:
        with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123
            user, system = file.read().rpartition(")")[2].split()[11:13]
    except OSError:
        return None
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def now(doing: str) -> None:
    """Says what the work is at, from here on."""
    _write(_DOING, doing.encode(errors="replace"))


def scratch(folder: str | None = None) -> str:
    """The temporary folder that is left behind where the work is ended, set first if one is given; empty for none.

    It must hold nothing but copies.
    """
    if folder is not None:
        _write(_SCRATCH, os.fsencode(folder))
    return os.fsdecode(_read(_SCRATCH))


@contextmanager
def during(doing: str) -> Iterator[None]:
    """Says what the work is at, until the block ends; where it fails, what it was at stays said."""
    before = read()[2]
    now(doing)
    yield
    now(before)


def collect_seldom() -> None:
    """Has reference cycles looked for seldom: a run is short, and most of what it makes stays to its end."""
    gc.set_threshold(_YOUNG)


def _write(part: slice, data: bytes) -> None:
    room = part.stop - part.start
    _page[part] = data[:room].ljust(room, b"\0")


def _read(part: slice) -> bytes:
    return bytes(_page[part]).rstrip(b"\0")


def _of_machine() -> float:
    return 0.75 * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
