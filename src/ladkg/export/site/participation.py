"""How agents stand under instruments on a day, by the rules of queries/ask/matrix.rq."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ladkg.export.site.known import Known
from ladkg.export.site.rows import slug, told

UNCLEAR = "unclear"
NO_ACT = "no act found"
NOT_CHECKED = "not checked"
TAKES_PART = frozenset({"party", "endorser", "member", "participant"})
"""The standings that count in totals: an observer, a signatory and who is outside do not take part."""

Pair = tuple[str, str]
"""An agent and an instrument or organization, by their IRIs."""


@dataclass(frozen=True)
class Held:
    """A standing: `first` and `last` are the days on which it may have begun, `ending` the first on which it may have
    ended; an empty text is what no source gives, or an end that has not come."""

    node: str
    kind: str
    since: str
    first: str
    last: str
    until: str
    ending: str

    def certain(self, day: str) -> bool:
        """Whether it has begun for certain by the day, and cannot have ended."""
        return bool(self.last) and self.last <= day and not (self.ending and self.ending <= day)


@dataclass(frozen=True)
class Check:
    """A search of the record, read to its end, that found no act by which the agent would be a party."""

    node: str
    through: str


@dataclass(frozen=True)
class Stand:
    """How an agent stands on a day: a kind of standing, or why none is known. `held` is the one that is certain."""

    word: str
    held: Held | None = None
    check: Check | None = None


@dataclass(frozen=True)
class Record:
    """Every standing and every check, by who and on what."""

    held: Mapping[Pair, Sequence[Held]]
    checks: Mapping[Pair, Check]

    def on(self, pair: Pair, day: str) -> Stand:
        """How the agent stands under the instrument on the day (`YYYY-MM-DD`)."""
        all_ = self.held.get(pair, ())
        check = self.checks.get(pair)
        held = next((one for one in all_ if one.certain(day)), None)
        if held:
            return Stand(held.kind, held, None if held.kind == "party" else check)
        if all_:
            later = all(one.first > day for one in all_)
            return Stand("outside" if later else UNCLEAR, check=check)
        return Stand(NO_ACT if check else NOT_CHECKED, check=check)


@dataclass(frozen=True)
class Incorporation:
    """A protocol that takes over provisions of its parent, so that its parties are bound by them."""

    protocol: str
    parent: str
    provisions: tuple[Pair, ...]
    """Each with its number."""


def record(known: Known) -> Record:
    held: dict[Pair, dict[str, Held]] = {}
    for row in told(known, _STANDINGS):
        one = Held(
            row["node"],
            slug(row["kind"]),
            row["since"],
            row["first"],
            row["last"],
            row["until"],
            row["ending"],
        )
        held.setdefault((row["actor"], row["on"]), {})[one.node] = one
    checks = {(row["actor"], row["on"]): Check(row["node"], row["through"]) for row in told(known, _CHECKS)}
    return Record({pair: list(ones.values()) for pair, ones in held.items()}, checks)


def incorporations(known: Known) -> list[Incorporation]:
    found: dict[Pair, dict[Pair, None]] = {}
    for row in told(known, _INCORPORATED):
        found.setdefault((row["protocol"], row["parent"]), {})[(row["provision"], row["number"])] = None
    return [
        Incorporation(*pair, tuple(sorted(provisions, key=lambda each: (len(each[1]), each[1]))))
        for pair, provisions in found.items()
    ]


_STANDINGS = """
SELECT ?node ?actor ?on ?kind ?since ?first ?last ?until ?ending {
  ?node a lad:Standing ; lad:actor ?actor ; lad:onInstrument|lad:inOrganization ?on ; lad:standing ?kind .
  OPTIONAL { ?node lad:from ?since ; lad:fromNotAfter ?last }
  OPTIONAL { ?node lad:fromNotBefore ?first }
  OPTIONAL { ?node lad:until ?until }
  OPTIONAL { ?node lad:untilNotBefore ?ending }
}
ORDER BY ?actor ?on (!BOUND(?last)) ?last ?node
"""
_CHECKS = """
SELECT ?node ?actor ?on ?through {
  ?node a lad:RecordCheck ; lad:actor ?actor ; lad:onInstrument ?on ; lad:verified true ; lad:checkedThrough ?through .
}
ORDER BY ?node
"""
_INCORPORATED = """
SELECT DISTINCT ?protocol ?parent ?provision ?number {
  ?protocol lad:incorporates ?provision .
  ?provision lad:provisionOf ?parent ; lad:number ?number .
}
ORDER BY ?protocol ?parent ?provision
"""
