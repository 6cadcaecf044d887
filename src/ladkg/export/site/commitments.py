"""The explorer of commitments: what the Declaration states, how firmly, for whom, and who is legally bound besides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladkg.export.site.instruments import by_alphabet, name, short
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION, grouped, slug, told
from ladkg.export.site.standings import place
from ladkg.export.site.words import said
from ladkg.terms import PREFIXES


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many statements have it."""

    value: str
    word: str
    count: int


@dataclass(frozen=True)
class Duty:
    """An obligation that asks the same: what it asks, under which instrument, whom of the endorsers it binds, why."""

    says: str
    page: str
    instrument: str
    bound: Sequence[str]
    reason: str


@dataclass(frozen=True)
class Said:
    """A statement of the Declaration as its card shows it; concepts are pairs of a name and what it is called."""

    path: str
    page: str
    says: str
    commitment: bool
    part: str
    force: tuple[str, str]
    hedges: Sequence[tuple[str, str]]
    groups: Sequence[tuple[str, str]]
    topics: Sequence[tuple[str, str]]
    place: str
    place_page: str
    duties: Sequence[Duty]
    bound: Sequence[str]
    unbound: Sequence[str]
    keys: dict[str, str]
    """For each filter, the values under which it is found, the wider ones included."""


def pages(known: Known) -> Iterator[Page]:
    titles = {language: said(language, "commitments.title") for language in LANGUAGES}
    about = {language: said(language, "commitments.lead") for language in LANGUAGES}
    view = _View(known)
    yield Page(
        "commitments", "commitments.html.jinja", titles, about, view.values, ("commitments",), section="commitments"
    )


class _View:
    def __init__(self, known: Known) -> None:
        self.known = known
        self.statements = sorted(told(known, _STATEMENTS), key=lambda row: (int(row["start"]), _path(row["statement"])))
        linked = told(known, _LINKED)
        self.linked = {
            how: grouped([row for row in linked if slug(row["how"]) == how], "statement", "what")
            for how in ("qualifiedBy", "beneficiary", "concerns", "backedBy")
        }
        self.wider = grouped(told(known, _WIDER), "concept", "wider")
        self.endorsers = [row["state"] for row in told(known, _ENDORSERS)]
        self.bound = grouped(told(known, _BOUND), "duty", "state")
        self.instruments = {row["duty"]: row["instrument"] for row in told(known, _SET)}
        self.reasons = {(row["statement"], row["duty"]): row["reason"] for row in told(known, _REASONS)}

    def values(self, language: str) -> Values:
        all_ = [self._said(row, language) for row in self.statements]
        parts = list(dict.fromkeys(row["part"] for row in self.statements))
        commitments = [one for one in all_ if one.commitment]
        return {
            "parts": [
                (name(self.known, language, part), place(self.known, part), [one for one in all_ if one.part == part])
                for part in parts
            ],
            "filters": [
                (key, said(language, f"commitments.{key}"), self._choices(key, all_, language)) for key in FILTERS
            ],
            "endorsers": len(self.endorsers),
            "states": {one: (name(self.known, language, one), place(self.known, one)) for one in self.endorsers},
            "commitments": len(commitments),
            "others": len(all_) - len(commitments),
            "backed": sum(bool(one.duties) for one in commitments),
            "everyone": sum(len(one.bound) == len(self.endorsers) for one in commitments),
        }

    def _said(self, row: dict[str, str], language: str) -> Said:
        node = row["statement"]
        duties = [self._duty(node, duty, language) for duty in self.linked["backedBy"].get(node, ())]
        binding = {state for duty in duties for state in duty.bound}
        states = sorted(self.endorsers, key=lambda one: by_alphabet(name(self.known, language, one)))
        bound = [one for one in states if one in binding]
        kinds = ("qualifiedBy", "beneficiary", "concerns")
        hedges, groups, topics = (self._concepts(self.linked[how].get(node, ()), language) for how in kinds)
        keys = {
            "pillar": slug(row["part"]),
            "force": slug(row["force"]),
            "hedge": self._wide(self.linked["qualifiedBy"].get(node, ())) or "none",
            "group": self._wide(self.linked["beneficiary"].get(node, ())),
            "backing": ("bound" if bound else "law") if duties else "none",
            "topic": self._wide(self.linked["concerns"].get(node, ())),
        }
        return Said(
            _path(node),
            place(self.known, node),
            name(self.known, language, node),
            bool(row["commitment"]),
            row["part"],
            (slug(row["force"]), name(self.known, language, row["force"])),
            hedges,
            groups,
            topics,
            row["place"],
            place(self.known, row["passage"]),
            duties,
            bound,
            [one for one in states if one not in binding],
            keys,
        )

    def _duty(self, statement: str, duty: str, language: str) -> Duty:
        instrument = short(self.known, language, self.instruments[duty]) if duty in self.instruments else ""
        bound = [one for one in self.endorsers if one in self.bound.get(duty, ())]
        reason = self.reasons.get((statement, duty), "")
        return Duty(name(self.known, language, duty), place(self.known, duty), instrument, bound, reason)

    def _concepts(self, nodes: Sequence[str], language: str) -> list[tuple[str, str]]:
        return sorted(((slug(one), name(self.known, language, one)) for one in nodes), key=lambda pair: pair[1])

    def _wide(self, nodes: Sequence[str]) -> str:
        """The concepts and all wider ones, in a row for the script."""
        return " ".join(sorted({slug(wider) for one in nodes for wider in self.wider.get(one, (one,))}))

    def _choices(self, key: str, all_: Sequence[Said], language: str) -> list[Choice]:
        """The values of a filter that any statement has; concepts by their names, the rest in the order of the text."""
        counts: dict[str, int] = {}
        for one in all_:
            for value in one.keys[key].split():
                counts[value] = counts.get(value, 0) + 1
        choices = [Choice(value, self._word(key, value, language), count) for value, count in counts.items()]
        return choices if key == "pillar" else sorted(choices, key=lambda choice: (choice.value == "none", choice.word))

    def _word(self, key: str, value: str, language: str) -> str:
        if key == "backing" or value == "none":
            return said(language, f"commitments.{key}_{value}")
        if key == "pillar":
            return next(
                name(self.known, language, row["part"]) for row in self.statements if slug(row["part"]) == value
            )
        return name(self.known, language, f"{PREFIXES['id']}concept/{key}/{value}")


def _path(statement: str) -> str:
    """What its IRI says after the kind: `la-declaration/pillar-4/1`, numbered with all statements."""
    return statement.removeprefix(PREFIXES["id"]).partition("/")[2]


FILTERS = ("pillar", "force", "hedge", "group", "backing", "topic")
_STATEMENTS = f"""
SELECT ?statement ?part ?force ?commitment (MIN(?eId) AS ?place) (MIN(?at) AS ?passage) (MIN(?offset) AS ?start) {{
  ?statement a lad:Statement ; lad:statedBy ?part ; lad:force ?force ; lad:statedIn ?cited .
  ?part lad:provisionOf <{DECLARATION}> .
  ?cited lad:eId ?eId ; lad:start ?offset .
  BIND(STR(?cited) AS ?at)
  OPTIONAL {{ ?statement a lad:Commitment BIND("yes" AS ?commitment) }}
}}
GROUP BY ?statement ?part ?force ?commitment
"""
_LINKED = """
SELECT DISTINCT ?statement ?how ?what {
  VALUES ?how { lad:qualifiedBy lad:beneficiary lad:concerns lad:backedBy }
  ?statement a lad:Statement ; ?how ?what .
}
ORDER BY ?statement ?how ?what
"""
_WIDER = "SELECT ?concept ?wider { ?concept a skos:Concept ; skos:broader* ?wider } ORDER BY ?concept ?wider"
_ENDORSERS = f"SELECT DISTINCT ?state {{ ?state lad:endorses <{DECLARATION}> ; lad:iso3 ?iso3 }} ORDER BY ?iso3"
_BOUND = f"""
SELECT DISTINCT ?duty ?state {{
  ?commitment lad:backedBy ?duty .
  ?state lad:endorses <{DECLARATION}> ; lad:boundBy ?duty .
}}
ORDER BY ?duty ?state
"""
_SET = """
SELECT ?duty (MIN(STR(?on)) AS ?instrument) {
  ?commitment lad:backedBy ?duty .
  ?duty lad:setBy/lad:provisionOf ?on .
  FILTER NOT EXISTS { ?on lad:partOf ?whole }
}
GROUP BY ?duty
"""
_REASONS = """
SELECT ?statement ?duty ?reason {
  ?link lad:linkProperty lad:backedBy ; lad:linkSubject ?statement ; lad:linkObject ?duty ; lad:reason ?reason .
}
ORDER BY ?statement ?duty ?reason
"""
