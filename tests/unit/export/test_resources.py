"""What answers at an IRI."""

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ladkg.export.pack import resources
from ladkg.export.publication import Publication
from ladkg.terms import LAD, PREFIXES, RDF, SKOS

CRI, NIC, SOURCE, DERIVED, SCHEME = (
    NamedNode(PREFIXES["id"] + path) for path in ("state/CRI", "state/NIC", "source/x", "graph/derived", "scheme/force")
)
SAID = [
    Quad(CRI, LAD.bordersOn, NIC, NamedNode(PREFIXES["id"] + "graph/source/x")),
    Quad(CRI, LAD.statedIn, SOURCE, NamedNode(PREFIXES["id"] + "graph/source/x")),
    Quad(CRI, LAD.iso3, Literal("CRI"), NamedNode(PREFIXES["id"] + "graph/source/x")),
    Quad(CRI, RDF.type, LAD.Agent, DERIVED),
    Quad(CRI, RDF.type, LAD.Agent, NamedNode(PREFIXES["id"] + "graph/entailed")),
    Quad(NIC, LAD.bordersOn, CRI, NamedNode(PREFIXES["id"] + "graph/source/x")),
    Quad(SCHEME, RDF.type, SKOS.ConceptScheme, NamedNode(PREFIXES["id"] + "graph/ontology")),
    Quad(BlankNode("x"), LAD.about, CRI),
]


def answer(node: NamedNode, documents: resources.Documents | None = None) -> set[Triple]:
    publication = Publication(SAID, "1")
    found = dict(resources.files(publication, documents))
    assert len(found) == 4 * len(publication.resources) + 1
    assert found[".nojekyll"] == b""
    place = node.value.removeprefix("https://w3id.org/ladkg/")
    turtle, lines = (
        {quad.triple for quad in parse(found[place + ending], format=form)}
        for ending, form in ((".ttl", RdfFormat.TURTLE), (".nt", RdfFormat.N_TRIPLES))
    )
    assert turtle == lines
    return turtle


def test_a_resource_answers_with_what_is_said_of_it_in_any_graph() -> None:
    assert answer(CRI) == {quad.triple for quad in SAID if quad.subject == CRI}
    assert answer(NIC) == {Triple(NIC, LAD.bordersOn, CRI)}


def test_a_graph_answers_with_what_it_holds() -> None:
    assert answer(DERIVED) == {Triple(CRI, RDF.type, LAD.Agent)}


def test_what_is_only_mentioned_answers_with_who_mentions_it() -> None:
    assert answer(SOURCE) == {Triple(CRI, LAD.statedIn, SOURCE)}


def test_a_document_answers_at_its_own_iri() -> None:
    concept = Quad(NamedNode(PREFIXES["id"] + "concept/force/commit"), SKOS.inScheme, SCHEME)
    assert answer(SCHEME, {SCHEME: [concept]}) == {concept.triple, Triple(SCHEME, RDF.type, SKOS.ConceptScheme)}


def test_all_that_is_mentioned_below_id_has_an_answer() -> None:
    assert {node.value for node in Publication(SAID, "1").resources} == {
        PREFIXES["id"] + path
        for path in (
            "state/CRI",
            "state/NIC",
            "source/x",
            "graph/derived",
            "graph/entailed",
            "graph/ontology",
            "graph/source/x",
            "scheme/force",
        )
    }
