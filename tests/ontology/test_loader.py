"""The ontology as quads: one graph, no blank nodes, the same on every run."""

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from ladkg import graph, iris, paths
from ladkg.ontology import documents, labelled, named, ontology_files, ontology_quads
from ladkg.terms import LAD, PREFIXES, RDF

LIST = """@prefix : <https://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
:p owl:propertyChainAxiom ( :a :b ), ( :c :b ) . [] a owl:AllDisjointClasses ; owl:members ( :A :B ) ."""


def read(turtle: str) -> list[Quad]:
    return list(parse(turtle.encode(), format=RdfFormat.TURTLE))


def test_every_turtle_file_of_the_folder_is_read() -> None:
    assert sorted(ontology_files()) == sorted(paths.ontology().rglob("*.ttl"))


def test_all_is_in_one_graph_without_blank_nodes_and_in_order() -> None:
    quads = ontology_quads()
    assert {quad.graph_name for quad in quads} == {iris.ONTOLOGY_GRAPH}
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)
    assert quads == graph.normalised(quads) == ontology_quads()


def test_naming_axioms_changes_nothing_else() -> None:
    before, after = read(LIST), list(named(read(LIST)))
    plain = [quad for quad in before if not any(isinstance(t, BlankNode) for t in quad)]
    assert set(plain) <= set(after)
    axioms = {t for quad in after for t in quad if str(t).startswith(f"<{iris.BASE}axiom/")}
    assert len(axioms) == 6, "two lists that share their tail, one axiom with a list of its own"


def test_names_hang_on_content_only() -> None:
    reordered = LIST.replace("( :a :b ), ( :c :b )", "( :c :b ), ( :a :b )")
    assert set(named(read(LIST))) == set(named(read(reordered)))
    assert set(named(read(LIST))) != set(named(read(LIST.replace(":A", ":Z"))))


def test_labels_keep_lists_apart_that_end_alike_and_stay_the_same() -> None:
    before, after = read(LIST), list(labelled(read(LIST)))
    nodes = {t for quad in after for t in quad if isinstance(t, BlankNode)}
    assert len(nodes) == 7, "two lists of two, one axiom with a list of two"
    assert set(named(after)) == set(named(before))
    reordered = LIST.replace("( :a :b ), ( :c :b )", "( :c :b ), ( :a :b )")
    assert set(labelled(read(reordered))) == set(after)


def test_each_file_is_a_document_at_the_iri_that_it_is_about() -> None:
    found = documents()
    assert len(found) == len(ontology_files())
    assert {quad.triple for said in found.values() for quad in named(said)} == {
        quad.triple for quad in ontology_quads()
    }


def test_the_chains_can_be_read_from_the_published_graph() -> None:
    value = {(q.subject, q.predicate.value): q.object for q in ontology_quads()}

    def items(node: object) -> list[str]:
        if node == RDF.nil:
            return []
        first, rest = (value[node, step.value] for step in (RDF.first, RDF.rest))  # type: ignore[index]
        return [str(first).rpartition("#")[2][:-1], *items(rest)]

    chain = PREFIXES["owl"] + "propertyChainAxiom"
    found = {(q.subject, *items(q.object)) for q in ontology_quads() if q.predicate.value == chain}
    assert found == {
        (LAD.hasProvision, "hasPart", "hasProvision"),
        (LAD.boundBy, "partyTo", "hasProvision", "sets"),
        (LAD.boundBy, "partyTo", "incorporates", "sets"),
        (LAD.committedTo, "endorses", "hasProvision", "sets"),
    }
