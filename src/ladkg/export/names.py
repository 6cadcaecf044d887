"""What each thing is called: its label, or a name made of what is said of it where nobody gave it one."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.export.publication import Publication
from ladkg.terms import DESCRIPTIVE_PREFIXES, LAD, PREFIXES, RDF, RDFS, SKOS

_ELI: Final = "http://data.europa.eu/eli/ontology#"
_ORG: Final = "http://www.w3.org/ns/org#"
_GRAPH: Final = {
    "": {"en": "Graph of {}", "es": "Grafo de {}"},
    "entailed": {"en": "What follows by logic", "es": "Lo que se sigue por lógica"},
    "derived": {"en": "What follows by date", "es": "Lo que se sigue por fecha"},
    "ontology": {"en": "The ontology and its schemes", "es": "La ontología y sus esquemas"},
}
_SOURCES: Final = PREFIXES["id"] + "graph/source/"
_FOREIGN: Final = {
    "rdf:type": ("kind", "clase"),
    "rdfs:label": ("label", "etiqueta"),
    "rdfs:comment": ("comment", "comentario"),
    "rdfs:isDefinedBy": ("defined by", "definido por"),
    "rdfs:seeAlso": ("see also", "véase también"),
    "skos:Concept": ("Concept", "Concepto"),
    "skos:ConceptScheme": ("Scheme of concepts", "Esquema de conceptos"),
    "skos:prefLabel": ("label", "etiqueta"),
    "skos:altLabel": ("other label", "otra etiqueta"),
    "skos:definition": ("definition", "definición"),
    "skos:scopeNote": ("scope note", "nota de alcance"),
    "skos:notation": ("notation", "notación"),
    "skos:inScheme": ("in scheme", "en el esquema"),
    "skos:topConceptOf": ("top concept of", "concepto superior de"),
    "skos:broader": ("broader", "más amplio"),
    "skos:narrower": ("narrower", "más específico"),
    "skos:exactMatch": ("same as", "lo mismo que"),
    "skos:closeMatch": ("close to", "próximo a"),
    "dcterms:license": ("licence", "licencia"),
    "dcterms:title": ("title", "título"),
    "dcterms:source": ("source", "fuente"),
    "eli:LegalResource": ("Legal resource (ELI)", "Recurso jurídico (ELI)"),
    "eli:LegalResourceSubdivision": ("Part of a legal resource (ELI)", "Parte de un recurso jurídico (ELI)"),
    "eli:cites": ("cites", "cita"),
    "prov:Activity": ("Activity (PROV)", "Actividad (PROV)"),
    "prov:Agent": ("Agent (PROV)", "Agente (PROV)"),
    "prov:Entity": ("Entity (PROV)", "Entidad (PROV)"),
    "org:Organization": ("Organization (ORG)", "Organización (ORG)"),
    "schema:Dataset": ("Dataset (schema.org)", "Conjunto de datos (schema.org)"),
    "schema:Organization": ("Organization (schema.org)", "Organización (schema.org)"),
}
"""Terms of others, which our ontology does not label, in English and Spanish."""
_PREFIXES: Final = DESCRIPTIVE_PREFIXES | PREFIXES | {"eli": _ELI, "org": _ORG}
_NAMED: Final = {
    _PREFIXES[term.partition(":")[0]] + term.partition(":")[2]: dict(zip(("en", "es"), words, strict=True))
    for term, words in _FOREIGN.items()
}
_LABELS: Final = (RDFS.label, SKOS.prefLabel)
_DEEP: Final = 2
_LONG: Final = 400
"""Characters of a name."""
_MANY: Final = 5
"""Names that stand in the name of another."""


class Name(NamedTuple):
    """`language` is that of the words, None where they have none."""

    text: str
    language: str | None = None


class Names:
    """Names of one publication, each made once for a language."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._known: dict[tuple[NamedNode, str], Name] = {}
        self._short: dict[tuple[NamedNode, str], Name] = {}

    def name(self, node: NamedNode, language: str) -> Name:
        """Its label in the language, else in English, else in any; else a name made of what is said of it."""
        key = (node, language)
        if key not in self._known:
            self._known[key] = _cut(self._label(node, language) or self._made(node, language, 0))
        return self._known[key]

    def short(self, node: NamedNode, language: str) -> Name:
        """The short title where it has one in the language, else its name."""
        key = (node, language)
        if key not in self._short:
            self._short[key] = _cut(self._title(node, language) or self.name(node, language))
        return self._short[key]

    def _label(self, node: NamedNode, language: str) -> Name | None:
        labels = self.labels(node) or _NAMED.get(node.value, {})
        return Name(labels[language], language) if labels.get(language) else _first(labels)

    def _title(self, node: NamedNode, language: str) -> Name | None:
        titles = [value for value in self.values(node, LAD.shortTitle) if value.language == language]
        return Name(titles[0].value, language) if titles else None

    def labels(self, node: NamedNode) -> dict[str, str]:
        """Its labels by language, "" for those without."""
        found: dict[str, str] = {}
        for quad in self.publication.about.get(node, ()):
            if quad.predicate in _LABELS and isinstance(quad.object, Literal):
                found.setdefault(quad.object.language or "", quad.object.value)
        return found

    def values(self, node: NamedNode, predicate: NamedNode) -> list[Literal]:
        """The literals that are said of it."""
        quads = self.publication.about.get(node, ())
        return [quad.object for quad in quads if quad.predicate == predicate and isinstance(quad.object, Literal)]

    def value(self, node: NamedNode, predicate: NamedNode) -> str:
        """The first of the literals, empty if none."""
        return next((value.value for value in self.values(node, predicate)), "")

    def nodes(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """What it points at with a property, each once."""
        quads = self.publication.about.get(node, ())
        found = (quad.object for quad in quads if quad.predicate == predicate)
        return list(dict.fromkeys(one for one in found if isinstance(one, NamedNode)))

    def subjects(self, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
        """What points at it with a property, each once."""
        quads = self.publication.pointing_at.get(node, ())
        found = (quad.subject for quad in quads if quad.predicate == predicate)
        return list(dict.fromkeys(one for one in found if isinstance(one, NamedNode)))

    def classes(self, node: NamedNode) -> list[NamedNode]:
        """Its classes as a source, a rule or the ontology gives them; those that are entailed only where none does."""
        quads = [quad for quad in self.publication.about.get(node, ()) if quad.predicate == RDF.type]
        given = [quad for quad in quads if quad.graph_name != iris.ENTAILED_GRAPH] or quads
        return list(dict.fromkeys(quad.object for quad in given if isinstance(quad.object, NamedNode)))

    def is_a(self, node: NamedNode, cls: NamedNode) -> bool:
        """Whether it is of the class, entailed or not."""
        quads = self.publication.about.get(node, ())
        return any(quad.predicate == RDF.type and quad.object == cls for quad in quads)

    def _made(self, node: NamedNode, language: str, deep: int) -> Name:
        """A name made of the names of others, which are made in their turn, but not for ever."""
        if node.value.startswith(PREFIXES["id"] + "graph/"):
            return self._graph(node, language)
        parts = list(filter(None, self._parts(node, language, deep + 1))) if deep < _DEEP else []
        return Name(" – ".join(parts), language) if parts else Name(_end(node))

    def _graph(self, node: NamedNode, language: str) -> Name:
        slug = node.value.removeprefix(_SOURCES)
        if slug != node.value:
            source = self._part(NamedNode(PREFIXES["id"] + "source/" + slug), language, _DEEP)
            return Name(_GRAPH[""].get(language, _GRAPH[""]["en"]).format(source), language)
        words = _GRAPH.get(_end(node), {})
        return Name(words.get(language) or words.get("en") or _end(node), language)

    def _part(self, node: NamedNode, language: str, deep: int) -> str:
        found = self._title(node, language) or self._label(node, language) or self._made(node, language, deep)
        return _cut(found).text

    def _parts(self, node: NamedNode, language: str, deep: int) -> Iterator[str]:
        def named(predicate: NamedNode) -> str:
            return ", ".join(self._part(one, language, deep) for one in self.nodes(node, predicate)[:_MANY])

        if self.nodes(node, LAD.actor):
            yield named(LAD.actor)
            yield named(LAD.onInstrument) or named(LAD.inOrganization)
            kinds = self.classes(node)
            kind = named(LAD.standing) or " / ".join(self._part(cls, language, deep) for cls in kinds)
            yield ", ".join(filter(None, (_lower(kind), self._when(node))))
        elif self.nodes(node, LAD.inText):
            yield f"{named(LAD.inText)}, {self.value(node, LAD.eId)}"
        elif self.nodes(node, LAD.linkSubject):
            yield named(LAD.linkSubject)
            yield named(LAD.linkProperty)
            yield named(LAD.linkObject)
        else:
            yield from self._described(node, language)

    def _described(self, node: NamedNode, language: str) -> Iterator[str]:
        """By the class, and what tells it from others of its class."""
        classes = [cls for cls in self.classes(node) if cls.value.startswith(PREFIXES["lad"])]
        if classes:
            kind = " / ".join(self._part(cls, language, _DEEP) for cls in classes)
            yield f"{kind} {self.value(node, LAD.number) or _end(node)}"
            changed = [self.value(node, predicate) for predicate in (LAD.draftQuote, LAD.adoptedQuote)]
            told = " → ".join(f"“{quote}”" for quote in changed if quote)
            yield told or ": ".join(filter(None, (self.value(node, LAD.aspect), self.value(node, LAD.claimedValue))))

    def _when(self, node: NamedNode) -> str:
        acted, until = self.value(node, LAD.actedOn) or self.value(node, LAD["from"]), self.value(node, LAD.until)
        return f"{acted} – {until}" if until else acted


def _first(labels: dict[str, str]) -> Name | None:
    if "en" in labels:
        return Name(labels["en"], "en")
    return next((Name(text, language or None) for language, text in labels.items()), None)


def _cut(name: Name) -> Name:
    return name if len(name.text) <= _LONG else Name(name.text[:_LONG] + " …", name.language)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _end(node: NamedNode) -> str:
    return re.split(r"[/#]", node.value.rstrip("/#"))[-1] or node.value
