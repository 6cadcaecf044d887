"""One description in four syntaxes says the same in each, or is refused."""

import warnings

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad, Triple, parse
from tests.unit.export.terms import QUADS

from ladkg import graph
from ladkg.errors import InputError
from ladkg.export.pack.forms import ENDINGS, forms
from ladkg.export.pack.rdfxml import rdfxml
from ladkg.terms import LAD, PREFIXES, RDF, RDFS

CRI = NamedNode(PREFIXES["id"] + "state/CRI")


def triples(path: str, data: bytes) -> set[Triple]:
    form = graph.FORMATS[graph.EXTENSIONS["." + path.rpartition(".")[2]]]
    return {quad.triple for quad in parse(data, format=form)}


@settings(deadline=None)
@given(QUADS)
def test_all_four_are_read_back_to_the_same(quads: list[Quad]) -> None:
    try:
        found = dict(forms("x", quads))
    except InputError:
        with pytest.raises(InputError, match="RDF/XML"):
            rdfxml([Quad(*quad.triple) for quad in quads], {})
        return
    assert [*found] == [f"x{ending}" for ending in ENDINGS]
    for path, data in found.items():
        assert triples(path, data) == {quad.triple for quad in quads}


@pytest.mark.parametrize("text", ["\r\n\t\r", " a ", "\x7f\x85\u2028", "<a>&amp;]]>", "\u202e"])
def test_another_reader_of_xml_reads_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    data = rdfxml([Quad(CRI, RDFS.label, Literal(text)), Quad(CRI, RDF.type, LAD.State)], {})
    assert str(rdflib.Graph().parse(data=data, format="xml").value(rdflib.URIRef(CRI.value), rdflib.RDFS.label)) == text


@pytest.mark.parametrize(
    "iri",
    [
        "https://e.org/",
        "https://e.org/1",
        "https://e.org/?q=",
        "urn:x:9",
        "https://e.org/a%20",
        "https://e.org/\U00020000",
        "http://www.w3.org/2000/xmlns/a",
        *(PREFIXES["rdf"] + name for name in ("li", "Description", "bagID", "about")),
    ],
)
def test_an_iri_that_ends_in_no_name_is_refused_as_an_element(iri: str) -> None:
    for quad in (Quad(CRI, NamedNode(iri), CRI), Quad(CRI, RDF.type, NamedNode(iri))):
        with pytest.raises(InputError, match="RDF/XML cannot name an element"):
            rdfxml([quad], {})


@pytest.mark.parametrize(
    "iri", ["https://e.org/a", "https://e.org/é", "urn:x:9a", "https://e.org/?q=a", "x:y", "https://e.org/a.b-c"]
)
def test_one_that_ends_in_a_name_is_written(iri: str) -> None:
    quad = Quad(CRI, NamedNode(iri), Literal("x", language="en"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ((_, predicate, _),) = rdflib.Graph().parse(data=rdfxml([quad], {}), format="xml")
    assert str(predicate) == iri


@pytest.mark.parametrize("text", ["\x00", "a\x1fb", "\ufffe"])
def test_what_xml_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="control character"):
        rdfxml([Quad(CRI, RDFS.label, Literal(text))], {})


def test_a_short_description_has_a_short_head() -> None:
    found = dict(forms("x", [Quad(CRI, RDF.type, LAD.State), Quad(CRI, LAD.iso3, Literal("CRI"))]))
    assert found["x.ttl"].decode() == (
        "@prefix lad: <https://w3id.org/ladkg/ontology#> .\n"
        '<https://w3id.org/ladkg/id/state/CRI> a lad:State ;\n\tlad:iso3 "CRI" .\n'
    )
