"""SPARQL in the page: the editor's page, and what its script needs to know of the library and of our terms."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg.export.folder import File
from ladkg.export.publication import Publication
from ladkg.export.site import code
from ladkg.export.site.known import Asked, Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.words import said
from ladkg.terms import LAD, OWL, PREFIXES, RDF, RDFS, SKOS

GROUPS: Final = {
    "joining": (1, 2, 5, 12, 24),
    "treaties": (3, 4, 6, 13, 14, 15, 23),
    "commitments": (7, 8, 9, 10, 11),
    "programme": (16, 17, 22),
    "sources": (18, 19, 20, 21),
}
"""What the questions are about, by their numbers; those of no group come last, as "others"."""
FIRST: Final = """\
# {told}
SELECT ?state ?name {
  ?state lad:endorses <instrument/la-declaration> ;
    lad:partyTo <instrument/cat-1984> ;
    rdfs:label ?name .
  FILTER(LANG(?name) = "{language}")
}
ORDER BY ?name
"""
_THINGS: Final = (
    *("state", "territory", "organization", "instrument", "text", "commitment", "statement", "provision", "concept"),
    *("scheme", "source"),
)


def grouped(questions: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """The questions by what they are about, each group in the order of its numbers; none is empty."""
    groups: dict[str, list[Asked]] = {name: [] for name in (*GROUPS, "others")}
    for one in sorted(questions, key=lambda one: (one.number, one.name)):
        name = next((name for name, numbers in GROUPS.items() if one.number in numbers), "others")
        groups[name].append(one)
    return [(name, members) for name, members in groups.items() if members]


def pages(known: Known) -> Iterator[Page]:
    """The page of the editor."""
    groups = grouped(known.questions)

    def values(language: str) -> Values:
        listed = [
            (said(language, f"questions.{name}"), [(one.name, asked(one, language)) for one in members])
            for name, members in groups
        ]
        first = FIRST.replace("{told}", said(language, "sparql.first")).replace("{language}", language)
        return {"groups": listed, "first": first}

    yield Page(
        "sparql",
        "sparql.html.jinja",
        {language: said(language, "sparql.title") for language in LANGUAGES},
        {language: said(language, "sparql.description") for language in LANGUAGES},
        values,
        ("sparql",),
        "sparql",
    )


def asked(one: Asked, language: str) -> str:
    """The question in words, in the language if it has them."""
    return one.asks.get(language) or one.asks.get("en") or one.name


def files(known: Known) -> Iterator[File]:
    """`data/sparql.json`: the prefixes of every query, the library, and the words to complete with their labels."""
    publication = known.publication
    given = {
        "prefixes": PREFIXES,
        "questions": [
            {
                "name": one.name,
                "number": one.number,
                "asks": dict(one.asks),
                "query": code.bare(one.query),
                "settings": [
                    {
                        "name": each.name,
                        "kind": each.kind,
                        "default": each.default,
                        "about": {language: one.meaning("param", each.name, language) for language in LANGUAGES},
                    }
                    for each in one.settings
                ],
            }
            for one in known.questions
        ],
        "terms": list(_terms(publication)),
        "things": list(_things(publication)),
        "moved": publication.places.moved(),
    }
    yield "data/sparql.json", json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


def _terms(publication: Publication) -> Iterator[dict[str, str]]:
    """Our classes and properties, and the properties of others that the data use, by their short names."""
    classes = {quad.subject for quad in publication.pointing_at.get(OWL.Class, ()) if quad.predicate == RDF.type}
    used = {quad.predicate for quads in publication.about.values() for quad in quads}
    ours = {node for node in publication.about if node.value.startswith(PREFIXES["lad"])}
    for node in sorted(used | ours, key=lambda node: node.value):
        prefix = next((name for name, iri in PREFIXES.items() if node.value.startswith(iri)), None)
        if prefix in {None, "id"} or node == LAD.Dataset:
            continue
        name = f"{prefix}:{node.value.removeprefix(PREFIXES[str(prefix)])}"
        yield {"name": name, "kind": "class" if node in classes else "property"} | _labels(publication, node)


def _things(publication: Publication) -> Iterator[dict[str, str]]:
    """What queries name most, by its path below id/: states, instruments, concepts …"""
    for node in publication.resources:
        path = node.value.removeprefix(PREFIXES["id"])
        folder = path.partition("/")[0]
        labels = _labels(publication, node)
        if folder in _THINGS and any(labels.values()):
            yield {"name": path, "kind": folder} | labels


def _labels(publication: Publication, node: NamedNode) -> dict[str, str]:
    found = {
        quad.object.language: quad.object.value
        for quad in publication.about.get(node, ())
        if quad.predicate in {RDFS.label, SKOS.prefLabel} and isinstance(quad.object, Literal)
    }
    anyway = next(iter(found.values()), "")
    return {language: found.get(language) or found.get("en") or anyway for language in LANGUAGES}
