"""Reading strictly, writing the same bytes each time, and never half a file."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from ladkg import graph
from ladkg.errors import FaultyInput, InputError
from ladkg.terms import LAD, XSD

A, B = NamedNode("https://w3id.org/ladkg/id/a"), NamedNode("https://w3id.org/ladkg/id/b")
QUADS = [
    Quad(A, LAD.actedOn, Literal("2018", datatype=XSD.gYear), B),
    Quad(A, LAD.quantity, Literal("2.50", datatype=XSD.decimal), B),
    Quad(A, LAD.note, Literal('vía\n"x"', language="es"), A),
    Quad(A, LAD.partOf, B, A),
]


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_a_dataset_comes_back_as_it_was(form: str) -> None:
    data = graph.to_bytes(QUADS, graph.FORMATS[form])
    assert set(graph.read_bytes(data, graph.FORMATS[form], "x")) == set(QUADS)


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml"])
def test_a_union_comes_back_as_it_was(form: str) -> None:
    data = graph.to_bytes([*QUADS, Quad(A, LAD.partOf, B, B)], graph.FORMATS[form])
    assert {q.triple for q in graph.read_bytes(data, graph.FORMATS[form], "x")} == {q.triple for q in QUADS}


@pytest.mark.parametrize("form", graph.FORMATS)
def test_order_and_repetition_do_not_show(form: str) -> None:
    once = graph.to_bytes(QUADS, graph.FORMATS[form])
    assert graph.to_bytes([*reversed(QUADS), *QUADS], graph.FORMATS[form]) == once


def test_broken_turtle_is_named_by_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<https://a/> <https://b/> 1 .\n<https://a/> <https://b/> .\n", encoding="utf-8")
    with pytest.raises(FaultyInput, match=rf"{path}:2:\d+: ") as caught:
        list(graph.read(path))
    assert caught.value.faults[0].line == 2


def test_what_rdflib_would_let_through_is_refused() -> None:
    with pytest.raises(FaultyInput):
        list(graph.read_bytes(b"<https://a b/> <https://b/> <https://c/> .", RdfFormat.TURTLE, "x.ttl"))


def test_a_missing_or_unknown_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: No such file"):
        list(graph.read(tmp_path / "none.ttl"))
    odd = tmp_path / "x.docx"
    odd.touch()
    with pytest.raises(InputError, match=r"unknown kind of file; known endings: \.ttl"):
        list(graph.read(odd))


def test_a_dtd_is_refused() -> None:
    data = b'<!DOCTYPE rdf [<!ENTITY a "aaaa">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    with pytest.raises(InputError, match="DTD is refused"):
        list(graph.read_bytes(data, RdfFormat.RDF_XML, "x.rdf"))


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "x.nq"
    graph.write_bytes(b"old", path)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        graph.write_bytes(b"new", path)
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
