"""VoID: what it counts is what SPARQL counts on the dataset."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from ladkg import graph, iris, paths
from ladkg.export.folder import Folder
from ladkg.export.pack import void
from ladkg.export.pack.describing import node
from ladkg.export.pack.dump import dumps
from ladkg.export.publication import Publication
from ladkg.iris import DATASET
from ladkg.terms import RDF, SKOS, VOID
from ladkg.validate import load_shapes, validate


@pytest.fixture(scope="module")
def described(publication: Publication) -> list[Quad]:
    return list(void.described(publication))


def value(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> str:
    (found,) = {quad.object for quad in quads if quad.subject == subject and quad.predicate == predicate}
    assert isinstance(found, Literal | NamedNode)
    return found.value


def objects(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> Iterator[NamedNode]:
    for quad in quads:
        if quad.subject == subject and quad.predicate == predicate:
            assert isinstance(quad.object, NamedNode)
            yield quad.object


def count(store: Store, query: str) -> str:
    ((row,),) = [list(row) for row in store.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr]
    return str(row.value)


COUNTS = {
    VOID.triples: "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
    VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    VOID.distinctObjects: "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    VOID.classes: "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }",
    VOID.entities: f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{iris.BASE}")) }}',
}


@pytest.mark.parametrize("predicate", COUNTS, ids=lambda predicate: predicate.value.rpartition("#")[2])
def test_the_dataset_is_counted(described: list[Quad], store: Store, predicate: NamedNode) -> None:
    assert value(described, DATASET, predicate) == count(store, COUNTS[predicate])


def test_every_class_and_property_is_counted(described: list[Quad], store: Store) -> None:
    classes = {value(described, part, VOID.class_): value(described, part, VOID.entities)
               for part in objects(described, DATASET, VOID.classPartition)}  # fmt: skip
    asked = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c"
    rows = store.query(asked, use_default_graph_as_union=True)
    assert classes == {row["c"].value: row["n"].value for row in rows}  # type: ignore[union-attr]
    properties = {value(described, part, VOID.property): value(described, part, VOID.triples)
                  for part in objects(described, DATASET, VOID.propertyPartition)}  # fmt: skip
    asked = "SELECT ?p (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } GROUP BY ?p"
    rows = store.query(asked, use_default_graph_as_union=True)
    assert properties == {row["p"].value: row["n"].value for row in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize("part", ["entailed", "derived", "ontology", "asserted"])
def test_every_part_is_counted(described: list[Quad], store: Store, part: str) -> None:
    graphs = f"?g = <{iris.mint('graph', part).value}>"
    if part == "asserted":
        graphs = 'STRSTARTS(STR(?g), "https://w3id.org/ladkg/id/graph/source/")'
    asked = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({graphs}) }} }}"
    ((row,),) = [list(row) for row in store.query(asked)]  # type: ignore[union-attr]
    subset = node("void", part)
    assert subset in set(objects(described, DATASET, VOID.subset))
    assert value(described, subset, VOID.triples) == row.value


@pytest.mark.parametrize(
    ("name", "space"),
    [
        ("wikidata", "http://www.wikidata.org/entity/"),
        ("geonames", "https://sws.geonames.org/"),
        ("eu-country", "http://publications.europa.eu/resource/authority/country/"),
        ("omg-lcc", "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes/"),
        ("un-sdg", "http://metadata.un.org/sdg/"),
    ],
)
def test_links_to_others_are_counted(described: list[Quad], store: Store, name: str, space: str) -> None:
    linkset = node("void", f"links/{name}/skos/exactMatch")
    asked = f'SELECT (COUNT(*) AS ?n) {{ ?s <{SKOS.exactMatch.value}> ?o FILTER(STRSTARTS(STR(?o), "{space}")) }}'
    assert value(described, linkset, VOID.triples) == count(store, asked)
    (target,) = objects(described, linkset, VOID.objectsTarget)
    assert value(described, target, VOID.uriSpace) == space


def test_a_term_of_no_known_namespace_and_a_target_without_a_name_are_told_too() -> None:
    here, there = iris.mint("thing", "a"), NamedNode("https://elsewhere.example/things/b")
    odd = NamedNode("https://elsewhere.example/terms#sees")
    found = list(void.described(Publication([Quad(here, odd, there), Quad(here, RDF.type, odd)], "1.0.0")))
    spaces = [quad.object for quad in found if quad.predicate == VOID.uriSpace and quad.subject != DATASET]
    assert spaces == [Literal("https://elsewhere.example/things/")]
    assert {quad.object for quad in found if quad.predicate == VOID.linkPredicate} == {odd}
    assert NamedNode("https://elsewhere.example/terms#") in set(objects(found, DATASET, VOID.vocabulary))


def test_an_endpoint_is_told_only_if_there_is_one(described: list[Quad], publication: Publication) -> None:
    assert list(objects(described, DATASET, VOID.sparqlEndpoint)) == []
    asked = list(void.described(replace(publication, endpoint="https://example.org/sparql")))
    assert list(objects(asked, DATASET, VOID.sparqlEndpoint)) == [NamedNode("https://example.org/sparql")]


def test_dumps_and_examples_are_there(folder: Folder, publication: Publication) -> None:
    quads = list(void.described(publication, dumps(folder)))
    told = {dump.value.removeprefix(publication.url) for dump in objects(quads, DATASET, VOID.dataDump)}
    assert told >= {"ladkg.ttl", "ladkg.trig", "ladkg.nq.gz", "ladkg.rdf", "ladkg.jsonld"}
    assert told <= folder.sums.keys()
    examples = list(objects(quads, DATASET, VOID.exampleResource))
    assert len(examples) == 5
    assert set(examples) <= set(publication.resources)


def test_what_is_published_keeps_our_shapes(folder: Folder) -> None:
    shapes = load_shapes(paths.shapes() / "publication.ttl")
    for name in ("void.ttl", "dcat.ttl", "dcat.jsonld", "dcat.rdf"):
        assert list(validate(list(graph.read(folder.root / name)), shapes=shapes, ontology=[]).lines()) == []
    assert folder.sums["void.ttl"] == folder.sums[".well-known/void"]
