"""The checks of FOOPS! on an ontology (https://github.com/oeg-upm/fair_ontologies): its 15 on files, and others."""

from collections.abc import Callable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg.fair.check import Check, Finding, all_said, judged, unchecked
from ladkg.fair.published import ONTOLOGY, RDF_ENDINGS, Published, Said
from ladkg.fair.vocabulary import DEFINITIONS, FOUNDATIONS, LABELS, NAMESPACES
from ladkg.terms import OWL, RDF, RDFS

PERSISTENT: Final = ("w3id.org", "doi.org", "purl.org", "www.w3.org", "perma.cc", "data.europa.eu", "dbpedia.org")
"""Hosts, or the ends of hosts, that keep identifiers for good."""
_KINDS: Final = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Class, RDF.Property}
_EXTENDS: Final = {RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty, OWL.imports}


def checks() -> Iterator[Check]:
    """Every check of the tool, by its identifier there."""
    for id, (principle, asks, test) in _CHECKS.items():
        yield Check("FOOPS!", id, principle, asks, ONTOLOGY, test)


def persistent(address: str) -> bool:
    """Whether a web address has a host that keeps identifiers for good."""
    scheme, _, rest = address.partition("://")
    host = rest.split("/")[0].split(":")[0].lower()
    return scheme in {"http", "https"} and any(host == kept or host.endswith(f".{kept}") for kept in PERSISTENT)


def _header(published: Published) -> Said:
    return Said(published.vocabulary, published.ontology)


def _iri(published: Published) -> str:
    return published.ontology.value if published.ontology else ""


def _says(todo: str, *wanted: str) -> Callable[[Published], Finding]:
    """A test that the header says each of these."""

    def test(published: Published) -> Finding:
        header = _header(published)
        return all_said({what: bool(header.of(what)) for what in wanted}, todo)

    return test


def _is_persistent(published: Published) -> Finding:
    iri = _iri(published)
    return judged(persistent(iri), iri or "no owl:Ontology", f"take an IRI at {', '.join(PERSISTENT[:3])}")


def _is_rdf(published: Published) -> Finding:
    stem = ONTOLOGY.removesuffix(".ttl")
    found = [stem + ending for ending in RDF_ENDINGS if (published.root / (stem + ending)).is_file()]
    return judged(published.ontology, ", ".join(found) or "no file", f"write {ONTOLOGY} with an owl:Ontology in it")


def _detailed(published: Published) -> Finding:
    header = _header(published)
    said = {what: bool(header.of(what)) for what in ("DOI", "publisher", "logo", "status", "source", "day of issue")}
    said["DOI"] |= any("doi." in value for value in header.of("identifier"))
    return all_said(said, "say in the ontology's header")


def _licence(published: Published) -> Finding:
    found = _header(published).of("licence") or _header(published).of("rights")
    return judged(found, ", ".join(found) or "none", "add dcterms:license to the ontology's header")


def _metadata_reuse(published: Published) -> Finding:
    used = _header(published).values
    found = [name for name, iri in NAMESPACES.items() if any(said.value.startswith(iri) for said in used)]
    return judged(found, ", ".join(found) or "none", "describe the ontology with dcterms, vann and the like")


def _reuse(published: Published) -> Finding:
    own = (*_namespaces(published), *FOUNDATIONS)
    found = {
        quad.object.value
        for quad in published.vocabulary
        if quad.predicate in _EXTENDS and isinstance(quad.object, NamedNode) and not quad.object.value.startswith(own)
    }
    told = f"{len(found)} terms of others are built upon" if found else "none"
    return judged(found, told, "extend or align with terms of a registered vocabulary")


def _namespaces(published: Published) -> tuple[str, ...]:
    iri = _iri(published)
    return (*_header(published).of("namespace"), *((iri,) if iri else ()))


def _each_term(said_with: frozenset[NamedNode], what: str) -> Callable[[Published], Finding]:
    """A test that each class and property of the ontology's own has this."""

    def test(published: Published) -> Finding:
        own = _namespaces(published)
        terms = {
            quad.subject.value
            for quad in published.vocabulary
            if quad.predicate == RDF.type and quad.object in _KINDS and isinstance(quad.subject, NamedNode)
        }
        terms = {iri for iri in terms if own and iri.startswith(own)}
        told = {
            quad.subject.value
            for quad in published.vocabulary
            if quad.predicate in said_with and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
        }
        bare = sorted(terms - told)
        found = f"{len(terms) - len(bare)} of {len(terms)} terms"
        todo = f"give a {what} to {', '.join(bare[:5])}" if bare else f"describe terms, each with a {what}"
        return judged(terms and not bare, found, todo + " …" * (len(bare) > 5))

    return test


def _version(published: Published) -> Finding:
    found = _header(published).of("version IRI")
    right = found and _iri(published) not in found
    return judged(right, ", ".join(found) or "none", "add an owl:versionIRI other than the ontology's own IRI")


def _version_file(published: Published) -> Finding:
    found = [published.file(iri, RDF_ENDINGS) for iri in _header(published).of("version IRI")]
    right = found and all(found)
    return judged(right, ", ".join(filter(None, found)) or "no file", "write the ontology at its version IRI too")


def _same_iri(published: Published) -> Finding:
    iri = _iri(published)
    right = published.file(iri, (".ttl",)) == ONTOLOGY
    return judged(right, iri or "no owl:Ontology", f"let {ONTOLOGY} stand where the ontology's IRI says")


def _open_protocol(published: Published) -> Finding:
    iri = _iri(published)
    return judged(iri.startswith(("http://", "https://")), iri or "no owl:Ontology", "take an http or https IRI")


def _page(published: Published) -> Finding:
    if published.page() is None:
        return unchecked("check what `ladkg site` writes", "no index.html in this folder")(published)
    right = (published.root / "ontology/index.html").is_file()
    return judged(right, "ontology/index.html" if right else "no page", "write ontology/index.html")


_SAY: Final = "say in the ontology's header"
_CHECKS: Final[dict[str, tuple[str, str, Callable[[Published], Finding]]]] = {
    "PURL1": ("F1", "Is the IRI a persistent one?", _is_persistent),
    "VER1": ("F1", "Has the version an IRI of its own?", _version),
    "VER2": ("F1", "Does the version's IRI lead somewhere?", _version_file),
    "URI1": ("F1", "Does the IRI answer?", unchecked("ask for the ontology's IRI once it is online")),
    "URI2": ("F1", "Is it published at the IRI it bears?", _same_iri),
    "OM1": (
        "F2",
        "Is the least metadata there?",
        _says(_SAY, "title", "description", "licence", "version IRI", "creator", "namespace"),
    ),
    "FIND1": ("F3", "Is a prefix declared?", _says(_SAY, "prefix")),
    "FIND2": ("F4", "Is the prefix registered?", unchecked("register it with prefix.cc or LOV")),
    "FIND3": ("F4", "Is the ontology registered?", unchecked("propose it to Linked Open Vocabularies")),
    "CN1": ("A1", "Is content negotiated?", unchecked("ask a server that reads the .htaccess")),
    "HTTP1": ("A1.1", "Is the protocol an open one?", _open_protocol),
    "FIND_3_BIS": ("A2", "Does metadata outlive the ontology?", unchecked("propose it to Linked Open Vocabularies")),
    "RDF1": ("I1", "Is it there in RDF?", _is_rdf),
    "VOC1": ("I2", "Does its metadata use known vocabularies?", _metadata_reuse),
    "VOC2": ("I2", "Does it build upon other vocabularies?", _reuse),
    "OM2": (
        "R1",
        "Is the recommended metadata there?",
        _says(_SAY, "prefix", "version", "day of creation", "citation"),
    ),
    "OM3": ("R1", "Is the detailed metadata there?", _detailed),
    "VOC3": ("R1", "Has each term a label?", _each_term(LABELS, "label")),
    "VOC4": ("R1", "Has each term a definition?", _each_term(DEFINITIONS, "definition")),
    "DOC1": ("R1", "Is there a page for people?", _page),
    "OM4.1": ("R1.1", "Is a licence given?", _licence),
    "OM4.2": ("R1.1", "Does the licence's IRI answer?", unchecked("ask for it once")),
    "OM5.1": ("R1.2", "Is basic provenance there?", _says(_SAY, "creator", "day of creation")),
    "OM5.2": ("R1.2", "Is detailed provenance there?", _says(_SAY, "publisher", "day of issue")),
}
