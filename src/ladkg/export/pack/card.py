"""What every description says of the dataset: taken from what it says of itself, else in our own words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import graph
from ladkg.export.publication import Publication
from ladkg.iris import DATASET
from ladkg.terms import DCTERMS, LAD, RDFS, SKOS

MAINTAINERS: Final = "ladkg maintainers"
DESCRIPTIONS: Final = {
    "en": "The Los Angeles Declaration on Migration and Protection of 10 June 2022, its commitments, and the treaties, "
    "compacts and regional processes around it: who is bound or committed to what, since when, through which act, and "
    "who says so. Every fact names its source.",
    "es": "La Declaración de Los Ángeles sobre Migración y Protección, de 10 de junio de 2022, sus compromisos y los "
    "tratados, pactos y procesos regionales que la rodean: quién está obligado o comprometido a qué, desde cuándo, por "
    "qué acto y quién lo dice. Cada dato nombra su fuente.",
}
KEYWORDS: Final = {
    "en": ("linked data", "international law", "migration", "refugee protection", "SHACL", "OWL"),
    "es": ("datos enlazados", "derecho internacional", "migración", "protección de refugiados", "SHACL", "OWL"),
}
ORIGIN: Final = {
    "en": "Every statement stands in the named graph of the source that says it. What follows from statements by logic "
    "or by date stands in two graphs of their own. Readings of the editors are marked as such and give a reason.",
    "es": "Cada enunciado está en el grafo con nombre de la fuente que lo dice. Lo que se sigue de ellos por lógica o "
    "por fecha está en dos grafos propios. Las lecturas de los editores se marcan como tales y dan una razón.",
}
_COUNTRY: Final = "http://publications.europa.eu/resource/authority/country/"
_DATED: Final = (LAD.actedOn, LAD.adoptedOn, LAD.happenedOn)
_LABELS: Final = (RDFS.label, SKOS.prefLabel)


def licence(publication: Publication) -> NamedNode | None:
    """Under which the dataset says it may be used."""
    own = publication.about.get(DATASET, [])
    licences = (quad.object for quad in own if quad.predicate == DCTERMS.license)
    return next((value for value in licences if isinstance(value, NamedNode)), None)


@dataclass(frozen=True)
class Card:
    """`languages` are those of the labels; `begin` is the earliest date of an act, an adoption or a meeting, `end` the
    reference date; `places` are the IRIs that the EU's country authority has for the agents, with the agents."""

    titles: dict[str, str]
    licence: NamedNode | None
    languages: tuple[str, ...]
    begin: Literal | None
    end: Literal | None
    places: dict[NamedNode, NamedNode]

    @classmethod
    def of(cls, publication: Publication) -> "Card":
        """Read from the publication; what it does not say is None or empty."""
        said: dict[NamedNode, list[Quad]] = {predicate: [] for predicate in (*_DATED, *_LABELS, SKOS.exactMatch)}
        for quad in publication.quads:
            if (found := said.get(quad.predicate)) is not None:
                found.append(quad)
        own = publication.about.get(DATASET, [])
        titles = [quad.object for quad in own if quad.predicate == RDFS.label]
        begins = [quad.object for predicate in _DATED for quad in said[predicate]]
        labels = [quad.object for predicate in _LABELS for quad in said[predicate]]
        ends = [quad.object for quad in own if quad.predicate == LAD.referenceDate]
        return cls(
            {title.language or "en": title.value for title in titles if isinstance(title, Literal)},
            licence(publication),
            tuple(sorted({label.language for label in labels if isinstance(label, Literal) and label.language})),
            min((date for date in begins if isinstance(date, Literal)), key=lambda date: date.value, default=None),
            next((date for date in ends if isinstance(date, Literal)), None),
            dict(_places(said[SKOS.exactMatch])),
        )

    def title(self, language: str = "en") -> str:
        """The title in the language, else in English, else in any; the project's name where it has none."""
        return self.titles.get(language) or self.titles.get("en") or next(iter(self.titles.values()), "ladkg")


def _places(matches: Iterable[Quad]) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Each country of the EU's table with the agent that is it, in one fixed order."""
    for quad in sorted(matches, key=graph.sort_key):
        agent, country = quad.subject, quad.object
        if isinstance(agent, NamedNode) and isinstance(country, NamedNode) and country.value.startswith(_COUNTRY):
            yield country, agent
