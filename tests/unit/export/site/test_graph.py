"""The files of the graph view, against the dataset."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.publication import Publication
from ladkg.export.site import graph
from ladkg.export.site.known import Known
from ladkg.pipeline import site
from ladkg.terms import LAD, RDFS

from .drawn import drawn, select, words

ID = "https://w3id.org/ladkg/id/"
Found = dict[str, list[tuple[str, int, str]]]


def read(known: Known, language: str = "en") -> Found:
    """By path the edges that the files have: the property's name, its direction, the other end."""
    net = graph.Net(known)
    names: Any = net.settings(language, NamedNode(ID + "x"))["predicates"]
    found: Found = {}
    for file, data in graph.files(known):
        if f"/{language}/" in file:
            told = json.loads(data)
            for path, flat in told["edges"].items():
                triples = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
                found[path] = [(names[number], out, told["nodes"][other][0]) for number, out, other in triples]
    return found


@pytest.fixture(scope="module")
def edges(known: Known) -> Found:
    return read(known)


def test_every_resource_is_there_but_graphs_and_axioms(known: Known, edges: Found) -> None:
    wanted = {
        node.value.removeprefix("https://w3id.org/ladkg/")
        for node in known.publication.resources
        if not node.value.startswith((ID + "graph/", ID + "axiom/"))
    }
    assert edges.keys() == wanted


def test_every_edge_is_there_from_both_ends(edges: Found) -> None:
    for path, told in edges.items():
        for name, out, other in told:
            assert path == other or (name, 1 - out, path) in edges[other]


def test_an_edge_is_a_statement_of_the_dataset(known: Known, edges: Found) -> None:
    assert ("actor", 0, "id/act/CRI/la-declaration/endorsement-2022-06-10") in edges["id/state/CRI"]
    assert ("party to", 1, "id/instrument/cat-1984") in edges["id/state/CRI"]
    said = {(quad.subject, quad.object) for quad in known.publication.quads}
    for path in ("id/state/CRI", "id/instrument/la-declaration", "id/commitment/la-declaration/pillar-2/3"):
        for _, out, other in edges[path]:
            pair = (NamedNode(ID[:-3] + path), NamedNode(ID[:-3] + other))
            assert (pair if out else pair[::-1]) in said


def test_what_is_entailed_gives_way_to_what_is_said(edges: Found) -> None:
    names = {name for name, _, other in edges["id/instrument/la-declaration"] if other == "id/instrument/cat-1984"}
    assert names == {"recalls as binding"}


def test_files_begin_where_the_page_says(known: Known) -> None:
    net = graph.Net(known)
    firsts = net.settings("en", NamedNode(ID + "x"))["firsts"]
    data = dict(graph.files(known))
    assert isinstance(firsts, list)
    assert firsts == sorted(firsts)
    assert [
        next(iter(json.loads(data[f"data/graph/en/{number}.json"])["edges"])) for number in range(len(firsts))
    ] == firsts
    assert len(data) == 2 * len(firsts)


def test_the_number_of_files_is_bounded() -> None:
    quads = [
        Quad(NamedNode(f"{ID}state/S{number}"), LAD.bordersOn, NamedNode(ID + "state/A")) for number in range(20_000)
    ]
    net = graph.Net(site.known(Publication(quads, "0")))
    assert len(net.files) <= 256
    assert sum(map(len, net.files)) == 20_001


def test_names_are_in_the_language(known: Known) -> None:
    data = b"".join(data for file, data in graph.files(known) if "/es/" in file).decode()
    assert "Convención contra la Tortura" in data
    page = drawn(known, graph.pages, "graph", "es")
    assert "Declaración" in words(select(page, "#node-name")[0])


def test_without_a_script_the_neighbours_of_the_declaration_are_a_list(known: Known) -> None:
    page = drawn(known, graph.pages, "graph")
    assert "recalls as binding → 9" in [words(heading) for heading in select(page, "#neighbours h3")]
    assert "../id/instrument/cat-1984/" in page.xpath("//div[@id='neighbours']//a/@href")


def test_a_hostile_label_is_only_text() -> None:
    hostile = "</script><script>alert(1)</script>"
    node = NamedNode(ID + "state/CRI")
    quads = [Quad(node, RDFS.label, Literal(hostile, language="en"), iris.ONTOLOGY_GRAPH)]
    quads += [Quad(LAD.actor, RDFS.label, Literal(hostile, language="en"), iris.ONTOLOGY_GRAPH)]
    quads += [Quad(NamedNode(ID + "instrument/la-declaration"), LAD.actor, node)]
    made = site.known(Publication(quads, "0"))
    page = drawn(made, graph.pages, "graph")
    assert hostile in words(page)
    assert len(page.xpath("//script[not(@src)]")) == 1
    settings = json.loads(page.xpath("//script[@id='graph-settings']/text()")[0])
    assert hostile in settings["predicates"]


def test_a_resource_at_another_place_is_found_there() -> None:
    node = NamedNode(ID + "state/index")
    made = site.known(Publication([Quad(node, LAD.bordersOn, NamedNode(ID + "state/CRI"))], "0"))
    (_, data), *_ = graph.files(made)
    assert json.loads(data)["places"] == {"id/state/index": made.publication.places["id/state/index"]}


def test_a_publication_without_the_declaration_has_no_start(known: Known) -> None:
    empty = replace(known, publication=Publication([], "0"))
    page = drawn(empty, graph.pages, "graph")
    assert select(page, "#neighbours h3") == []
    assert list(graph.files(empty)) == []
