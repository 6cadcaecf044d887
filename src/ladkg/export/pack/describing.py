"""Descriptions as quads and as files: said briefly, written with the prefixes that they use and no others."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ladkg import graph
from ladkg.export.folder import File
from ladkg.export.pack.rdfxml import rdfxml
from ladkg.export.publication import ROOT
from ladkg.terms import DESCRIPTIVE_PREFIXES, PREFIXES, RDF

Said: TypeAlias = NamedNode | Literal | None
"""What may stand behind a predicate; None says nothing."""

_PREFIXES: Final = {prefix: iri for prefix, iri in (PREFIXES | DESCRIPTIVE_PREFIXES).items() if prefix != "id"}
_FORMS: Final = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


def node(document: str, name: str = "") -> NamedNode:
    """`node("dcat", "catalog")` → <https://w3id.org/ladkg/dcat#catalog>: what a document of the root describes."""
    return NamedNode(f"{ROOT}{document}{'#' if name else ''}{name}")


def say(subject: NamedNode, *said: tuple[NamedNode, Said | Iterable[Said]]) -> Iterator[Quad]:
    """Quads about one subject, of one value or several for each predicate."""
    for predicate, values in said:
        for value in (values,) if isinstance(values, NamedNode | Literal | None) else values:
            if value is not None:
                yield Quad(subject, predicate, value)


def kind(subject: NamedNode, *classes: NamedNode) -> Iterator[Quad]:
    """The classes of a subject."""
    return say(subject, (RDF.type, classes))


def worded(words: dict[str, str]) -> list[Literal]:
    """Words by language, as literals."""
    return [Literal(text, language=language) for language, text in sorted(words.items())]


def files(stem: str, quads: Iterable[Quad], endings: Iterable[str] = ("ttl",)) -> Iterator[File]:
    """A description in the syntaxes of the endings."""
    ordered = graph.normalised(quads)
    named = {term.value for quad in ordered for term in quad.triple if isinstance(term, NamedNode)}
    named |= {quad.object.datatype.value for quad in ordered if isinstance(quad.object, Literal)}
    used = {prefix: iri for prefix, iri in _PREFIXES.items() if any(name.startswith(iri) for name in named)}
    for ending in endings:
        yield f"{stem}.{ending}", _written(ordered, ending, used)


def _written(quads: list[Quad], ending: str, prefixes: dict[str, str]) -> bytes:
    if ending == "rdf":
        return rdfxml(quads, prefixes)
    data = serialize((quad.triple for quad in quads), format=_FORMS[ending], prefixes=prefixes)
    assert data is not None
    return data
