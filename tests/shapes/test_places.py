"""On each file that breaks a rule the place is right: the text there is the offending term."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from ladkg import graph
from ladkg.pipeline.places import find
from ladkg.read.places import Place
from ladkg.terms import RDF
from ladkg.validate import Finding, Shapes, hygiene, validate

HERE = Path(__file__).parent
INVALID = sorted(HERE.glob("*/invalid/*"))
_DIRECTIVE = re.compile(r"(?im)^\s*@?(?:prefix|base)\b.*$")


def placed(
    file: Path, shapes: Shapes, checks: list[hygiene.Check], ontology: list[Quad]
) -> Iterator[tuple[Finding, Place, str]]:
    quads = list(graph.read(file))
    found = list(hygiene.findings(quads, ontology, checks)) if file.parts[-3] == "hygiene" else []
    found = found or list(validate(quads, shapes=shapes, ontology=ontology).findings)
    for finding, places in find(found, {file: quads}).items():
        assert places or all(str(quad.subject) != finding.focus for quad in quads), finding
        for place, line in places:
            yield finding, place, line


def term_at(file: Path, place: Place, line: str) -> str:
    """What the text at the place stands for, with the prefixes of its file; a predicate may be `a`."""
    snippet = line[place.column - 1 : place.end_column - 1 if place.end_column else None]
    if snippet == "a":
        return str(RDF.type)
    head = "\n".join(_DIRECTIVE.findall(file.read_text(encoding="utf-8")))
    (quad,) = parse(f"{head}\n<x:s> <x:p> {snippet} .", format=RdfFormat.TURTLE, base_iri="file:///")
    return str(quad.object)


@pytest.mark.parametrize("file", INVALID, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_the_text_at_each_place_is_the_term(
    file: Path, shapes: Shapes, checks: list[hygiene.Check], ontology: list[Quad]
) -> None:
    seen = 0
    triples = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in graph.read(file)}
    for finding, place, line in placed(file, shapes, checks, ontology):
        if place.end_column is None or "_:" in finding.focus + finding.value:
            continue
        there = term_at(file, place, line)
        if (finding.focus, finding.path, finding.value) in triples:
            assert there == finding.value, (finding, place)
        else:
            assert there in {finding.focus, *re.findall(r"<[^<>]*>", finding.path), finding.value}, (finding, place)
        seen += 1
    assert seen or any(isinstance(part, BlankNode) for quad in graph.read(file) for part in (quad.subject, quad.object))
