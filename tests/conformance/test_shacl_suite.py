"""The W3C SHACL test suite (repository w3c/data-shapes, folder data-shapes-test-suite/tests) on both engines.

The suite is not kept here: LADKG_SHACL_SUITE names the folder that holds `core` and `sparql`. docs/conformance.md has
the numbers and the reasons of what fails.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from pyshacl import validate as run_pyshacl

from ladkg.errors import InputError
from ladkg.terms import RDF
from ladkg.validate import reference
from ladkg.validate.engine import Evaluation, Memory, path, shape_graph
from ladkg.validate.engine.pathshapes import path_at
from ladkg.validate.engine.source import Source
from ladkg.validate.report import Term
from ladkg.validate.shapes import Shapes

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SHN = "http://www.w3.org/ns/shacl#"
WITHOUT = "LADKG_SHACL_SUITE does not name the folder with the W3C SHACL suite"

Row = tuple[str, str, str, str, str]
"""Focus node, path, value, constraint component and severity; blank nodes are all `_:`."""
Outcome = tuple[bool, frozenset[Row]] | None
"""Whether the data conform, and the results; None where the shapes cannot be run."""


@dataclass(frozen=True)
class Case:
    """An entry of a manifest."""

    name: str
    data: Path
    shapes: Path
    expected: Outcome


@cache
def read(file: Path) -> tuple[Quad, ...]:
    return tuple(parse(path=file, format=RdfFormat.TURTLE, base_iri=file.as_uri()))


def report(source: Source, node: Term) -> Outcome:
    (conforms,) = source.objects(node, NamedNode(f"{SHN}conforms"))
    results = (row(source, result) for result in source.objects(node, NamedNode(f"{SHN}result")))
    return conforms.value in {"true", "1"} if isinstance(conforms, Literal) else False, frozenset(results)


def row(source: Source, result: Term) -> Row:
    def said(name: str) -> str:
        return plain(source.one(result, NamedNode(SHN + name)))

    at = source.one(result, NamedNode(f"{SHN}resultPath"))
    way = path.sparql(path_at(source, NamedNode(f"{SHN}path"), at)) if at else ""
    return said("focusNode"), way, said("value"), said("sourceConstraintComponent"), said("resultSeverity")


def plain(term: Term | None) -> str:
    return "" if term is None else "_:" if isinstance(term, BlankNode) else str(term)


def cases(folder: Path) -> Iterator[Case]:
    """The entries of every file, of those too that no manifest includes."""
    for file in sorted(folder.rglob("*.ttl")):
        source = Source(read(file))
        for entry in source.subjects(RDF.type, NamedNode(f"{SHT}Validate")):
            (action,) = source.objects(entry, NamedNode(f"{MF}action"))
            (result,) = source.objects(entry, NamedNode(f"{MF}result"))
            (data,) = source.objects(action, NamedNode(f"{SHT}dataGraph"))
            (shapes,) = source.objects(action, NamedNode(f"{SHT}shapesGraph"))
            expected = None if result == NamedNode(f"{SHT}Failure") else report(source, result)
            yield Case(str(file.relative_to(folder.parent).with_suffix("")), local(data), local(shapes), expected)


def local(iri: Term) -> Path:
    assert isinstance(iri, NamedNode)
    return Path(iri.value.removeprefix("file://"))


def by_ladkg(case: Case) -> Outcome:
    try:
        shapes = shape_graph(Shapes(read(case.shapes), {}))
        results = list(Evaluation(Memory(read(case.data)), shapes).results())
    except InputError:
        return None
    rows = {
        (
            plain(result.focus),
            path.sparql(result.path) if result.path else "",
            plain(result.found.value),
            str(result.constraint.component),
            str(result.shape.severity),
        )
        for result in results
    }
    return not rows, frozenset(rows)


def by_pyshacl(case: Case) -> Outcome:
    try:
        with reference.literals_as_written():
            files = (case.data, case.shapes)
            data, shapes = (rdflib.Graph().parse(file, format="turtle", publicID=file.as_uri()) for file in files)
            _, made, _ = run_pyshacl(data, shacl_graph=shapes, inplace=False)
    except Exception:  # pySHACL fails with whatever it meets
        return None
    if not isinstance(made, rdflib.Graph):
        return None
    source = Source(parse(made.serialize(format="nt"), format=RdfFormat.N_TRIPLES))
    (node,) = source.subjects(RDF.type, NamedNode(f"{SHN}ValidationReport"))
    return report(source, node)


ENGINES: dict[str, Callable[[Case], Outcome]] = {"ladkg": by_ladkg, "pyshacl": by_pyshacl}
FAILING: dict[str, set[str]] = {
    "ladkg": set(),
    "pyshacl": {"core/property/uniqueLang-002", "sparql/pre-binding/shapesGraph-001"},
}
"""What is known to fail, with its reason in docs/conformance.md."""

FOLDER = os.environ.get("LADKG_SHACL_SUITE")


def suite() -> list[Case]:
    folders = [Path(FOLDER, part) for part in ("core", "sparql")] if FOLDER else []
    return [case for folder in folders for case in cases(folder.absolute())]


@pytest.mark.skipif(not FOLDER, reason=WITHOUT)
def test_the_suite_is_whole() -> None:
    names = [case.name.split("/")[0] for case in suite()]
    assert (names.count("core"), names.count("sparql")) == (98, 23)


@pytest.mark.skipif(not FOLDER, reason=WITHOUT)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", suite(), ids=lambda case: case.name)
def test_the_suite(case: Case, engine: str) -> None:
    outcome = ENGINES[engine](case)
    if case.name in FAILING[engine]:
        assert outcome != case.expected, "it passes: take it off the list"
    else:
        assert outcome == case.expected
