"""The pack of the real graph: every file says what it should, and every IRI answers."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple, parse

from ladkg import graph, ontology, paths
from ladkg.export.folder import Folder, whole
from ladkg.export.pack.dataset import canonical_hash
from ladkg.export.pack.documents import ONTOLOGY
from ladkg.export.pack.forms import ENDINGS
from ladkg.export.publication import ROOT, Publication
from ladkg.library.question import questions
from ladkg.pipeline import pack
from ladkg.pipeline.pack import published as published_at
from ladkg.terms import CSVW, LAD, OWL, PREFIXES, RDF, RDFS, SH, SKOS


def quads(packed: Folder, path: str) -> list[Quad]:
    data = (packed.root / path).read_bytes()
    if path.endswith(".gz"):
        data, path = gzip.decompress(data), path.removesuffix(".gz")
    return list(parse(data, format=graph.FORMATS[graph.EXTENSIONS[Path(path).suffix]]))


def triples(packed: Folder, path: str) -> set[Triple]:
    return {quad.triple for quad in quads(packed, path)}


def alike(packed: Folder, place: str) -> list[Quad]:
    """What stands at a place, which must be the same in all four syntaxes."""
    found = [quads(packed, place + ending) for ending in ENDINGS]
    assert len({canonical_hash(each) for each in found}) == 1, place
    return found[0]


@pytest.mark.parametrize("name", ["ladkg.trig", "ladkg.nq.gz", "ladkg.jsonld"])
def test_the_dataset_with_its_graphs(packed: Folder, published: Publication, name: str) -> None:
    assert set(quads(packed, name)) == set(published.quads)


@pytest.mark.parametrize("name", ["ladkg.ttl", "ladkg.rdf", "ladkg.nt.gz"])
def test_the_dataset_as_triples(packed: Folder, published: Publication, name: str) -> None:
    assert triples(packed, name) == {quad.triple for quad in published.quads}


def test_the_hash_of_the_dataset(packed: Folder) -> None:
    told = (packed.root / "rdfc10.txt").read_text(encoding="utf-8")
    assert told == f"{canonical_hash(quads(packed, 'ladkg.jsonld'))}  ladkg.nq\n"


def test_every_iri_answers_the_same_in_each_syntax(packed: Folder, published: Publication) -> None:
    assert len(published.resources) > 4000
    for node in published.resources:
        place = published.places[node.value.removeprefix(ROOT)]
        found = [triples(packed, place + ending) for ending in ENDINGS]
        assert found[0], node
        assert all(each == found[0] for each in found), node


def test_the_resources_together_say_the_whole_dataset(packed: Folder, published: Publication) -> None:
    said: set[Triple] = set()
    for node in published.resources:
        said |= triples(packed, published.places[node.value.removeprefix(ROOT)] + ".nt")
    home = PREFIXES["id"]
    below = {quad.triple for quad in published.quads if str(quad.subject).startswith(f"<{home}")}
    assert below <= said
    assert {quad.triple for quad in published.quads} <= said, "what is about others stands in the graphs' answers"


def test_a_resource_says_its_own_facts_alone(packed: Folder) -> None:
    node = NamedNode(PREFIXES["id"] + "act/USA/refugee-protocol-1967/accession-1968-11-01")
    found = triples(packed, "id/act/USA/refugee-protocol-1967/accession-1968-11-01.ttl")
    assert {triple.subject for triple in found} == {node}
    assert Triple(node, RDF.type, LAD.ParticipationAct) in found, "what is entailed, too"


def test_a_scheme_answers_with_its_concepts(packed: Folder) -> None:
    scheme = NamedNode(PREFIXES["id"] + "scheme/effect")
    found = triples(packed, "id/scheme/effect.jsonld")
    assert Triple(NamedNode(PREFIXES["id"] + "concept/effect/starts"), SKOS.inScheme, scheme) in found
    assert Triple(scheme, RDF.type, SKOS.ConceptScheme) in found


def test_no_blank_nodes_but_those_that_owl_and_shacl_ask_for(packed: Folder) -> None:
    for path in packed.sums:
        if path.endswith(".nt") and not path.startswith(("ontology", "shapes")):
            assert b"_:" not in (packed.root / path).read_bytes().replace(b'"_:', b"")


def test_the_ontology_and_its_parts_at_their_iris_and_those_of_the_version(packed: Folder) -> None:
    documents = {node: said for node, said in ontology.documents().items() if not node.value.startswith(PREFIXES["id"])}
    whole = alike(packed, "ontology")
    for node, said in documents.items():
        own = whole if node == ONTOLOGY else alike(packed, node.value.removeprefix(ROOT))
        assert set(said) <= set(own) or canonical_hash(said) == canonical_hash(own)
        versions = [quad.object for quad in said if quad.subject == node and quad.predicate == OWL.versionIRI]
        for version in versions:
            assert isinstance(version, NamedNode)
            same = quads(packed, version.value.removeprefix(ROOT) + ".ttl")
            assert canonical_hash(same) == canonical_hash(own)
        rest = {quad for quad in said if quad.subject != node}
        assert canonical_hash(quad for quad in whole if quad.subject in {quad.subject for quad in rest})
    assert {quad.subject for quad in whole if quad.object == OWL.Ontology} == {ONTOLOGY}
    assert {LAD[name] for name in LAD.terms} <= {quad.subject for quad in whole}
    assert len(documents) == 14


def test_no_axiom_of_the_ontology_is_lost(packed: Folder, published: Publication) -> None:
    """With IRIs for its blank nodes it says what the dataset's graph of the ontology says, the schemes apart."""
    schemes = [quad for node, said in ontology.documents().items() if "/scheme/" in node.value for quad in said]
    heads = {quad.subject for quad in published.quads if quad.object == OWL.Ontology}
    expected = {
        quad.triple
        for quad in published.quads
        if str(quad.graph_name) == f"<{PREFIXES['id']}graph/ontology>" and quad.subject not in heads
    } - {quad.triple for quad in schemes}
    named = ontology.named(quads(packed, "ontology.nt"))
    assert {quad.triple for quad in named if quad.subject not in heads} == expected


def test_the_shapes(packed: Folder) -> None:
    from ladkg.validate import load_shapes

    alike(packed, "shapes")
    source = [quad for file in paths.shapes().glob("*.ttl") for quad in ontology.named(graph.read(file))]
    assert {quad.triple for quad in ontology.named(quads(packed, "shapes.nt"))} == {quad.triple for quad in source}
    assert load_shapes(packed.root / "shapes.ttl")


def test_the_questions_as_files_and_in_the_form_of_sib(packed: Folder) -> None:
    library = questions()
    whole = set(alike(packed, "queries"))
    assert len(library) > 30
    for name, question in library.items():
        node = NamedNode(f"{ROOT}queries/{name}")
        assert (packed.root / f"queries/{name}.rq").read_bytes() == question.path.read_bytes()
        own = alike(packed, f"queries/{name}")
        assert set(own) <= whole
        said = {(quad.predicate, quad.object) for quad in own if quad.subject == node}
        form = SH.construct if name == "about-state" else SH.select
        assert {(RDF.type, SH.SPARQLExecutable), (form, Literal(question.text)), (SH.prefixes, LIBRARY)} <= said
        assert {(RDFS.comment, Literal(asked, language=tag)) for tag, asked in question.asks.items()} <= said
        assert ordered(own, SH.name) == list(question.parameters)
        assert ordered(own, CSVW.name) == list(question.columns)


LIBRARY = NamedNode(f"{ROOT}queries")


def ordered(found: list[Quad], named: NamedNode) -> list[str]:
    """The names of parameters or columns in the order that is told of them."""
    places = {quad.subject: quad.object for quad in found if quad.predicate == SH.order_}
    names = [(int(value(places[quad.subject])), value(quad.object)) for quad in found if quad.predicate == named]
    return [name for _, name in sorted(names)]


def value(node: object) -> str:
    assert isinstance(node, Literal)
    return node.value


def test_a_prefix_of_the_questions_has_one_meaning_and_is_declared(packed: Folder) -> None:
    found = quads(packed, "queries.ttl")
    prefixes = [(quad.subject, value(quad.object)) for quad in found if quad.predicate == SH.prefix_]
    namespaces = {quad.subject: value(quad.object) for quad in found if quad.predicate == SH.namespace}
    assert {prefix: namespaces[node] for node, prefix in prefixes} == {p: PREFIXES[p] for _, p in prefixes}
    assert len([quad for quad in found if quad.predicate == SH.declare]) == len(prefixes) == len(namespaces)
    used = {
        prefix
        for question in questions().values()
        for prefix in re.findall(r"^PREFIX (\w+):", question.text, re.MULTILINE)
    }
    assert used == {prefix for _, prefix in prefixes}


def test_a_parameter_says_what_it_takes_and_what_it_is_by_default(packed: Folder) -> None:
    found = {(str(quad.subject).rpartition("#")[2][:-1], quad.predicate, quad.object) for quad in parameters(packed)}
    assert {
        ("parameter-state", SH.class_, LAD.State),
        ("parameter-state", SH.optional, Literal("true", datatype=NamedNode(PREFIXES["xsd"] + "boolean"))),
        ("parameter-on", SH.defaultValue, Literal("2022-06-10", datatype=NamedNode(PREFIXES["xsd"] + "date"))),
        ("parameter-on", SH.path, NamedNode(f"{ROOT}queries#on")),
    } <= found


def parameters(packed: Folder) -> Iterator[Quad]:
    return (quad for quad in quads(packed, "queries/matrix.jsonld") if "#parameter-" in str(quad.subject))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("ending", [".ttl", ".jsonld", ".rdf"])
def test_another_reader_reads_the_same(packed: Folder, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    places = [path.removesuffix(".nt") for path in packed.sums if path.endswith(".nt")][::400]
    assert len(places) > 10
    form = {".ttl": "turtle", ".jsonld": "json-ld", ".rdf": "xml"}[ending]
    for place in places:
        found = rdflib.Graph().parse(packed.root / f"{place}{ending}", format=form)
        expected = rdflib.Graph().parse(packed.root / f"{place}.nt", format="nt")
        assert len(found) == len(expected), place
        if not any(isinstance(node, rdflib.BNode) for triple in found for node in triple):
            assert set(found) == set(expected), place


def test_nothing_is_to_be_fetched_to_read_the_json(packed: Folder) -> None:
    for path in packed.sums:
        if path.endswith(".jsonld") and not path.startswith("id/"):
            found = json.loads((packed.root / path).read_bytes())
            assert isinstance(found, list) or isinstance(found["@context"], dict), path


def test_the_labels_of_blank_nodes_stay_the_same(packed: Folder) -> None:
    nodes = {quad.subject for quad in quads(packed, "ontology.nt") if isinstance(quad.subject, BlankNode)}
    assert len(nodes) > 10
    assert all(re.fullmatch(r"_:b[0-9a-f]{16}", str(node)) for node in nodes)


def test_hostile_names_and_texts_stay_within_and_survive(tmp_path: Path) -> None:
    home = PREFIXES["id"]
    paths = ["../../etc/passwd", "/etc/passwd", "a/../b", "%2e%2e/x", "con", "x.ttl", "x", "X", "a\u202eb", "x?y#z", ""]
    label = Literal("</script>\"'=cmd|/C calc\u202e\r\n", language="en")
    said = [Quad(NamedNode(home + path), RDFS.label, label) for path in paths]
    said += [Quad(quad.subject, RDFS.seeAlso, NamedNode("javascript:alert(1)")) for quad in said]
    publication = Publication(said, "0")
    with whole(tmp_path / "out") as folder:
        for _, made in pack.FILES[:2]:
            for path, data in made(publication):
                folder.write(path, data)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    folder.root = tmp_path / "out"
    for node, own in publication.about.items():
        place = publication.places[node.value.removeprefix(ROOT)]
        assert all(triples(folder, place + ending) == {quad.triple for quad in own} for ending in ENDINGS)
    assert set(quads(folder, "ladkg.jsonld")) == set(quads(folder, "ladkg.nq.gz")) == set(said)


@pytest.mark.parametrize(
    "url",
    [
        "ladkg",
        "ftp://e.org/",
        "https://",
        "https://e.org/?x",
        "https://e.org/a b/",
        "https://e.org/\n",
        'https://e.org/"/',
        "https://u:p@e.org/",
        "javascript:alert(1)",
        "https://e.org//x",
        "https://e.org/#a",
        "file:///tmp/",
        "https://e.org/../a/",
        "https://e.org/a/.",
    ],
)
def test_an_address_where_nothing_can_stand_is_refused(url: str) -> None:
    from ladkg.errors import LadkgError

    with pytest.raises(LadkgError, match="no folder on the web"):
        published_at(url)


@pytest.mark.parametrize("url", ["https://e.org", "http://localhost:8000/a/", "https://e.org/~me/ladkg"])
def test_an_address_ends_in_a_slash(url: str) -> None:
    assert published_at(url).url == url.removesuffix("/") + "/"
