"""Readable JSON-LD says what it was given to the letter, and fetches nothing."""

import json
import re
import warnings
from collections.abc import Iterable

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from tests.unit.export.terms import QUADS

from ladkg import graph
from ladkg.errors import InputError
from ladkg.export.pack.context import Context
from ladkg.export.pack.jsonld import context_file, document
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, XSD

CRI = NamedNode(PREFIXES["id"] + "state/CRI")


def written(quads: Iterable[Quad], context: Context | None = None) -> bytes:
    ordered = graph.normalised(quads)
    return document(ordered, context or Context.of(ordered))


def said(*pairs: tuple[NamedNode, NamedNode | Literal]) -> list[Quad]:
    return [Quad(CRI, predicate, value) for predicate, value in pairs]


@settings(deadline=None)
@given(QUADS)
def test_it_is_read_back_to_the_letter(quads: list[Quad]) -> None:
    data = written(quads)
    assert set(parse(data, format=RdfFormat.JSON_LD)) == set(quads)
    json.loads(data)


@settings(deadline=None)
@given(QUADS)
def test_a_part_is_read_back_with_the_context_of_the_whole(quads: list[Quad]) -> None:
    context = Context.of(quads)
    part = [Quad(*quad.triple) for quad in quads if quad.subject == quads[0].subject]
    assert set(parse(written(part, context), format=RdfFormat.JSON_LD)) == set(part)


@settings(deadline=None)
@given(QUADS)
def test_nothing_that_hides_stands_in_it(quads: list[Quad]) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", written(quads).decode())


@settings(max_examples=60, deadline=None)
@given(QUADS)
def test_another_reader_reads_the_same(quads: list[Quad]) -> None:
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        warnings.simplefilter("ignore")
        found = set(rdflib.Dataset().parse(data=written(quads), format="json-ld").quads())
        expected = set(rdflib.Dataset().parse(data=graph.to_bytes(quads, RdfFormat.N_QUADS), format="nquads").quads())
    assert found == expected
    assert len(found) == len(set(quads))


def test_it_reads_well() -> None:
    quads = said(
        (RDF.type, LAD.State),
        (RDFS.label, Literal("Costa Rica", language="en")),
        (LAD.unMember, Literal("true", datatype=XSD.boolean)),
        (LAD.bordersOn, NamedNode(PREFIXES["id"] + "state/NIC")),
        (LAD.bordersOn, NamedNode(PREFIXES["id"] + "state/PAN")),
        (LAD.areaKm2, Literal("51100.0", datatype=XSD.decimal)),
    )
    assert json.loads(written(quads)) == {
        "@context": {
            "@vocab": PREFIXES["lad"],
            "id": PREFIXES["id"],
            "lad": PREFIXES["lad"],
            "rdfs": PREFIXES["rdfs"],
            "xsd": PREFIXES["xsd"],
            "areaKm2": {"@id": "lad:areaKm2", "@type": "xsd:decimal"},
            "bordersOn": {"@id": "lad:bordersOn", "@type": "@id"},
            "rdfs:label": {"@id": "rdfs:label", "@container": "@language"},
            "unMember": {"@id": "lad:unMember", "@type": "xsd:boolean"},
        },
        "@id": "id:state/CRI",
        "@type": "State",
        "rdfs:label": {"en": "Costa Rica"},
        "areaKm2": "51100.0",
        "bordersOn": ["id:state/NIC", "id:state/PAN"],
        "unMember": True,
    }


def test_a_change_of_one_fact_changes_one_line() -> None:
    quads = said(*((LAD.bordersOn, NamedNode(f"{PREFIXES['id']}state/{code}")) for code in ("NIC", "PAN", "HND")))
    quads += said(*((RDFS.label, Literal(tag, language=tag)) for tag in ("en", "es")))
    before, after = (written(some).decode().splitlines() for some in (quads[:2] + quads[3:], quads))
    assert [line for line in after if line not in before] == ['    "id:state/HND",']
    assert [line for line in before if line not in after] == []


def test_a_file_has_only_what_it_uses_of_the_context() -> None:
    context = Context.of(said((RDFS.label, Literal("x", language="en")), (LAD.actor, CRI)))
    assert json.loads(written(said((LAD.actor, CRI)), context))["@context"].keys() == {"@vocab", "id", "lad", "actor"}
    whole = json.loads(context_file(context))["@context"]
    assert {"actor", "rdfs:label", "id", "skos", "@vocab"} <= whole.keys()


def test_an_iri_whose_scheme_is_a_prefix_is_not_taken_for_a_short_one() -> None:
    quads = said((LAD.actor, NamedNode("lad:State")), (RDF.type, NamedNode("id:x")))
    data = written(quads)
    assert set(parse(data, format=RdfFormat.JSON_LD)) == set(quads)
    assert not {"lad", "id"} & json.loads(data)["@context"].keys()


def test_blank_nodes_and_named_graphs_stay() -> None:
    node, name = BlankNode("x"), NamedNode(PREFIXES["id"] + "graph/derived")
    quads = [Quad(node, LAD.actor, node), Quad(node, RDF.type, node), Quad(CRI, LAD.about, node, name)]
    found = list(parse(written(quads), format=RdfFormat.JSON_LD))
    assert sorted(str(quad.graph_name) for quad in found) == [str(name), "DEFAULT", "DEFAULT"]
    assert len({str(quad.object) for quad in found}) == 1


def test_what_it_cannot_say_is_refused() -> None:
    about = Triple(CRI, LAD.actor, CRI)
    for value in (about, Literal("x", language="ar", direction=BaseDirection.RTL)):
        for others in ([], [Quad(CRI, LAD.note, Literal("x", language="en"))] * 3):
            with pytest.raises(InputError, match="JSON-LD"):
                written([Quad(CRI, LAD.note, value), *others])
