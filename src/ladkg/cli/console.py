"""What the verbs share: words and progress on standard error, data on standard output or in a file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner on a terminal's standard error that names the step at work; silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:

        def show(step: str) -> None:
            status.update(f"{step} …")

        yield show


def deliver(data: bytes, destination: str) -> None:
    """Writes to a file (the whole of it or nothing), or to standard output for `-`."""
    if destination == "-":
        sys.stdout.buffer.write(data)
        return
    from ladkg import graph

    graph.write_bytes(data, Path(destination))


output_option = click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output (the default)."
)
