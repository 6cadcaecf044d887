"""What reports make of the Declaration: what they quote or tell in other words, and what they leave out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.export.places import safe
from ladkg.export.site.forces import forces, shift
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION, grouped, slug, told
from ladkg.export.site.words import said

_QUOTATIONS: Final = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?quotation ?report ?theirs ?at ?said ?ours ?place ?text ?mode ?verb ?force ?note {{
  ?quotation lad:reportPassage ?theirs ; lad:quotedPassage ?ours .
  ?theirs lad:inText ?report ; lad:start ?at . OPTIONAL {{ ?theirs lad:quote ?said }}
  ?ours lad:inText/lad:textOf <{instrument}> ; lad:eId ?place ; lad:start ?start . OPTIONAL {{ ?ours lad:quote ?text }}
  OPTIONAL {{ ?quotation lad:quotationMode ?mode }} OPTIONAL {{ ?quotation lad:reportedVerb ?verb }}
  OPTIONAL {{ ?quotation lad:reportedForce ?force }} OPTIONAL {{ ?quotation lad:note ?note }}
}} ORDER BY ?report ?at ?start ?quotation"""
_FORCES: Final = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?passage ?force {{
  ?said lad:statedBy/lad:provisionOf <{instrument}> ; lad:statedIn ?passage ; lad:force ?force
}}"""
_COMMITMENTS: Final = """PREFIX lad: <https://w3id.org/ladkg/ontology#>
SELECT DISTINCT ?said ?passage ?place {{
  ?said a lad:Commitment ; lad:statedBy/lad:provisionOf <{instrument}> ; lad:statedIn ?passage .
  ?passage lad:eId ?place ; lad:start ?start
}} ORDER BY ?start ?said"""


@dataclass(frozen=True)
class Quoted:
    """A sentence of a report beside one of the Declaration; `shift` is `firmer` or `weaker` by the verbs' forces."""

    node: NamedNode
    theirs: NamedNode
    said: str
    ours: NamedNode
    place: str
    text: str
    mode: str
    verb: str
    force: NamedNode | None
    asked: NamedNode | None
    shift: str
    note: str
    full: bool


@dataclass(frozen=True)
class Report:
    """A report with its renderings, and the commitments that none of them renders."""

    path: str
    node: NamedNode
    quoted: Sequence[Quoted]
    modes: Sequence[tuple[str, int]]
    left_out: Sequence[tuple[NamedNode, str]]


def pages(known: Known) -> Iterator[Page]:
    for report in reports(known):
        yield _page(report)


def _page(report: Report) -> Page:
    def values(_: str) -> Values:
        return {"report": report}

    titles = {language: said(language, "text.report") for language in LANGUAGES}
    leads = {language: said(language, "text.report_lead") for language in LANGUAGES}
    return Page(report.path, "report.html.jinja", titles, leads, values, ("text",), "text")


def reports(known: Known) -> list[Report]:
    """Every report that the graph sets against the Declaration."""
    rows = told(known, _QUOTATIONS.format(instrument=DECLARATION))
    commitments = told(known, _COMMITMENTS.format(instrument=DECLARATION))
    order = forces(known)
    said_with = grouped(told(known, _FORCES.format(instrument=DECLARATION)), "passage", "force")
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["report"], []).append(row)
    made = []
    for text, theirs in found.items():
        quoted = [_quoted(known, row, said_with.get(row["ours"], []), order) for row in theirs]
        modes = {one.mode: sum(other.mode == one.mode for other in quoted) for one in quoted}
        told_of = {row["ours"] for row in theirs}
        left = [(NamedNode(row["said"]), row["place"]) for row in commitments if row["passage"] not in told_of]
        path = safe(f"text/report/{text.removeprefix(iris.BASE + 'text/').replace('/', '-')}")
        made.append(Report(path, NamedNode(text), quoted, sorted(modes.items(), key=lambda one: -one[1]), left))
    return made


def _quoted(known: Known, row: dict[str, str], said_with: Sequence[str], order: Sequence[NamedNode]) -> Quoted:
    """The sentence of the Declaration counts with the firmest of its forces."""
    force = NamedNode(row["force"]) if row["force"] else None
    asked = next((one for one in order if one.value in said_with), None)
    full = row["theirs"] in known.wording and row["ours"] in known.wording
    return Quoted(
        NamedNode(row["quotation"]),
        NamedNode(row["theirs"]),
        known.wording.get(row["theirs"], row["said"]),
        NamedNode(row["ours"]),
        row["place"],
        known.wording.get(row["ours"], row["text"]),
        slug(row["mode"]),
        row["verb"],
        force,
        asked,
        shift(force, asked, order),
        row["note"],
        full,
    )
