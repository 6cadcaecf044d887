"""Which resource or term is meant by what somebody writes: an IRI, a prefixed name, a code, a slug, a label."""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain.reading import short
from ladkg.pipeline.inquiry.labels import EXACT, candidates
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import PREFIXES

_SLUGS: Final = ("instrument", "organization", "source", "text")
"""Where a bare slug is looked for, in this order."""


def resolve(desk: Desk, written: str) -> NamedNode:
    """The one node that is meant; raises LadkgError that names the nearest."""
    written = written.strip()
    for node in _spelled(written):
        if known(desk, node):
            return node
    found = candidates(desk, written)
    exact = list(dict.fromkeys(entry.node for rank, entry in found if rank == EXACT))
    if len(exact) == 1:
        return exact[0]
    near = [
        f"{short(NamedNode(iri))} ({label[:80]!r})"
        for iri, label in {entry.iri: entry.label for _, entry in found}.items()
    ]
    told = "means several things" if exact else "is nothing that the graph knows"
    hint = f"one of: {'; '.join(near[:5])}" if near else "search_labels finds resources by label"
    raise LadkgError(f"{written[:200]!r} {told}; {hint}")


def known(desk: Desk, node: NamedNode) -> bool:
    """Whether the graph says anything of a node, or with it."""
    patterns = ((node, None, None, None), (None, None, node, None), (None, node, None, None))
    return any(next(desk.store.quads_for_pattern(*pattern), None) for pattern in patterns)


def _spelled(written: str) -> Iterator[NamedNode]:
    """The nodes for which this would be a name, the likeliest first."""
    bare = written.removeprefix("<").removesuffix(">")
    prefix, colon, local = bare.partition(":")
    names = [PREFIXES[prefix] + local] if colon and prefix in PREFIXES else [bare] if colon else []
    if re.fullmatch(r"[A-Za-z]{3}", bare):
        names += [f"{iris.BASE}{kind}/{bare.upper()}" for kind in ("state", "territory")]
    if not colon and re.fullmatch(r"[\w~./-]+", bare):
        names += [iris.BASE + bare, PREFIXES["lad"] + bare, *(f"{iris.BASE}{kind}/{bare}" for kind in _SLUGS)]
    for name in names:
        try:
            yield NamedNode(name)
        except ValueError:
            continue
