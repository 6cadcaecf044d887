"""On what level, where, when and on what occasion a text was made and whether it binds, as far as it says so itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from ladkg.records.reading import Circumstance
from ladkg.records.text import Block, Document

LEVELS: Final = ("heads-of-state-and-government", "heads-of-state", "ministers", "officials")
_CHANCE: Final = 0.5
_OPENING: Final = 4
_EDGE: Final = 6
_LINE: Final = 120
_SENTENCE: Final = 2000
_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]{0,30}"
_NAME: Final = rf"{_CAPITAL}(?:[ -](?:(?:de|da|do|dos|del|la|of|upon|d’)[ -])?{_CAPITAL}){{0,3}}"
_TOWN: Final = rf"{_NAME}(?:, {_NAME}){{0,2}}"
_ISO: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")

Words = Mapping[str, Sequence[str]]
"""The words of one language by the role they play, in the order of the table."""


def binding(document: Document, words: Words, confidence: Mapping[str, float] | None = None) -> list[Circumstance]:
    """That a text is not legally binding, where it says so of itself in a sentence: "This statement … non-binding"."""
    itself, binds_not = (
        re.compile(rf"\b(?:{_any(words, role)})\b", re.IGNORECASE) for role in ("this-text", "not-binding")
    )
    for place in document.sentences():
        wording = document.wording(place)[:_SENTENCE]
        said = binds_not.search(wording)
        if said and itself.search(wording):
            span = place.start + said.start(), place.start + said.end()
            share = (confidence or {}).get("binding-force", _CHANCE)
            return [Circumstance("binding-force", "non-binding", *span, place.eid, "binding-force", share)]
    return []


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the text that may tell of the occasion; `line` is one that is no sentence."""

    text: str
    start: int
    eid: str | None
    line: bool


def occasion(document: Document, words: Words, confidence: Mapping[str, float] | None = None) -> list[Circumstance]:
    """The level, place, date and event of a text, at most one each, and none that it does not tell.

    They are looked for in the lines that head or end it ("Lima, 3 May 2020"), in its first sentences, in its title and
    in the front matter. `confidence` gives the share of right findings by the id of the rule.
    """
    stretches = [*_stretches(document)]
    found: dict[str, Circumstance] = {}
    for stretch in stretches:
        for kind, value, start, end in _told(stretch, words):
            rule = f"{kind}-{'line' if stretch.line else 'opening'}" if stretch.eid else f"{kind}-front-matter"
            share = (confidence or {}).get(rule, _CHANCE)
            place = (stretch.start + start, stretch.start + end) if stretch.eid else (0, 0)
            found.setdefault(kind, Circumstance(kind, value, *place, stretch.eid, rule, share))
    return [found[kind] for kind in ("level", "place", "date", "event") if kind in found]


def _stretches(document: Document) -> Iterator[_Stretch]:
    """Where an occasion is told, the surest first: short lines, the first sentences, headlines, front matter."""
    blocks = list(document.blocks())
    edge = [*blocks[:_EDGE], *blocks[max(_EDGE, len(blocks) - _EDGE) :]]
    for block in edge:
        if _is_line(document, block):
            yield _Stretch(document.text[block.start : block.end], block.start, block.sentences[0].eid, line=True)
    running = [place for block in blocks if block.kind != "heading" for place in block.sentences]
    for place in islice(running, _OPENING):
        yield _Stretch(document.wording(place)[:_SENTENCE], place.start, place.eid, line=False)
    for block in blocks[:3]:
        if block.kind == "heading":
            yield _Stretch(document.wording(block.sentences[0])[:_SENTENCE], block.start, block.eid, line=False)
    for name in ("title", "date", "published", "place"):
        if value := document.metadata.get(name):
            yield _Stretch(value[:_SENTENCE], 0, None, line=name == "place")


def _is_line(document: Document, block: Block) -> bool:
    """Whether a block is too short for a sentence and holds no more than a place and a date may need."""
    text = document.text[block.start : block.end]
    return len(text) <= _LINE and not text.endswith((".", ":", ";")) and len(block.sentences) == 1


def _told(stretch: _Stretch, words: Words) -> Iterator[tuple[str, str, int, int]]:
    """Kind, value, start and end of what a stretch tells."""
    dated = _date(stretch.text, words)
    if stretch.line:
        yield from _dateline(stretch, words, dated)
        return
    if level := _level(stretch.text, words):
        yield ("level", *level)
    if stretch.eid and (place := _place(stretch.text, words)):
        yield ("place", *place)
    if dated and (not stretch.eid or re.search(rf"\b(?:{_any(words, 'meet')})\b", stretch.text, re.IGNORECASE)):
        yield ("date", *dated)
    if event := _event(stretch.text, words):
        yield ("event", *event)


def _any(words: Words, role: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.get(role, ("\0",)), key=len, reverse=True))


def _dateline(
    stretch: _Stretch, words: Words, dated: tuple[str, int, int] | None
) -> Iterator[tuple[str, str, int, int]]:
    """The place and date of a line such as "Lima, Peru | 3 May 2020" or "Adopted in Lima on 3 May 2020"."""
    if dated:
        yield ("date", *dated)
    end = dated[1] if dated else len(stretch.text)
    head = stretch.text[:end]
    lead = rf"(?:\w+\s+(?:{_any(words, 'place-mark')})\s*)?"
    match = re.match(rf"\s*{lead}({_TOWN})(?:\s*[|,;:(–—-]\s*|\s+on\s+|$)(?:\w{{1,3}}\s*)?$", head)
    is_place = stretch.text.startswith(head) and (dated or stretch.eid is None)
    if match and is_place and not _level(match[1], words):
        yield "place", match[1].strip(), match.start(1), match.end(1)


def _date(text: str, words: Words) -> tuple[str, int, int] | None:
    """The first full date, in ISO form; of a span ("17-18 May 2024") the last day."""
    months = _any(words, "month")
    day = r"(\d{1,2})(?:st|nd|rd|th|º|er|o)?"
    span = r"(?:\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to|and|y|e|et|au|a)\s*)?"
    patterns = (
        (rf"{span}{day}\s+(?:de\s+|of\s+)?({months}),?\s+(?:de\s+|del\s+|do\s+)?(\d{{4}})", (3, 2, 1)),
        (rf"\b({months})\s+{span}{day},?\s+(\d{{4}})", (3, 1, 2)),
    )
    found = []
    for pattern, (year, month, number) in patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            index = [name.lower() for name in words["month"]].index(match[month].lower()) + 1
            if day_of := _day(int(match[year]), index, int(match[number])):
                found.append((match.start(), match.end(), day_of))
    found += [
        (match.start(), match.end(), day_of)
        for match in _ISO.finditer(text)
        if (day_of := _day(*map(int, match[0].split("-"))))
    ]
    return (min(found)[2], *min(found)[:2]) if found else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _level(text: str, words: Words) -> tuple[str, int, int] | None:
    """The first office in a stretch, as its level; the longest where several begin at one place."""
    found = [
        (match.start(), -match.end(), level)
        for level in LEVELS
        for match in re.finditer(rf"\b(?:{_any(words, level)})\b", text, re.IGNORECASE)
    ]
    if not found:
        return None
    start, end, level = min(found)
    return level, start, -end


def _place(text: str, words: Words) -> tuple[str, int, int] | None:
    """Where a sentence says that the speakers met: "met in New York", "reunidos en Lima, Perú"."""
    marks = _any(words, "place-mark")
    met = re.search(rf"\b(?i:{_any(words, 'meet')})\b", text)
    for match in re.finditer(rf"\b(?:{marks})\s+(?:a |la |o )?((?:[Cc]iudad de )?{_TOWN})", text):
        near = met and (match.start() > met.start() or match.start() < met.start() < match.end() + _LINE)
        body = re.match(rf"\W*(?:\w+\s+){{0,6}}?(?i:{_any(words, 'event')})\b", match[1])
        if near and not body and not re.match(rf"(?i:{_any(words, 'month')})\b", match[1]):
            return _trimmed(match[1]), match.start(1), match.start(1) + len(_trimmed(match[1]))
    return None


def _trimmed(place: str) -> str:
    """A place without the initials of what follows it."""
    return place.rstrip("., ")


def _event(text: str, words: Words) -> tuple[str, int, int] | None:
    """The meeting in whose course the text was made: "on the margins of the Ninth Summit of the Americas"."""
    link = r"(?:of|the|on|for|de|del|da|do|das|dos|des|du|la|las|los|el|les|le|and|y|e|et|to|d’|l’)"
    word = r"(?:(?:[dl][’'])?[^\W_a-zß-öø-ÿ][\w’'()/-]{0,40}|\d+(?:e|ª|º|th|st|nd|rd)?)"
    head = rf"(?i:{_any(words, 'event')})"
    pattern = (
        rf"\b(?:{_any(words, 'event-mark')})\s+(?:the |la |el |le |les |l’|a |o )?"
        rf"((?:{word}\s+(?:{link}\s+)*){{0,7}}{head}\b(?:\s+(?:{link}\s+)*{word}){{0,8}})"
    )
    for match in re.finditer(pattern, text):
        if re.search(r"[^\W\d_a-zß-öø-ÿ]", match[1]):
            return match[1], match.start(1), match.end(1)
    return None
