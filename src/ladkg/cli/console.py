"""What the verbs share: words and progress on standard error, data on standard output or in a file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

_MOST = 200_000_000


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner on a terminal's standard error that names the step at work; silent elsewhere."""
    from ladkg import limits

    if not sys.stderr.isatty():
        yield limits.now
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:

        def show(step: str) -> None:
            limits.now(step)
            status.update(f"{step} …")

        yield show


def piped() -> bytes:
    """Standard input, no more of it than any reader takes."""
    return sys.stdin.buffer.read(_MOST + 1)


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
FORMATS = ("trig", "nquads", "turtle", "ntriples", "jsonld", "rdfxml")
format_option = click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default="trig", show_default=True, help="RDF syntax."
)
