"""What a report makes of a declaration: what it quotes, what it paraphrases and with which verb, what it leaves out."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ladkg.extract.differences import FORCES
from ladkg.extract.parts import listed
from ladkg.extract.quoted import quoted
from ladkg.extract.renderings import Match, matches
from ladkg.extract.rules import Rules
from ladkg.extract.tokens import Token, tokens
from ladkg.records.comparison import Reading
from ladkg.records.reading import Enunciation, Form
from ladkg.records.report import Account, Figure, Rendering

_QUOTED: Final = 0.5
"""The share of the words in common that stand in quotation marks, from which on a rendering is a quotation."""
_NEAR: Final = 6
"""A verb so many words before its object governs it, whoever its subject is."""
_FORMS: Final[tuple[Form, ...]] = ("we", "they", "past", "participle")


def account(declaration: Reading, report: Reading, rules: Rules, pledged: Sequence[Figure]) -> Account:
    """The renderings in the order of the report; both texts are in the language of the rules."""
    found = list(_renderings(declaration, report, rules))
    told = {one.passage.eid for one in found}
    seen: set[str] = set()
    left = []
    for one in declaration.enunciations:
        if one.undertakes and one.eid not in told | seen:
            seen.add(one.eid)
            left.append(one)
    return Account(declaration, report, found, left, pledged)


def _renderings(declaration: Reading, report: Reading, rules: Rules) -> Iterator[Rendering]:
    states = _strongest(declaration.enunciations)
    said = _by_place(report.enunciations)
    marks = [stretch for block in report.document.blocks() for stretch in quoted(report.document, block)]
    told: set[str] = set()
    for match in matches(declaration.document, report.document):
        sentence, passage = match.report.sentence, match.passage.sentence
        told.add(sentence.eid)
        asked = states.get(passage.eid)
        verb, force = _verb(match, asked, said.get(sentence.eid, ()), report, rules) if asked else (None, None)
        yield Rendering(
            sentence,
            passage,
            "verbatim" if match.whole or _share_quoted(match, marks) >= _QUOTED else "paraphrase",
            round(match.shared / len(match.passage.tokens), 2),
            verb,
            force,
            asked.force if asked else None,
            "words",
            match.kept,
        )
    for one in listed(declaration.document, report.document):
        if one.report.eid not in told:
            yield one


def _strongest(enunciations: Sequence[Enunciation]) -> Mapping[str, Enunciation]:
    """The one of the strongest force in each passage."""
    found: dict[str, Enunciation] = {}
    for one in enunciations:
        if one.eid not in found or FORCES.index(one.force) < FORCES.index(found[one.eid].force):
            found[one.eid] = one
    return found


def _by_place(enunciations: Sequence[Enunciation]) -> Mapping[str, Sequence[Enunciation]]:
    found: dict[str, list[Enunciation]] = {}
    for one in enunciations:
        found.setdefault(one.eid, []).append(one)
    return found


def _share_quoted(match: Match, marks: Sequence[range]) -> float:
    """The share of the words in common that the report has in quotation marks; these are in the order of the text."""
    start = match.report.sentence.start
    first = bisect_right(marks, start, key=lambda stretch: stretch.stop)
    marks = marks[first : bisect_right(marks, match.report.sentence.end, key=lambda stretch: stretch.start)]
    places = [start + match.report.tokens[run.report + at].start for run in match.runs for at in range(run.length)]
    return sum(any(place in stretch for stretch in marks) for place in places) / len(places)


def _verb(
    match: Match, asked: Enunciation, said: Sequence[Enunciation], report: Reading, rules: Rules
) -> tuple[str | None, str | None]:
    """The report's verb for what the passage states, with its force.

    It is a verb of the tables close before the object; failing that the last operative verb before it in the sentence.
    """
    sentence = match.report.sentence
    goal = _object(match, asked)
    wording = report.document.wording(sentence)
    found = tokens(wording)
    place = next((at for at, token in enumerate(found) if token.start >= goal), len(found))
    for at in range(place - 1, max(-1, place - 1 - _NEAR), -1):
        if (form := _form(found, at, place, rules)) is not None:
            start, end, force = form
            return wording[found[start].start : found[end - 1].end], force
    before = [one for one in said if sentence.start <= one.start < sentence.start + goal]
    if not before:
        return None, None
    return report.document.text[before[-1].start : before[-1].end], before[-1].force


def _object(match: Match, asked: Enunciation) -> int:
    """Where, in the report's sentence, the first words stand that follow the passage's operative verb."""
    begin = asked.end - match.passage.sentence.start  # at most 0 where the verb stands in the lead-in
    for run in match.runs:
        for at in range(run.length):
            if match.passage.tokens[run.passage + at].start >= begin:
                return match.report.tokens[run.report + at].start
    return match.report.tokens[-1].end


def _form(found: Sequence[Token], at: int, limit: int, rules: Rules) -> tuple[int, int, str] | None:
    """A verb of the tables that begins here, in any form, or a longer one that ends where it does."""
    best: tuple[int, int, str] | None = None
    for start in range(at, max(-1, at - 3), -1):
        for form in _FORMS:
            for end, verb in rules.forms[form].at(found, start):
                if at < end <= limit:
                    best = (start, end, verb.force)
    return best
