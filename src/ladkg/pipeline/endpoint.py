"""Everything that stands at an endpoint, graph by graph."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg import limits
from ladkg.endpoint import PATIENCE, TIMEOUT, ask
from ladkg.endpoint.patience import patiently
from ladkg.endpoint.staging import is_staging
from ladkg.endpoint.whole import Ask, counts, graphs, outside
from ladkg.pipeline import Progress, silent

VIRTUOSO: Final = frozenset(
    f"http://{name}"
    for name in (
        "www.openlinksw.com/schemas/virtrdf#",
        "www.w3.org/ns/ldp#",
        "localuriqaserver/sparql",
        "localhost:8890/sparql",
        "localhost:8890/DAV/",
    )
)
"""Graphs that a Virtuoso has before anything is put into it."""


def allow() -> AbstractContextManager[None]:
    """More time for the run, which the store at the other end takes and no user has a say in."""
    return limits.own_work(PATIENCE)


def read(url: str, progress: Progress = silent) -> Iterator[Quad]:
    """All that an endpoint has, a graph at a time; what only stands in its default graph comes last.

    Left out are Virtuoso's own graphs, and what an interrupted `ladkg load` was staging. Raises LadkgError for what
    cannot be asked, or not be read whole.
    """
    asked = asking(url)
    sizes = {name: number for name, number in counts(asked).items() if is_content(name)}
    total, done = sum(sizes.values()), 0
    for _, quads in graphs(asked, sizes):
        done += len(quads)
        progress(f"Reading {url}: {done:,} of {total:,} statements")
        yield from quads
    yield from outside(asked)


def asking(url: str) -> Ask:
    """Asks the endpoint, patiently; what comes counts as read."""

    def asked(query: str) -> bytes:
        with limits.own_work(TIMEOUT):
            answer = patiently(lambda: ask(url, query))
        limits.extend(len(answer))
        return answer

    return asked


def is_content(name: NamedNode) -> bool:
    """Whether a graph at an endpoint is neither the store's own nor a staging graph."""
    return name.value not in VIRTUOSO and not is_staging(name)
