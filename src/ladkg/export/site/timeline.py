"""The timeline: every dated act and meeting, as the question `timeline` (queries/ask/timeline.rq) puts them in rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ladkg.export.site.acts import Act, acts
from ladkg.export.site.dates import spoken
from ladkg.export.site.instruments import by_alphabet, instruments, name, short
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import grouped, slug, told
from ladkg.export.site.standings import place
from ladkg.export.site.words import said
from ladkg.terms import LAD

FAMILIES = {
    "consent": LAD.ConsentAct,
    "signature": LAD.Signature,
    "exit": LAD.ExitAct,
    "political": LAD.PoliticalAct,
    "vote": LAD.VoteAct,
    "statement": LAD.StatementAct,
    "meeting": LAD.Meeting,
}
"""Kinds that the page tells apart, from the bottom of a bar to its top; an act that is of two is of the first found."""
WIDTH, HEIGHT = 1000, 170
"""Units of the drawing."""

Link = tuple[str, str, str]
"""A key for the script, a name and a place."""


@dataclass(frozen=True)
class Event:
    """An act or a meeting; `sort` is the row it goes into, in English so that every language has the same rows."""

    sort: tuple[str, str, str, str]
    family: str
    what: str
    on: Link
    who: tuple[Link, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """Events of one kind on one thing at one time."""

    when: str
    date: str
    family: str
    what: str
    on: Link
    who: Sequence[Link]
    sources: Sequence[Link]
    count: int


def pages(known: Known) -> Iterator[Page]:
    titles = {language: said(language, "timeline.title") for language in LANGUAGES}
    about = {language: said(language, "timeline.lead") for language in LANGUAGES}
    view = _View(known)
    yield Page("timeline", "timeline.html.jinja", titles, about, view.values, ("timeline",), "timeline")


class _View:
    def __init__(self, known: Known) -> None:
        self.known = known
        all_ = acts(known)
        self.dated = [one for one in all_.values() if one.acted]
        self.undated = len(all_) - len(self.dated)
        self.family = families(known)
        self.meetings = told(known, _MEETINGS)
        linked = told(known, _LINKED)
        self.people = grouped([row for row in linked if slug(row["how"]) != "statedIn"], "event", "what")
        self.sources = grouped([row for row in linked if slug(row["how"]) == "statedIn"], "event", "what")

    def values(self, language: str) -> Values:
        events = self._events(language)
        rows = self._rows(events, language)
        years = [(year, list(found)) for year, found in groupby(rows, key=lambda row: row.when[:4])]
        counts = Counter(one.family for one in events)
        states = {who[0]: who[1] for one in events for who in one.who if len(who[0]) == 3}
        on = Counter(one.on[0] for one in events if one.on[0])
        tall = {year: Counter({row.family: 0 for row in found}) for year, found in years}
        for row in rows:
            tall[row.when[:4]][row.family] += row.count
        return {
            "years": [(year, found, sum(row.count for row in found)) for year, found in years],
            "count": len(events),
            "undated": self.undated,
            "families": [(key, said(language, f"timeline.{key}"), counts[key]) for key in FAMILIES],
            "states": sorted(states.items(), key=lambda pair: by_alphabet(pair[1])),
            "instruments": [
                (one.slug, short(self.known, language, one.node), on[one.slug])
                for one in instruments(self.known)
                if on[one.slug]
            ],
            "bars": bars({int(year): count for year, count in tall.items()}),
            "width": WIDTH,
            "height": HEIGHT,
        }

    def _rows(self, events: Sequence[Event], language: str) -> list[Row]:
        rows = []
        for (when, _, _, precision), found in groupby(
            sorted(events, key=lambda one: one.sort), key=lambda one: one.sort
        ):
            group = list(found)
            sources = dict.fromkeys(source for one in group for source in one.sources)
            rows.append(
                Row(
                    when,
                    _dated(when, precision, language),
                    group[0].family,
                    group[0].what,
                    group[0].on,
                    sorted((who for one in group for who in one.who), key=lambda link: by_alphabet(link[1])),
                    [("", name(self.known, language, one), place(self.known, one)) for one in sources],
                    len(group),
                )
            )
        return rows

    def _events(self, language: str) -> list[Event]:
        return [
            *(self._act(one, language) for one in self.dated),
            *(self._meeting(row, language) for row in self.meetings),
        ]

    def _act(self, one: Act, language: str) -> Event:
        actor = slug(one.actor), name(self.known, language, one.actor), place(self.known, one.node)
        on = slug(one.on), short(self.known, language, one.on), place(self.known, one.on)
        sort = one.acted, self._called(one, "en"), slug(one.on), one.precision
        return Event(sort, self.family[one.kind], self._called(one, language), on, (actor,), one.sources)

    def _called(self, one: Act, language: str) -> str:
        """The kind of act, with the role, else with the source's word where it has no closer kind."""
        kind = name(self.known, language, one.kind)
        if one.role:
            return said(language, "timeline.as", kind=kind, role=name(self.known, language, one.role))
        return f"{kind}: {one.published}" if one.published and one.kind == LAD.PoliticalAct.value else kind

    def _meeting(self, row: dict[str, str], language: str) -> Event:
        node = row["event"]
        people = self.people.get(node, ())
        who = [(slug(one), name(self.known, language, one), place(self.known, one)) for one in people]
        on = "", name(self.known, language, node), place(self.known, node)
        sort = row["when"], name(self.known, "en", row["kind"]), name(self.known, "en", node), slug(row["precision"])
        sources = tuple(self.sources.get(node, ()))
        return Event(sort, "meeting", name(self.known, language, row["kind"]), on, tuple(who), sources)


def _dated(when: str, precision: str, language: str) -> str:
    date = spoken(when, language)
    return said(language, "timeline.no_later_than", date=date) if precision == "no-later-than" else date


def families(known: Known) -> dict[str, str]:
    """The family of each class of acts, by the IRI of the class."""
    wider = grouped(told(known, _CLASSES), "class", "family")
    order = ["exit", *FAMILIES]
    return {cls: next(key for key in order if FAMILIES[key].value in found) for cls, found in wider.items()}


@dataclass(frozen=True)
class Bars:
    """The bars by year, one path for each family; `marks` are years to be written below, with where."""

    first: int
    last: int
    most: int
    paths: Sequence[tuple[str, str]]
    marks: Sequence[tuple[int, float]]


def bars(counts: dict[int, Counter[str]]) -> Bars:
    """Bars for what happened each year, stacked by family."""
    first, last = min(counts, default=2022), max(counts, default=2022)
    most = max((sum(count.values()) for count in counts.values()), default=1)
    step, scale = WIDTH / (last - first + 1), HEIGHT / most
    paths = dict.fromkeys(FAMILIES, "")
    for year, count in sorted(counts.items()):
        top = float(HEIGHT)
        for key in FAMILIES:
            tall = count[key] * scale
            if tall:
                top -= tall
                paths[key] += f"M{(year - first) * step:.1f} {top:.1f}h{step * 0.8:.1f}v{tall:.1f}h-{step * 0.8:.1f}z"
    marks = [(year, round((year - first + 0.4) * step, 1)) for year in range(first + -first % 10, last + 1, 10)]
    return Bars(first, last, most, list(paths.items()), marks)


_CLASSES = f"""
SELECT ?class ?family {{
  VALUES ?family {{ {" ".join(str(node) for key, node in FAMILIES.items() if key != "meeting")} }}
  ?class rdfs:subClassOf* ?family .
  ?class lad:effect ?effect .
}}
ORDER BY ?class ?family
"""
_MEETINGS = """
SELECT DISTINCT ?event ?when ?precision ?kind {
  ?event a lad:Meeting ; lad:happenedOn ?when ; lad:meetingKind ?kind ; lad:datePrecision ?precision .
}
ORDER BY ?event
"""
_LINKED = """
SELECT DISTINCT ?event ?how ?what {
  VALUES ?how { lad:attendedBy lad:hostedBy lad:statedIn }
  ?event a lad:Meeting ; ?how ?what .
}
ORDER BY ?event ?how ?what
"""
