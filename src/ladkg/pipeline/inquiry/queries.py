"""A query of one's own, under the same guard as at the endpoint of `ladkg serve`."""

import copy
import json
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ladkg.errors import LadkgError
from ladkg.explain.reading import short
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.evidence import Evidence
from ladkg.pipeline.inquiry.questions import EMPTY, SIZE, rows_of
from ladkg.pipeline.inquiry.work import Desk
from ladkg.serve.jobs import Caps, Query

_ROWS: Final = "application/sparql-results+json"
_NO_NODES: Final = (
    "No source comes with these rows, as no column holds the node of a fact; select the act, commitment, "
    "record check or the like in a column of its own."
)
_CUT: Final = "The answer was cut short: ask for less, or page with ORDER BY, LIMIT and OFFSET."
SOURCES: Final = 50
"""Sources that come with a graph."""


def query(desk: Desk, sparql: str, limit: int) -> answers.Answer:
    """At most `limit` rows or triples of SELECT, ASK, CONSTRUCT or DESCRIBE, with what the nodes in them rest on.

    Raises LadkgError for what is no query, or is refused.
    """
    limited = copy.copy(desk)
    limited.caps = Caps(limit, SIZE, desk.caps.spool, desk.caps.inline)
    answer = limited.do(Query(sparql, _ROWS, _ROWS, "text/turtle"))
    if answer.status != 200:
        raise LadkgError(answer.body.decode().rstrip())
    notes = [_CUT] if answer.truncated else []
    if answer.media != _ROWS:
        return _graph(desk, answer.body.decode(), answer.truncated, notes)
    found = json.loads(answer.body)
    if "boolean" in found:
        return answers.Answer("", {}, [], [], 0, "", [], [], truth=found["boolean"])
    return _rows(desk, found, answer.truncated, notes)


def _rows(desk: Desk, found: dict[str, Any], truncated: str, notes: list[str]) -> answers.Answer:
    names = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    lines = [{name: _cell(line[name]) if name in line else None for name in names} for line in bindings]
    nodes = [[NamedNode(cell["value"]) for cell in line.values() if cell["type"] == "uri"] for line in bindings]
    evidence = Evidence(desk.reader)
    rows, cut = rows_of(evidence, zip(lines, nodes, strict=True))
    if cut and not truncated:
        notes = [_CUT]
    if not rows:
        notes = [EMPTY]
    elif not evidence.facts:
        notes = [*notes, _NO_NODES]
    columns = [answers.Column(name) for name in names]
    facts, sources = evidence.facts, evidence.sources
    return answers.Answer("", {}, columns, rows, len(lines), truncated or cut, facts, sources, notes=notes)


def _cell(cell: dict[str, Any]) -> str:
    if cell["type"] == "uri":
        return short(NamedNode(cell["value"]))
    return cell["value"] if isinstance(cell["value"], str) else json.dumps(cell["value"], ensure_ascii=False)


def _graph(desk: Desk, turtle: str, truncated: str, notes: list[str]) -> answers.Answer:
    quads = list(parse(turtle, format=RdfFormat.TURTLE))
    notes = notes if quads else [EMPTY]
    sources = graph_sources(desk, quads)
    return answers.Answer("", {}, [], [], len(quads), truncated, [], sources, turtle=turtle, notes=notes)


def graph_sources(desk: Desk, quads: list[Quad]) -> list[answers.Source]:
    """Where the subjects of triples are stated, the first SOURCES."""
    evidence = Evidence(desk.reader)
    for node in dict.fromkeys(quad.subject for quad in quads if isinstance(quad.subject, NamedNode)):
        if len(evidence.sources) >= SOURCES:
            break
        evidence.stated(node)
    return evidence.sources[:SOURCES]
