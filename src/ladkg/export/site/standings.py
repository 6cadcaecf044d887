"""The standings as the scripts of the matrix and the map load them: data/standings.<language>.json."""

import json
import re
from collections.abc import Iterator
from typing import Final

from ladkg.export.publication import ROOT
from ladkg.export.site import participation
from ladkg.export.site.dates import spoken
from ladkg.export.site.instruments import Agent, Instrument, agents, instruments, name, short
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES
from ladkg.export.site.participation import Held, Pair, Record
from ladkg.export.site.rows import slug, told
from ladkg.export.site.words import said

SIGNS = {
    "party": "●",
    "endorser": "●",
    "member": "●",
    "participant": "◕",
    "signatory": "◐",
    "observer": "○",
    "outside": "✕",
    "unclear": "≈",
    "no_act_found": "–",
    "not_checked": "?",
}
"""One for each standing and for each reason why none is known, so that colour never tells alone."""

_DAY: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_DECLARED: Final = "2022-06-10"


def files(known: Known) -> Iterator[tuple[str, bytes]]:
    """One file for each language; numbers in it are positions in its lists."""
    record = participation.record(known)
    on, who = instruments(known), agents(known)
    for language in LANGUAGES:
        yield f"data/standings.{language}.json", compact(_whole(known, language, record, on, who))


def compact(value: object) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def style(word: str) -> str:
    """The name of a standing in style sheets and words: `"no act found"` → `"no_act_found"`."""
    return word.replace(" ", "_")


def since(language: str, held: Held | None) -> str:
    """From when it is held, in words; at the latest, where its source only shows that it was held by then."""
    if not held or not held.since:
        return ""
    date = spoken(held.since, language)
    return date if held.first else said(language, "standing.at_the_latest", date=date)


def place(known: Known, iri: str) -> str:
    """Where the page of a resource stands below its language's root."""
    return known.publication.places[iri.removeprefix(ROOT)]


def reference_date(known: Known) -> str:
    """The day that the shortcuts of the graph speak of; that of the Declaration where the dataset names none."""
    days = [row["day"] for row in told(known, "SELECT ?day { <dataset/ladkg> lad:referenceDate ?day }")]
    return max(filter(_DAY.fullmatch, days), default=_DECLARED)


def _whole(known: Known, language: str, record: Record, on: list[Instrument], who: list[Agent]) -> dict[str, object]:
    instrument = {one.node: number for number, one in enumerate(on)}
    agent = {one.node: number for number, one in enumerate(who)}
    pairs = [pair for pair in sorted(record.held) if pair[0] in agent and pair[1] in instrument]
    return {
        "reference": reference_date(known),
        "words": {key: [sign, said(language, f"standing.{key}")] for key, sign in SIGNS.items()},
        "agents": [_agent(known, language, one) for one in who],
        "instruments": [_instrument(known, language, one) for one in on],
        "standings": [
            [agent[pair[0]], instrument[pair[1]], *_held(known, pair, one)]
            for pair in pairs
            for one in record.held[pair]
        ],
        "checks": [
            [agent[pair[0]], instrument[pair[1]], check.through, place(known, check.node)]
            for pair, check in sorted(record.checks.items())
            if pair[0] in agent and pair[1] in instrument
        ],
        "incorporated": [
            [
                instrument[one.protocol],
                instrument[one.parent],
                [[number, place(known, node)] for node, number in one.provisions],
            ]
            for one in participation.incorporations(known)
            if one.protocol in instrument and one.parent in instrument
        ],
    }


def _agent(known: Known, language: str, one: Agent) -> list[object]:
    return [one.iso3, name(known, language, one.node), place(known, one.node), int(one.endorses), one.numeric]


def _instrument(known: Known, language: str, one: Instrument) -> list[object]:
    names = short(known, language, one.node), name(known, language, one.node)
    return [one.slug, *names, place(known, one.node), one.group]


def _held(known: Known, pair: Pair, one: Held) -> list[object]:
    """A day that is the date as published, and a place below that of the pair, are cut short."""
    home = f"id/standing/{slug(pair[0])}/{slug(pair[1])}/"
    days = [0 if day and day == one.since else day for day in (one.first, one.last)]
    ending = 0 if one.ending and one.ending == one.until else one.ending
    return [one.kind, one.since, *days, one.until, ending, place(known, one.node).removeprefix(home)]
