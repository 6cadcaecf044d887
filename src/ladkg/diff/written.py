"""A difference for people, for a pull request, for programs, and as an update for a store."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from ladkg.diff import KINDS, Change, Difference
from ladkg.diff.advice import Advice, advice
from ladkg.errors import LadkgError
from ladkg.terms import PREFIXES

_SIGN: Final = {"added": "+", "removed": "-", "changed": "~"}
_LONGEST: Final = 60_000
"""Characters of a comment on a pull request; GitHub takes 65,536."""
_BATCH: Final = 2_000
"""Quads of one operation of an update: the parser of Virtuoso takes fewer than 5,000."""
_MOST_SHOWN: Final = 200
"""Characters of one term that are shown to people."""


def text(found: Difference) -> str:
    """Every statement that differs, below the resource that it is about, and a summary."""
    if not found:
        return "No difference\n"
    lines = [line for change in found.changes for line in (_head(change), *_statements(change, "  "))]
    return "\n".join([*lines, "", *_summary(found, advice(found))]) + "\n"


def markdown(found: Difference) -> str:
    """A comment for a pull request: the summary first, then what differs, folded; cut where it grows too long."""
    if not found:
        return "**No difference** in the graph.\n"
    head, *rest = _summary(found, advice(found))
    lines = [f"**{head}**", "", *(f"- {_flat(line)}" for line in rest), ""]
    size = sum(map(len, lines))
    for kind in KINDS:
        changes = found.of(kind)
        if not changes:
            continue
        lines += ["<details>", f"<summary>{len(changes):,} {kind}</summary>", "", "```diff"]
        for number, change in enumerate(changes):
            block = [f"@@ {_fenced(_head(change))} @@", *map(_fenced, _statements(change, ""))]
            size += sum(map(len, block)) + len(block)
            if size > _LONGEST:
                lines.append(f"… and {len(changes) - number:,} more resources")
                break
            lines += block
        lines += ["```", "", "</details>", ""]
    return "\n".join(lines)


def as_json(found: Difference) -> str:
    """Counts, advice, and per resource its statements as N-Quads without their final dot."""
    told = advice(found)
    document = {
        "added": len(found.added),
        "removed": len(found.removed),
        "resources": {kind: len(found.of(kind)) for kind in KINDS},
        "version": {
            "step": str(told.step),
            "reasons": [
                {"step": str(one.step), "reason": one.text, "resources": one.count, "example": one.example}
                for one in told.reasons
            ],
        },
        "changes": [
            {
                "resource": change.subject.value if isinstance(change.subject, NamedNode) else str(change.subject),
                "kind": change.kind,
                "label": change.label,
                "added": [_written(quad) for quad in change.added],
                "removed": [_written(quad) for quad in change.removed],
            }
            for change in found.changes
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def update(found: Difference) -> str:
    """SPARQL 1.1 Update that makes the second dataset of the first (https://www.w3.org/TR/sparql11-update/).

    Raises LadkgError where a statement has a blank node, which no update can name.
    """
    quads = (*found.removed, *found.added)
    if blank := next((quad for quad in quads if any(isinstance(term, BlankNode) for term in quad)), None):
        raise LadkgError(f"an update cannot name a blank node, as in: {_written(blank)}; give it an IRI first")
    operations = [
        f"{word} DATA {{\n{block}}}"
        for word, side in (("DELETE", found.removed), ("INSERT", found.added))
        for block in _blocks(side)
    ]
    return " ;\n".join(operations) + "\n" if operations else ""


def _blocks(quads: tuple[Quad, ...]) -> Iterator[str]:
    for start in range(0, len(quads), _BATCH):
        lines = []
        for name, mine in groupby(quads[start : start + _BATCH], key=lambda quad: quad.graph_name):
            triples = "".join(f"  {quad.triple} .\n" for quad in mine)
            lines.append(triples if isinstance(name, DefaultGraph) else f"  GRAPH {name} {{\n{triples}  }}\n")
        yield "".join(lines)


WRITERS: Final[Mapping[str, Callable[[Difference], str]]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
    "update": update,
}


def _summary(found: Difference, told: Advice) -> list[str]:
    counts = ", ".join(f"{len(found.of(kind)):,} {kind}" for kind in KINDS)
    head = f"Resources: {counts}; statements: {len(found.added):,} added, {len(found.removed):,} removed"
    reasons = [f"{one.step}: {one.text} ({one.count:,}, such as {_short(one.example)})" for one in told.reasons]
    return [head, f"Version step: {told.step}", *reasons]


def _head(change: Change) -> str:
    name = f"{_SIGN[change.kind]} {_short(str(change.subject))}"
    return f"{name}  {_plain(change.label)}" if change.label else name


def _statements(change: Change, indent: str) -> Iterator[str]:
    """What was there before what is there now, property by property."""
    both: Iterable[tuple[str, str, str]] = sorted(
        (_short(str(quad.predicate)), sign, _short(str(quad.object)))
        for sign, side in (("-", change.removed), ("+", change.added))
        for quad in side
    )
    for predicate, mine in groupby(both, key=lambda one: one[0]):
        for _, sign, value in sorted(mine, key=lambda one: (one[1] == "+", one[2])):
            yield f"{indent}{sign} {predicate} {value}"


def _short(term: str) -> str:
    """A term of N-Quads with a prefix for its namespace, in one line, not longer than can be read."""
    if term.startswith("<"):
        iri = term[1:-1]
        for prefix, start in PREFIXES.items():
            if iri.startswith(start):
                return _plain(f"{prefix}:{iri.removeprefix(start)}")
    return _plain(term)


def _plain(words: str) -> str:
    """Without characters that steer a terminal or turn the direction of the text."""
    shown = "".join(one if one.isprintable() else f"\\u{ord(one):04X}" for one in words)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


def _flat(words: str) -> str:
    """Without what Markdown or HTML would read."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>#|@!~" else one for one in words)


def _fenced(words: str) -> str:
    """Without what would end the fence that it stands in."""
    return words.replace("```", "'''")


def _written(quad: Quad) -> str:
    return str(quad)
