"""DCAT-AP 3: the dataset, its files and the catalogue that holds it, as European data portals harvest them.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/. Concepts of the EU's authority tables that the description uses come
with it, named and placed in their scheme, since the profile's shapes look at both and nothing is fetched to check it.
Dates of issue and change are left out: no source gives them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import DESCRIPTIONS, KEYWORDS, MAINTAINERS, ORIGIN, Card
from ladkg.export.pack.describing import files as written
from ladkg.export.pack.describing import kind, node, say, worded
from ladkg.export.pack.dump import GZIP, SYNTAXES, Dump, dumps
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.terms import DCAT, DCTERMS, FOAF, PROV, RDFS, SKOS, SPDX, VCARD, XSD

AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
LANGUAGES: Final = {
    "en": ("ENG", "English"),
    "es": ("SPA", "Spanish"),
    "fr": ("FRA", "French"),
    "pt": ("POR", "Portuguese"),
}
_THEMES: Final = {"INTR": "International issues", "JUST": "Justice, legal system and public safety"}
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_LICENCE_TYPES: Final = "http://purl.org/adms/licencetype/"
_ATTRIBUTION: Final = "https://creativecommons.org/licenses/by/"
_CATALOG: Final = node("dcat", "catalog")
_MAINTAINERS: Final = node("dcat", "maintainers")
_CONTACT: Final = node("dcat", "contact")
_PERIOD: Final = node("dcat", "period")
_ORIGIN: Final = node("dcat", "origin")
_SERVICE: Final = node("dcat", "sparql")
_BUILD: Final = node("prov", "build")


def files(publication: Publication, folder: Folder) -> Iterator[File]:
    """`dcat.ttl`, `dcat.jsonld`, `dcat.rdf`."""
    return written("dcat", described(publication, dumps(folder)), ("ttl", "jsonld", "rdf"))


def described(publication: Publication, held: Sequence[Dump]) -> Iterator[Quad]:
    """Catalogue, dataset, a distribution for each file; a data service where there is an endpoint."""
    card = Card.of(publication)
    service = _SERVICE if publication.endpoint else None
    languages = [_concept("language", LANGUAGES[tag][0]) for tag in card.languages if tag in LANGUAGES]
    yield from kind(_CATALOG, DCAT.Catalog)
    yield from say(
        _CATALOG,
        (DCTERMS.title, worded(card.titles) or Literal(card.title())),
        (DCTERMS.description, worded(DESCRIPTIONS)),
        (DCTERMS.publisher, _MAINTAINERS),
        (DCTERMS.license, card.licence),
        (DCTERMS.language, languages),
        (DCTERMS.spatial, card.places),
        (DCAT.themeTaxonomy, NamedNode(AUTHORITY + "data-theme")),
        (FOAF.homepage, NamedNode(ROOT)),
        (DCAT.dataset, DATASET),
        (DCAT.service, service),
    )
    yield from _dataset(publication, card, languages, held)
    for dump in held:
        yield from _distribution(publication, card, dump)
    if publication.endpoint:
        yield from _endpoint(card, publication.endpoint)
    yield from _people()
    yield from _about(publication, card)
    yield from _concepts(publication, card, held)


def _dataset(publication: Publication, card: Card, languages: list[NamedNode], held: Sequence[Dump]) -> Iterator[Quad]:
    yield from kind(DATASET, DCAT.Dataset)
    yield from say(
        DATASET,
        (DCTERMS.title, worded(card.titles) or Literal(card.title())),
        (DCTERMS.description, worded(DESCRIPTIONS)),
        (DCTERMS.identifier, Literal(DATASET.value, datatype=XSD.anyURI)),
        (DCTERMS.publisher, _MAINTAINERS),
        (DCTERMS.creator, _MAINTAINERS),
        (DCAT.contactPoint, _CONTACT),
        (DCTERMS.license, card.licence),
        (DCTERMS.accessRights, _concept("access-right", "PUBLIC")),
        (DCTERMS.language, languages),
        (DCTERMS.spatial, card.places),
        (DCTERMS.temporal, _PERIOD if card.begin or card.end else None),
        (DCTERMS.provenance, _ORIGIN),
        (DCTERMS.conformsTo, [NamedNode(f"{ROOT}ontology"), NamedNode(f"{ROOT}shapes")]),
        (PROV.wasGeneratedBy, _BUILD),
        (DCAT.theme, [_concept("data-theme", code) for code in _THEMES]),
        (DCAT.keyword, [Literal(word, language=tag) for tag, words in KEYWORDS.items() for word in words]),
        (DCAT.version, Literal(publication.version)),
        (DCAT.landingPage, NamedNode(ROOT)),
        (DCAT.distribution, [_of(dump) for dump in held]),
    )


def _of(dump: Dump) -> NamedNode:
    return node("dcat", dump.path)


def _distribution(publication: Publication, card: Card, dump: Dump) -> Iterator[Quad]:
    distribution, checksum = _of(dump), node("dcat", f"{dump.path}/sha256")
    name, address = dump.syntax.name, NamedNode(publication.url + dump.path)
    yield from kind(distribution, DCAT.Distribution)
    yield from say(
        distribution,
        (DCTERMS.title, worded({"en": f"The whole dataset in {name}", "es": f"Todo el conjunto de datos en {name}"})),
        (DCTERMS.license, card.licence),
        (DCTERMS.format, _concept("file-type", dump.syntax.code)),
        (DCTERMS.conformsTo, NamedNode(f"{ROOT}ontology")),
        (DCAT.mediaType, NamedNode(_MEDIA_TYPES + dump.syntax.media_type)),
        (DCAT.compressFormat, NamedNode(_MEDIA_TYPES + GZIP) if dump.compressed else None),
        (DCAT.byteSize, Literal(str(dump.size), datatype=XSD.nonNegativeInteger)),
        (DCAT.accessURL, NamedNode(publication.url)),
        (DCAT.downloadURL, address),
        (SPDX.checksum, checksum),
    )
    yield from kind(address, RDFS.Resource)
    yield from kind(checksum, SPDX.Checksum)
    yield from say(
        checksum,
        (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
        (SPDX.checksumValue, Literal(dump.sha256, datatype=XSD.hexBinary)),
    )


def _endpoint(card: Card, endpoint: str) -> Iterator[Quad]:
    yield from kind(_SERVICE, DCAT.DataService)
    yield from say(
        _SERVICE,
        (DCTERMS.title, worded({"en": "SPARQL endpoint", "es": "Punto de acceso SPARQL"})),
        (DCAT.endpointURL, NamedNode(endpoint)),
        (DCAT.servesDataset, DATASET),
        (DCAT.contactPoint, _CONTACT),
        (DCTERMS.publisher, _MAINTAINERS),
        (DCTERMS.license, card.licence),
        (DCTERMS.conformsTo, NamedNode("https://www.w3.org/TR/sparql11-protocol/")),
    )
    yield from kind(NamedNode(endpoint), RDFS.Resource)
    yield from kind(NamedNode("https://www.w3.org/TR/sparql11-protocol/"), DCTERMS.Standard)


def _people() -> Iterator[Quad]:
    yield from kind(_MAINTAINERS, FOAF.Agent)
    yield from say(_MAINTAINERS, (FOAF.name, Literal(MAINTAINERS, language="en")), (FOAF.homepage, NamedNode(ROOT)))
    yield from kind(_CONTACT, VCARD.Kind, VCARD.Group)
    yield from say(_CONTACT, (VCARD.fn, Literal(MAINTAINERS)), (VCARD.hasURL, NamedNode(ROOT)))


def _about(publication: Publication, card: Card) -> Iterator[Quad]:
    """What the dataset's properties point at, apart from concepts."""
    yield from kind(_PERIOD, *([DCTERMS.PeriodOfTime] if card.begin or card.end else []))
    yield from say(_PERIOD, (DCAT.startDate, card.begin), (DCAT.endDate, card.end))
    yield from kind(_ORIGIN, DCTERMS.ProvenanceStatement)
    yield from say(_ORIGIN, (RDFS.label, worded(ORIGIN)))
    yield from kind(_BUILD, PROV.Activity)
    yield from kind(NamedNode(ROOT), FOAF.Document, RDFS.Resource)
    yield from kind(NamedNode(publication.url), RDFS.Resource)
    yield from kind(SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm)
    for name, words in (("ontology", "Ontology of the dataset"), ("shapes", "Shapes of the dataset")):
        yield from kind(NamedNode(ROOT + name), DCTERMS.Standard)
        yield from say(NamedNode(ROOT + name), (DCTERMS.title, Literal(words, language="en")))
    if card.licence:
        yield from kind(card.licence, DCTERMS.LicenseDocument)
        if card.licence.value.startswith(_ATTRIBUTION):
            yield from say(card.licence, (DCTERMS.type, NamedNode(_LICENCE_TYPES + "Attribution")))


def _concept(table: str, code: str) -> NamedNode:
    return NamedNode(f"{AUTHORITY}{table}/{code}")


def _concepts(publication: Publication, card: Card, held: Sequence[Dump]) -> Iterator[Quad]:
    """The concepts that the description uses: their class, name and scheme."""
    used = {SYNTAXES[ending] for ending in SYNTAXES} & {dump.syntax for dump in held}
    yield from _in("data-theme", _THEMES)
    yield from _in("access-right", {"PUBLIC": "public"}, DCTERMS.RightsStatement)
    yield from _in(
        "language", dict(LANGUAGES[tag] for tag in card.languages if tag in LANGUAGES), DCTERMS.LinguisticSystem
    )
    yield from _in("file-type", {syntax.code: syntax.name for syntax in used}, DCTERMS.MediaTypeOrExtent)
    for media_type in {syntax.media_type for syntax in used} | {GZIP for dump in held if dump.compressed}:
        yield from kind(NamedNode(_MEDIA_TYPES + media_type), DCTERMS.MediaType, DCTERMS.MediaTypeOrExtent)
    countries = {place.value.rpartition("/")[2]: publication.label(agent) or "" for place, agent in card.places.items()}
    yield from _in("country", countries, DCTERMS.Location)
    if card.licence and card.licence.value.startswith(_ATTRIBUTION):
        attribution, scheme = NamedNode(_LICENCE_TYPES + "Attribution"), NamedNode(_LICENCE_TYPES + "1.0")
        yield from kind(attribution, SKOS.Concept)
        yield from say(attribution, (SKOS.prefLabel, Literal("Attribution", language="en")), (SKOS.inScheme, scheme))
        yield from _scheme(scheme, "ADMS licence types")


def _in(table: str, concepts: dict[str, str], *classes: NamedNode) -> Iterator[Quad]:
    scheme = NamedNode(AUTHORITY + table)
    if concepts:
        yield from _scheme(scheme, f"EU authority table: {table}")
    for code, name in concepts.items():
        concept = _concept(table, code)
        yield from kind(concept, SKOS.Concept, *classes)
        yield from say(concept, (SKOS.prefLabel, Literal(name, language="en")), (SKOS.inScheme, scheme))


def _scheme(scheme: NamedNode, title: str) -> Iterator[Quad]:
    yield from kind(scheme, SKOS.ConceptScheme)
    yield from say(scheme, (DCTERMS.title, Literal(title, language="en")))
