"""A page for every question of the library with its answer, and the list of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg import spreadsheet
from ladkg.export.folder import File
from ladkg.export.publication import Publication
from ladkg.export.site import code, tally
from ladkg.export.site.known import Asked, Known, Row, Term
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.sparql import asked, grouped
from ladkg.export.site.tally import Chart
from ladkg.export.site.words import said
from ladkg.terms import PREFIXES, XSD

MOST: Final = 1000
"""An answer of more rows is shown in part."""
PART: Final = 250
FOLDED: Final = 30
"""The page folds what comes after so many rows (style/questions.css)."""

CHARTS: Final = {
    "commitment-differences": Chart("outcome"),
    "commitment-reach": Chart("path", ("bound",)),
    "commitments-for-group": Chart("people", sort=True),
    "force-counts": Chart("strength", ("commitments", "others"), sort=True),
    "hedge-counts": Chart("hedge", ("commitments", "others")),
    "matrix": Chart("convention", split="standing"),
    "not-party-when-endorsing": Chart("convention", split="since"),
    "pledges": Chart("iso3", sort=True),
    "refugee-instruments": Chart("party", sort=True),
    "report-quotations": Chart("treatment", sort=True),
    "reservations": Chart("convention", split="kind"),
    "single-source": Chart("kind", split="support", sort=True),
    "source-counts": Chart("kind", ("several", "one_source", "none_verified")),
    "timeline": Chart("when", cut=3, end="0s"),
}

# Columns that hold paths below folders of id/, one or several in a cell: their values become links.
_FOLDERS: Final = {
    **dict.fromkeys(
        ("iso3", "endorsers", "unbound", "leads", "co_leads", "participants", "before", "after"), ("state",)
    ),
    **dict.fromkeys(("instrument", "instruments", "convention", "observes", "of"), ("instrument",)),
    **dict.fromkeys(("body", "on"), ("instrument", "organization")),
    **dict.fromkeys(("number", "participates"), ("action-package",)),
    **dict.fromkeys(("eId", "place"), ("passage/la-declaration/en",)),
    **dict.fromkeys(("fact", "about"), ("",)),
    "who": ("state", "organization", "territory"),
    "path": ("commitment", "statement"),
    "obligation": ("obligation",),
    "objective": ("provision",),
    "pillar": ("provision/la-declaration",),
    "sources": ("source",),
    "discrepancy": ("discrepancy",),
    "occasion": ("meeting",),
    "report": ("passage/caricom-report/en",),
}
_NUMBERS: Final = {XSD.integer, XSD.decimal, XSD.double}
_LONG: Final = 60


@dataclass(frozen=True)
class Piece:
    """A word of a cell, with the resource that it stands for."""

    text: str
    node: NamedNode | None = None


@dataclass(frozen=True)
class Cell:
    """A term as it is, or the words in it; `look` is number, long or nothing."""

    term: Term | None
    pieces: Sequence[Piece] = ()
    look: str = ""


def pages(known: Known) -> Iterator[Page]:
    """The list, then the questions."""
    yield _index(known)
    for one in known.questions:
        yield _page(known, one)


def files(known: Known) -> Iterator[File]:
    """The answers as CSV, as `ladkg query NAME --format csv` writes them."""
    for one in known.questions:
        names = _names(one)
        cells = [[tally.written(row.get(name)) for name in names] for row in _rows(one)]
        safe = known.publication.spreadsheet_safe
        yield f"queries/{one.name}.csv", spreadsheet.written([names, *cells], safe, "\r\n")


def _index(known: Known) -> Page:
    groups = grouped(known.questions)

    def values(language: str) -> Values:
        listed = [
            (said(language, f"questions.{name}"), [(one, asked(one, language), len(one.rows)) for one in members])
            for name, members in groups
        ]
        return {"groups": listed}

    titles = {language: said(language, "questions.title") for language in LANGUAGES}
    about = {language: said(language, "questions.lead", count=len(known.questions)) for language in LANGUAGES}
    return Page("queries", "questions.html.jinja", titles, about, values, ("questions",), "questions")


def _page(known: Known, one: Asked) -> Page:
    def values(language: str) -> Values:
        spoken = translated(known, one, language) if language != "en" else None
        rows = _rows(one) if spoken is None else spoken
        shown = rows if len(rows) <= MOST else rows[:PART]
        names = _names(one)
        chart = CHARTS.get(one.name)
        return {
            "question": one,
            "names": names,
            "rows": [[cell(known.publication, name, row.get(name)) for name in names] for row in shown],
            "count": len(rows),
            "folded": len(shown) > FOLDED,
            "numbers": {name for name in names if _numbers(row.get(name) for row in rows)},
            "chart": _chart(known.publication, chart, rows) if chart else None,
            "code": list(code.marked(code.bare(one.query))),
            "translated": spoken is not None,
        }

    titles = {language: asked(one, language) for language in LANGUAGES}
    return Page(f"queries/{one.name}", "question.html.jinja", titles, {}, values, ("questions",), "questions")


def _chart(publication: Publication, chart: Chart, rows: Sequence[Row]) -> tally.Bars | None:
    return tally.drawn(chart, rows, lambda name: _resource(publication, _FOLDERS.get(chart.names, ()), name))


def translated(known: Known, one: Asked, language: str) -> Sequence[Row] | None:
    """The answer with its labels in a language; None where some of its rows have none.

    The queries ask for English labels, and say so in one way only.
    """
    asks = one.query.replace('= "en"', f'= "{language}"')
    if asks == one.query:
        return None
    rows = known.ask(asks)
    return rows if len(rows) == len(one.rows) else None


def _rows(one: Asked) -> Sequence[Row]:
    """The rows in their order; those of a graph, which has none: what was asked about first, then by what they say."""
    if one.columns:
        return one.rows
    about = {PREFIXES["id"] + f"{each.kind}/{each.default}" for each in one.settings}
    return sorted(one.rows, key=lambda row: (tally.written(row["subject"]) not in about, list(map(str, row.values()))))


def _names(one: Asked) -> list[str]:
    return list(one.rows[0] if one.rows else one.columns)


def cell(publication: Publication, column: str, term: Term | None) -> Cell:
    """A term of an answer for people: the paths in it become links."""
    if not isinstance(term, Literal):
        return Cell(term)
    if _number(term):
        return Cell(term, look="number")
    look = "long" if len(term.value) > _LONG else ""
    if term.language or term.datatype != XSD.string:
        return Cell(term, look=look)
    return Cell(term, _linked(publication, column, term.value), look)


def _linked(publication: Publication, column: str, value: str) -> list[Piece]:
    """The words of a value where some of them stand for resources; none where it is plain text."""
    folders = _FOLDERS.get(column, ())
    pieces = [Piece(word, _resource(publication, folders, word)) for word in value.split(" ")] if folders else []
    return pieces if any(piece.node for piece in pieces) else []


def _resource(publication: Publication, folders: Sequence[str], path: str) -> NamedNode | None:
    for folder in folders:
        below = f"{folder}/{path}" if folder else path
        if f"id/{below}" in publication.places:
            return NamedNode(PREFIXES["id"] + below)
    return None


def _numbers(terms: Iterable[Term | None]) -> bool:
    """Whether a column holds numbers and nothing else."""
    held = [term for term in terms if term is not None]
    return bool(held) and all(map(_number, held))


def _number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype in _NUMBERS
