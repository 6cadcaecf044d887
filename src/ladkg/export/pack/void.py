"""VoID: how large the dataset is, of what it is made, what it links to (https://www.w3.org/TR/void/).

Counts are those of distinct triples in the union of the named graphs, as SPARQL counts them on the whole dataset.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg import iris
from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import DESCRIPTIONS, Card
from ladkg.export.pack.describing import files as written
from ladkg.export.pack.describing import kind, node, say, worded
from ladkg.export.pack.dump import Dump, dumps
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.terms import DCTERMS, DESCRIPTIVE_PREFIXES, FOAF, LAD, PREFIXES, RDF, RDFS, VOID, XSD

PARTS: Final = {
    "asserted": {"en": "What the sources say", "es": "Lo que dicen las fuentes"},
    "entailed": {"en": "What follows by logic", "es": "Lo que se sigue por lógica"},
    "derived": {"en": "What follows by date", "es": "Lo que se sigue por fecha"},
    "ontology": {"en": "The ontology", "es": "La ontología"},
}
_GRAPHS: Final = {
    iris.ENTAILED_GRAPH: "entailed",
    iris.DERIVED_GRAPH: "derived",
    iris.ONTOLOGY_GRAPH: "ontology",
}
_FEATURES: Final = ("Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML")
_TARGETS: Final = {
    "http://www.wikidata.org/entity/": ("wikidata", "Wikidata"),
    "https://sws.geonames.org/": ("geonames", "GeoNames"),
    "http://publications.europa.eu/resource/authority/country/": ("eu-country", "EU authority table of countries"),
    "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes/": ("omg-lcc", "OMG Languages, Countries and Codes"),
    "http://metadata.un.org/sdg/": ("un-sdg", "UN Sustainable Development Goals"),
}
_NO_LINK: Final = (RDF.type, RDFS.isDefinedBy, DCTERMS.license)
_EXAMPLES: Final = 5


def files(publication: Publication, folder: Folder) -> Iterator[File]:
    """`void.ttl`, and the same where crawlers look for it (VoID, section 7.2)."""
    for path, data in written("void", described(publication, dumps(folder))):
        yield path, data
        yield ".well-known/void", data


def described(publication: Publication, held: Sequence[Dump] = ()) -> Iterator[Quad]:
    """The dataset, its parts and its links."""
    card = Card.of(publication)
    numbered = _Numbered(publication.quads)
    triples = set().union(*numbered.parts.values())
    document = node("void")
    yield from kind(document, VOID.DatasetDescription)
    yield from say(document, (FOAF.primaryTopic, DATASET), (DCTERMS.license, card.licence))
    yield from kind(DATASET, VOID.Dataset)
    yield from say(
        DATASET,
        (DCTERMS.title, worded(card.titles)),
        (DCTERMS.description, worded(DESCRIPTIONS)),
        (DCTERMS.license, card.licence),
        (DCTERMS.creator, node("dcat", "maintainers")),
        (FOAF.homepage, NamedNode(ROOT)),
        (VOID.uriSpace, Literal(PREFIXES["id"])),
        (VOID.exampleResource, _examples(publication)),
        (VOID.feature, [NamedNode(f"http://www.w3.org/ns/formats/{name}") for name in _FEATURES]),
        (VOID.dataDump, [NamedNode(publication.url + dump.path) for dump in held]),
        (VOID.sparqlEndpoint, NamedNode(publication.endpoint) if publication.endpoint else None),
        (VOID.vocabulary, _vocabularies(publication.quads)),
    )
    yield from numbered.counted(DATASET, triples)
    yield from _partitions(numbered, triples)
    yield from _parts(numbered, card.licence)
    yield from _linksets(numbered, triples, card.licence)


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)


_Triple: TypeAlias = tuple[int, int, int]
_Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class _Numbered:
    """The triples of each part with a number for each term: sets of numbers are counted faster than sets of terms."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        numbers: dict[_Term, int] = {}
        parts: defaultdict[str, set[_Triple]] = defaultdict(set)
        for quad in quads:
            subject, predicate, value = (numbers.setdefault(term, len(numbers)) for term in quad.triple)
            name = _GRAPHS.get(quad.graph_name, "asserted") if isinstance(quad.graph_name, NamedNode) else "asserted"
            parts[name].add((subject, predicate, value))
        self.parts = dict(parts)
        self.terms = list(numbers)
        self.type = numbers.get(RDF.type, -1)
        self.own = [isinstance(term, NamedNode) and term.value.startswith(PREFIXES["id"]) for term in self.terms]

    def named(self, number: int) -> NamedNode | None:
        """The IRI of the number; None for what is none."""
        term = self.terms[number]
        return term if isinstance(term, NamedNode) else None

    def counted(self, subject: NamedNode, triples: set[_Triple]) -> Iterator[Quad]:
        """What VoID counts of a dataset."""
        subjects = {of for of, _, _ in triples}
        return say(
            subject,
            (VOID.triples, _number(len(triples))),
            (VOID.entities, _number(sum(self.own[of] for of in subjects))),
            (VOID.distinctSubjects, _number(len(subjects))),
            (VOID.distinctObjects, _number(len({value for _, _, value in triples}))),
            (VOID.properties, _number(len({predicate for _, predicate, _ in triples}))),
            (VOID.classes, _number(len({value for _, predicate, value in triples if predicate == self.type}))),
        )


def _partitions(numbered: _Numbered, triples: set[_Triple]) -> Iterator[Quad]:
    properties = Counter(predicate for _, predicate, _ in triples)
    classes = Counter(value for _, predicate, value in triples if predicate == numbered.type)
    for number, count in classes.items():
        if cls := numbered.named(number):
            part = node("void", f"class/{_short(cls)}")
            yield Quad(DATASET, VOID.classPartition, part)
            yield from say(part, (VOID.class_, cls), (VOID.entities, _number(count)))
    for number, count in properties.items():
        if predicate := numbered.named(number):
            part = node("void", f"property/{_short(predicate)}")
            yield Quad(DATASET, VOID.propertyPartition, part)
            yield from say(part, (VOID.property, predicate), (VOID.triples, _number(count)))


def _short(term: NamedNode) -> str:
    """`lad/Treaty`; a digest for terms of no namespace that we name."""
    from hashlib import sha256

    for prefix, iri in (PREFIXES | DESCRIPTIVE_PREFIXES).items():
        name = term.value.removeprefix(iri)
        if name != term.value and name.replace("_", "").replace("-", "").isalnum() and name.isascii():
            return f"{prefix}/{name}"
    return sha256(term.value.encode()).hexdigest()[:16]


def _parts(numbered: _Numbered, licence: NamedNode | None) -> Iterator[Quad]:
    for name, triples in numbered.parts.items():
        part = node("void", name)
        yield Quad(DATASET, VOID.subset, part)
        yield from kind(part, VOID.Dataset)
        yield from say(part, (DCTERMS.title, worded(PARTS[name])), (DCTERMS.license, licence))
        yield from numbered.counted(part, triples)


def _linksets(numbered: _Numbered, triples: set[_Triple], licence: NamedNode | None) -> Iterator[Quad]:
    """One for each namespace of others that resources below id/ point into, and each predicate that does."""
    home = ROOT.removesuffix("/")
    others = {
        number: namespace(term)
        for number, term in enumerate(numbered.terms)
        if isinstance(term, NamedNode) and not term.value.startswith(home)
    }
    links: Counter[tuple[str, int]] = Counter()
    for subject, predicate, value in triples:
        if value in others and numbered.own[subject]:
            links[others[value], predicate] += 1
    for (space, number), count in links.items():
        by = numbered.named(number)
        if by is None or by in _NO_LINK:
            continue
        name, title = _TARGETS.get(space, (_short(NamedNode(space)), space))
        target, linkset = node("void", f"target/{name}"), node("void", f"links/{name}/{_short(by)}")
        yield Quad(DATASET, VOID.subset, linkset)
        yield from kind(target, VOID.Dataset)
        yield from say(target, (DCTERMS.title, Literal(title, language="en")), (VOID.uriSpace, Literal(space)))
        yield from kind(linkset, VOID.Linkset)
        yield from say(
            linkset,
            (VOID.subjectsTarget, DATASET),
            (VOID.objectsTarget, target),
            (VOID.linkPredicate, by),
            (VOID.triples, _number(count)),
            (DCTERMS.license, licence),
        )


def namespace(term: NamedNode) -> str:
    """The IRI up to its last `#` or `/`, one at the very end apart."""
    text = term.value.rstrip("/")
    return text[: max(text.rfind("#"), text.rfind("/")) + 1] or term.value


def _vocabularies(quads: Sequence[Quad]) -> list[NamedNode]:
    terms = {quad.predicate for quad in quads}
    terms |= {quad.object for quad in quads if quad.predicate == RDF.type and isinstance(quad.object, NamedNode)}
    return [NamedNode(space) for space in sorted({namespace(term) for term in terms})]


def _examples(publication: Publication) -> list[NamedNode]:
    """The first resource of each of the classes of ours that have the most."""
    first: dict[NamedNode, NamedNode] = {}
    sizes: Counter[NamedNode] = Counter()
    own = {LAD[name] for name in LAD.terms}
    for subject, quads in publication.about.items():
        for quad in quads:
            if quad.predicate == RDF.type and isinstance(quad.object, NamedNode) and quad.object in own:
                sizes[quad.object] += 1
                first.setdefault(quad.object, subject)
    largest = sorted(sizes, key=lambda cls: (-sizes[cls], cls.value))
    return list(dict.fromkeys(first[cls] for cls in largest))[:_EXAMPLES]
