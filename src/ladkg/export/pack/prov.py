"""PROV: from what the dataset was made, by which steps and which program (https://www.w3.org/TR/prov-o/).

Nothing here comes from a clock: the only dates are those that the dataset gives of its sources and of itself.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import MAINTAINERS, Card
from ladkg.export.pack.describing import files as written
from ladkg.export.pack.describing import kind, node, say, worded
from ladkg.export.publication import Publication
from ladkg.iris import DATASET
from ladkg.terms import DCAT, DCTERMS, FOAF, LAD, PROV, RDF, RDFS

_PROGRAM: Final = node("prov", "ladkg")
_MAINTAINERS: Final = node("dcat", "maintainers")
_BUILD, _CONVERT, _INFER, _VALIDATE = (node("prov", name) for name in ("build", "convert", "infer", "validate"))
_STEPS: Final = {
    _BUILD: {"en": "Building the dataset", "es": "Construcción del conjunto de datos"},
    _CONVERT: {"en": "Converting the tables of sourced facts", "es": "Conversión de las tablas de datos con fuente"},
    _INFER: {"en": "Inferring what follows", "es": "Inferencia de lo que se sigue"},
    _VALIDATE: {"en": "Checking against the shapes", "es": "Comprobación con las formas"},
}
_ASSERTED, _ENTAILED, _DERIVED, _ONTOLOGY = (
    node("void", name) for name in ("asserted", "entailed", "derived", "ontology")
)


def files(publication: Publication, folder: Folder) -> Iterator[File]:  # noqa: ARG001 it tells of no file
    """`prov.ttl`"""
    return written("prov", described(publication))


def described(publication: Publication) -> Iterator[Quad]:
    """Sources, parts, steps, and who was at work."""
    sources = [node for node, quads in publication.about.items() if any(_is_source(quad) for quad in quads)]
    yield from _made()
    yield from say(DATASET, (DCTERMS.date, Card.of(publication).end), (PROV.wasDerivedFrom, sources))
    for source in sources:
        yield from kind(source, PROV.Entity)
        dates = [quad.object for quad in publication.about[source] if quad.predicate == LAD.asOf]
        yield from say(source, (DCTERMS.date, [date for date in dates if isinstance(date, Literal)]))
        yield from say(_ASSERTED, (PROV.wasDerivedFrom, source))
    for step, words in _STEPS.items():
        yield from kind(step, PROV.Activity)
        yield from say(step, (RDFS.label, worded(words)), (PROV.wasAssociatedWith, _PROGRAM))
    yield from kind(_PROGRAM, PROV.SoftwareAgent)
    yield from say(
        _PROGRAM,
        (RDFS.label, Literal(f"ladkg {publication.version}", language="en")),
        (DCAT.version, Literal(publication.version)),
    )
    yield from kind(_MAINTAINERS, FOAF.Agent)
    yield from say(_MAINTAINERS, (FOAF.name, Literal(MAINTAINERS, language="en")))


def _is_source(quad: Quad) -> bool:
    return quad.predicate == RDF.type and quad.object == LAD.Source


def _made() -> Iterator[Quad]:
    parts = (_ASSERTED, _ENTAILED, _DERIVED, _ONTOLOGY)
    for entity in (DATASET, *parts):
        yield from kind(entity, PROV.Entity)
    inferred: list[NamedNode] = [_ENTAILED, _DERIVED]
    yield from say(
        DATASET,
        (PROV.wasGeneratedBy, _BUILD),
        (PROV.wasDerivedFrom, parts),
        (PROV.wasAttributedTo, [_PROGRAM, _MAINTAINERS]),
    )
    yield from say(_ASSERTED, (PROV.wasGeneratedBy, _CONVERT), (PROV.wasAttributedTo, _MAINTAINERS))
    yield from say(_ONTOLOGY, (PROV.wasAttributedTo, _MAINTAINERS))
    for part in inferred:
        yield from say(part, (PROV.wasGeneratedBy, _INFER), (PROV.wasDerivedFrom, [_ASSERTED, _ONTOLOGY]))
    yield from say(_DERIVED, (PROV.wasDerivedFrom, _ENTAILED))
    yield from say(_INFER, (PROV.used, [_ASSERTED, _ONTOLOGY]), (PROV.wasInformedBy, _CONVERT))
    yield from say(_VALIDATE, (PROV.used, [*parts, node("shapes")]), (PROV.wasInformedBy, _INFER))
    yield from say(_BUILD, (PROV.used, parts), (PROV.wasInformedBy, [_CONVERT, _INFER, _VALIDATE]))
