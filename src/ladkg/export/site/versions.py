"""The versions of the Declaration's text, and what each changes against another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.export.places import safe
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION, grouped, slug, told
from ladkg.export.site.sides import Row, rows
from ladkg.export.site.words import said
from ladkg.terms import PREFIXES

ADOPTED: Final = iris.concept("text-status", "adopted")
DRAFT: Final = iris.concept("text-status", "draft")
_VERSIONS: Final = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT ?text (SAMPLE(?l) AS ?language) (SAMPLE(?s) AS ?status) (SAMPLE(?p) AS ?published) (SAMPLE(?h) AS ?hash)
  (SAMPLE(?n) AS ?count) {{
  ?text lad:textOf <{instrument}>
  OPTIONAL {{ ?text lad:language ?l }} OPTIONAL {{ ?text lad:textStatus ?s }} OPTIONAL {{ ?text lad:publishedOn ?p }}
  OPTIONAL {{ ?text lad:sha256 ?h }} OPTIONAL {{ ?text lad:participantCount ?n }}
}} GROUP BY ?text ORDER BY ?text"""
_SOURCES: Final = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?text ?source {{ ?text lad:textOf <{instrument}> ; lad:statedIn ?source }} ORDER BY ?text ?source"""


@dataclass(frozen=True)
class Version:
    """A version of the text; `has_wording` says whether its text is at hand."""

    node: NamedNode
    language: str
    status: NamedNode | None
    published: str
    sha256: str
    count: str
    sources: Sequence[NamedNode]
    has_wording: bool


@dataclass(frozen=True)
class Change:
    """A row of the answer to text-differences."""

    what: str
    place: str
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class Outcome:
    """A row of the answer to commitment-differences."""

    node: NamedNode
    place: str
    outcome: str
    changes: str


@dataclass(frozen=True)
class Pair:
    """Two versions, the later against the earlier."""

    path: str
    old: Version
    new: Version
    changes: Sequence[Change]
    outcomes: Sequence[Outcome]
    rows: Sequence[Row]
    counts: Sequence[tuple[str, int]]


def pages(known: Known) -> Iterator[Page]:
    found = versions(known)
    pairs = list(_pairs(known, found))

    def values(_: str) -> Values:
        return {"versions": found, "pairs": pairs}

    titles = {language: said(language, "text.versions") for language in LANGUAGES}
    leads = {language: said(language, "text.versions_lead") for language in LANGUAGES}
    yield Page("text/versions", "versions.html.jinja", titles, leads, values, ("text",), "text")
    for pair in pairs:
        yield _page(pair)


def _page(pair: Pair) -> Page:
    titles = {language: said(language, "text.compared") for language in LANGUAGES}

    def values(_: str) -> Values:
        return {"pair": pair}

    return Page(pair.path, "compared.html.jinja", titles, {}, values, ("text",), "text")


def versions(known: Known) -> list[Version]:
    """Every version of the Declaration's text that the graph tells of, by name."""
    sources = grouped(told(known, _SOURCES.format(instrument=DECLARATION)), "text", "source")
    prefixes = {iri.rpartition("/")[0] for iri in known.wording}
    return [
        Version(
            NamedNode(row["text"]),
            row["language"],
            NamedNode(row["status"]) if row["status"] else None,
            row["published"],
            row["hash"],
            row["count"],
            list(map(NamedNode, sources.get(row["text"], ()))),
            row["text"].replace("/id/text/", "/id/passage/", 1) in prefixes,
        )
        for row in told(known, _VERSIONS.format(instrument=DECLARATION))
    ]


def base(found: Sequence[Version]) -> Version | None:
    """The version that was adopted, else the first."""
    return next((one for one in found if one.status == ADOPTED), next(iter(found), None))


def _pairs(known: Known, found: Sequence[Version]) -> Iterator[Pair]:
    """Each draft with the version that took its place, and each other version with the adopted one."""
    adopted = base(found)
    for one in found:
        if one == adopted or not adopted:
            continue
        later = [other for other in found if other.language == one.language and other.status != DRAFT]
        old, new = (one, (later or [adopted])[0]) if one.status == DRAFT else (adopted, one)
        pair = _pair(known, old, new)
        if pair.changes or pair.outcomes or pair.rows:
            yield pair


def _pair(known: Known, old: Version, new: Version) -> Pair:
    changes = [
        Change(
            row["what"], "" if row["place"] == "nowhere" else row["place"], row["before"], row["after"], row["change"]
        )
        for row in _answer(known, "text-differences", old, new)
    ]
    outcomes = [
        Outcome(NamedNode(f"{iris.BASE}commitment/{row['path']}"), row["place"], row["outcome"], row["changes"])
        for row in _answer(known, "commitment-differences", old, new)
    ]
    if not any(one.outcome != "not compared" for one in outcomes):
        outcomes = []
    full = known.texts.comparisons.get((old.node.value, new.node.value))
    counts: dict[str, int] = {}
    for difference in full.differences() if full else ():
        counts[difference.kind] = counts.get(difference.kind, 0) + 1
    path = safe(f"text/versions/{slug(old.node.value)}--{slug(new.node.value)}")
    return Pair(path, old, new, changes, outcomes, rows(full) if full else [], list(counts.items()))


def _answer(known: Known, name: str, old: Version, new: Version) -> list[dict[str, str]]:
    """The rows of a question of the library for two versions."""
    asked = next((one for one in known.questions if one.name == name), None)
    if not asked:
        return []
    query = asked.query
    for parameter, version in (("old", old), ("new", new)):
        path = version.node.value.removeprefix(PREFIXES["id"])
        query = re.sub(rf"VALUES \?{parameter} \{{[^}}]*\}}", f"VALUES ?{parameter} {{ <{path}> }}", query)
    return told(known, re.sub(r"(?m)^BASE .*$", "", query))
