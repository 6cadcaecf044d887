"""The text of the Declaration: its parts in order, and at each place what it states there and how firmly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.export.site import reports, versions
from ladkg.export.site.forces import forces
from ladkg.export.site.known import Known, Mark
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION, grouped, slug, told
from ladkg.export.site.words import said

_PLACES = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT ?passage ?eid ?start ?end ?quote {{
  ?passage lad:inText <{text}> ; lad:eId ?eid ; lad:start ?start ; lad:end ?end .
  OPTIONAL {{ ?passage lad:quote ?quote }}
}} ORDER BY ?start ?end"""
_STATEMENTS = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?said ?passage ?force ?section ?commitment {{
  ?said lad:statedBy ?section ; lad:statedIn ?passage . ?section lad:provisionOf <{instrument}> .
  ?passage lad:inText <{text}> .
  OPTIONAL {{ ?said lad:force ?force }} BIND(EXISTS {{ ?said a lad:Commitment }} AS ?commitment)
}} ORDER BY ?said"""
_PARTS = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT ?section {{ ?section lad:provisionOf <{instrument}> }} ORDER BY ?section"""
_OF = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?one ?other {{ ?one lad:{property} ?other ; lad:statedBy/lad:provisionOf <{instrument}> }}
ORDER BY ?one ?other"""
_AT = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?one ?other {{ {pattern} }} ORDER BY ?one ?other"""
_CITED = "?link lad:linkSubject <{instrument}> ; lad:linkObject ?other ; lad:statedIn ?one . ?other a lad:Instrument ."


@dataclass(frozen=True)
class Piece:
    """Some of a wording; `kind` is `verb` or `hedge` where it is one, `concept` which."""

    text: str
    kind: str = ""
    concept: NamedNode | None = None


@dataclass(frozen=True)
class Statement:
    """What is stated at a place, its number within the part among them."""

    node: NamedNode
    number: str
    commitment: bool
    force: NamedNode | None
    hedges: Sequence[NamedNode]
    groups: Sequence[NamedNode]


@dataclass(frozen=True)
class Place:
    """A sentence, bullet or heading; `wording` is empty without the texts. `changes` and `quoted` tell of others."""

    node: NamedNode
    eid: str
    start: str
    end: str
    quote: str
    wording: Sequence[Piece]
    statements: Sequence[Statement]
    cited: Sequence[NamedNode]
    changes: int
    quoted: int

    @property
    def heading(self) -> bool:
        return self.eid.endswith("heading")

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The place within its part: `("para", "1"), ("sent", "2")`; steps of other names are left out."""
        found = (re.fullmatch(r"(heading|para|sent|item)(?:_(.+))?", step) for step in self.eid.split("__"))
        return [(match[1], match[2] or "") for match in found if match]


@dataclass(frozen=True)
class Part:
    """A part of the text: `node` is its provision, None where the graph has none."""

    key: str
    node: NamedNode | None
    places: Sequence[Place]


def pages(known: Known) -> Iterator[Page]:
    reader = _Reader(known)

    def values(language: str) -> Values:
        parts = reader.parts(language)
        statements = [one for part in parts for place in part.places for one in place.statements]
        return {
            "parts": parts,
            "base": NamedNode(reader.text) if reader.text else None,
            "shown_language": next(
                (one for one, text in reader.languages.items() if text == reader.shown(language)), "en"
            ),
            "shown": NamedNode(reader.shown(language)) if reader.text else None,
            "forces": reader.forces(statements),
            "commitments": sum(one.commitment for one in statements),
            "others": sum(not one.commitment for one in statements),
            "full": bool(known.wording),
            "reports": reports.reports(known),
        }

    titles = {language: said(language, "text.title") for language in LANGUAGES}
    leads = {language: said(language, "text.lead") for language in LANGUAGES}
    yield Page("text", "text.html.jinja", titles, leads, values, ("text",), "text")
    yield from versions.pages(known)
    yield from reports.pages(known)


class _Reader:
    """Reads the adopted version of the Declaration from the graph."""

    def __init__(self, known: Known) -> None:
        self.known = known
        found = versions.versions(known)
        base = versions.base(found)
        self.text = base.node.value if base else ""
        self.languages = {one.language: one.node.value for one in reversed(found) if one.has_wording or one == base}
        rows = self._told(_STATEMENTS)
        self.statements: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            self.statements.setdefault(row["passage"], []).append(row)
        self.hedges = self._of("qualifiedBy")
        self.groups = self._of("beneficiary")
        self.cited = self._at(_CITED)
        self.changes = self._at("?other lad:atPassage ?one .")
        self.quoted = self._at("?other lad:quotedPassage ?one .")
        self.nodes = {_key(slug(row["section"])): row["section"] for row in self._told(_PARTS)}

    def shown(self, language: str) -> str:
        """The version whose wording is shown on the pages of a language."""
        return self.languages.get(language, self.text)

    def parts(self, language: str) -> list[Part]:
        found: dict[str, list[Place]] = {}
        for row in self._told(_PLACES):
            found.setdefault(row["eid"].partition("__")[0], []).append(self._place(row, language))
        return [
            Part(key, NamedNode(self.nodes[key]) if key in self.nodes else None, places)
            for key, places in found.items()
        ]

    def forces(self, statements: Sequence[Statement]) -> list[tuple[NamedNode, int]]:
        """Each force with how many statements have it, from the firmest."""
        counts = {node: sum(one.force == node for one in statements) for node in forces(self.known)}
        return [(node, count) for node, count in counts.items() if count]

    def _place(self, row: dict[str, str], language: str) -> Place:
        passage = row["passage"]
        other = iris.passage(self.shown(language).removeprefix(iris.BASE + "text/"), row["eid"]).value
        wording = self.known.wording.get(other, "")
        return Place(
            NamedNode(passage),
            row["eid"],
            row["start"],
            row["end"],
            row["quote"],
            pieces(wording, self.known.texts.marks.get(other, ())),
            [self._statement(one) for one in sorted(self.statements.get(passage, ()), key=_number)],
            list(map(NamedNode, self.cited.get(passage, ()))),
            len(self.changes.get(passage, ())),
            len(self.quoted.get(passage, ())),
        )

    def _statement(self, row: dict[str, str]) -> Statement:
        return Statement(
            NamedNode(row["said"]),
            slug(row["said"]),
            row["commitment"] == "true",
            NamedNode(row["force"]) if row["force"] else None,
            list(map(NamedNode, self.hedges.get(row["said"], ()))),
            list(map(NamedNode, self.groups.get(row["said"], ()))),
        )

    def _told(self, query: str) -> list[dict[str, str]]:
        return told(self.known, query.format(text=self.text, instrument=DECLARATION)) if self.text else []

    def _of(self, name: str) -> dict[str, list[str]]:
        return grouped(told(self.known, _OF.format(property=name, instrument=DECLARATION)), "one", "other")

    def _at(self, pattern: str) -> dict[str, list[str]]:
        query = _AT.format(pattern=pattern.format(instrument=DECLARATION))
        return grouped(told(self.known, query), "one", "other")


def pieces(wording: str, marks: Sequence[Mark]) -> list[Piece]:
    """The wording cut where verbs and hedges stand; of two that overlap the first counts."""
    found, past = [], 0
    for mark in marks:
        if mark.start >= past:
            concept = NamedNode(f"{iris.BASE}concept/{mark.concept}")
            found += [Piece(wording[past : mark.start]), Piece(wording[mark.start : mark.end], mark.kind, concept)]
            past = mark.end
    return [piece for piece in (*found, Piece(wording[past:])) if piece.text]


def _key(part: str) -> str:
    """How eIds write the name of a part: `shared_approach` for `shared-approach`."""
    return part.replace("-", "_")


def _number(row: dict[str, str]) -> tuple[int, str]:
    name = slug(row["said"])
    return (int(name) if name.isdecimal() else 0, name)
