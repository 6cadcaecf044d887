"""Runs of names that belong together: "the Foreign Ministers of Chile and Peru, and the Prime Minister of Belize"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ladkg.extract.names import Name, Names, folded
from ladkg.records.text import Block, Document, Sentence

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLAUSE: Final = re.compile(r"(?:[,:;–—]|\s-)\s*")
_TOWN: Final = re.compile(r"(?:^|[\s(])([^\W\d_]+)(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|d[aeou]s?|of|la)){1,4},\s*$")
_ADJECTIVE_REACH: Final = 8
_GAP: Final = 40
_PERSONS: Final = frozenset(
    {"georgia", "jordan", "chad", "israel", "cuba", "mali", "paris", "kenya", "france", "india"}
)


Place = tuple[Name, str | None]
"""A name at offsets of the whole text, and the eId where it stands; None for the front matter."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Names one after the other; `before` is what leads to the first, `after` where the last ends.

    `collective` says that an office of many ("leaders", "governments") stands before or between the names, `office`
    one of any kind, `we` that the first person does.
    """

    names: tuple[Name, ...]
    start: int
    before: str
    we: bool
    office: bool
    collective: bool

    @property
    def end(self) -> int:
        return self.names[-1].end

    @property
    def refs(self) -> frozenset[str]:
        return frozenset(name.ref for name in self.names)


def usable(text: str, found: Sequence[Name], names: Names) -> list[Name]:
    """The names that can be speakers: no place ("in Tokyo, Japan"), no person, no adjective without an office."""
    return [
        name
        for number, name in enumerate(found)
        if not _is_place(text, name, names)
        and not _is_person(text, name, names)
        and (name.kind != "adjective" or _has_office(text, found, number, names))
    ]


def chain(text: str, start: int, found: Sequence[Name], names: Names) -> Chain | None:
    """The chain that begins at an offset, if only words that may lead to a name stand before the first one."""
    ahead = [name for name in found if name.start >= start]
    if not ahead or not leads(text[start : ahead[0].start], names, opening=True):
        return None
    kept = [ahead[0]]
    bridged = False
    for name in ahead[1:]:
        gap = text[kept[-1].end : name.start]
        if not leads(gap, names, opening=False):
            if bridged or not _bridges(gap, text[name.end :], name, names):
                break
            bridged = True
        kept.append(name)
    before = text[start : kept[0].start]
    between = " ".join([before, *(text[a.end : b.start] for a, b in pairwise(kept))])
    between += " " + text[kept[-1].end : kept[-1].end + 60] if kept[-1].kind == "adjective" else ""
    tokens = [word.lower() for word in _WORD.findall(between)]
    return Chain(
        tuple(kept),
        start,
        before,
        any(names.is_role("we", word) for word in _WORD.findall(before)),
        any(names.is_role("office", word) for word in tokens) or any(name.kind == "holder" for name in kept),
        any(names.is_role("collective", word) for word in tokens),
    )


def clauses(text: str, names: Names) -> Iterator[int]:
    """Where a subject may begin: at the start, after a number, and after the marks of an introductory phrase."""
    first = _WORD.search(text)
    start = first.end() + 1 if first and first[0].isdigit() else 0
    start = max(start, 0)
    yield start
    lead = _WORD.search(text, start)
    if lead and (names.is_role("introduction", lead[0]) or lead[0].isdigit()):
        for mark in _CLAUSE.finditer(text, start):
            yield mark.end()


def leads(gap: str, names: Names, *, opening: bool) -> bool:
    """Whether a gap holds only capitalised words, offices and connectives, so that what follows belongs to the run."""
    words = _WORD.findall(_without_phrases(gap, names))
    if len(words) > _GAP:
        return False
    return all(
        word[0].isupper()
        or word[0].isdigit()
        or names.is_role("office", word)
        or names.is_role("connective", word)
        or (opening and names.is_role("opener", word))
        or all(names.is_role("office", part) or names.is_role("connective", part) for part in re.split("['’-]", word))
        for word in words
    )


def _without_phrases(gap: str, names: Names) -> str:
    """The gap without the connectives of several words."""
    for phrase in sorted(names.words.get("connective", ()), key=len, reverse=True):
        if " " in phrase:
            gap = re.sub(rf"\b{re.escape(phrase)}\b", " ", gap)
    return gap


def _bridges(gap: str, after: str, name: Name, names: Names) -> bool:
    """Whether a gap says that one received the other: a verb of meeting, then an office."""
    for verb in sorted(names.words.get("bridge", ()), key=len, reverse=True):
        if met := re.search(rf"\b{re.escape(verb)}\b", gap):
            offices = _WORD.findall(gap[met.end() :]) + (_WORD.findall(after)[:3] if name.kind == "adjective" else [])
            person = name.kind == "holder" or any(names.is_role("office", word) for word in offices)
            sides = gap[: met.start()], gap[met.end() :]
            return person and all(leads(side, names, opening=False) for side in sides)
    return False


def _is_place(text: str, name: Name, names: Names) -> bool:
    """Whether a preposition of place and a town stand before: "in Tokyo, Japan", "(Lima, Peru"."""
    before = _TOWN.search(text[max(0, name.start - 60) : name.start])
    return before is not None and names.is_role("place-mark", before[1])


def _is_person(text: str, name: Name, names: Names) -> bool:
    """Whether a name that persons bear too stands beside a given name or family name."""
    if name.kind != "name" or folded(text[name.start : name.end]).lower() not in _PERSONS:
        return False
    before = re.search(r"([^\W\d_]+)\.? $", text[max(0, name.start - 30) : name.start])
    after = re.match(r" ([^\W\d_]+)", text[name.end : name.end + 30])
    given = before and before[1][0].isupper() and not before[1].isupper() and not _known(before[1], names)
    family = after and after[1][0].isupper() and not after[1].isupper() and not _known(after[1], names)
    return bool(given or (family and not (before and names.is_role("connective", before[1]))))


def _known(word: str, names: Names) -> bool:
    return any(names.is_role(role, word) for role in ("office", "connective", "opener", "statement", "aside"))


def _has_office(text: str, found: Sequence[Name], number: int, names: Names) -> bool:
    """Whether an office goes with an adjective: after it, past other adjectives, or, but in English, before it."""
    after = _WORD.findall(text[found[number].end : found[number].end + 80])[:_ADJECTIVE_REACH]
    others = {text[name.start : name.end] for name in found if name.kind in {"adjective", "name"}}
    for word in after:
        if names.is_role("office", word):
            return True
        if not (names.is_role("connective", word) or any(word in other for other in others)):
            break
    if names.language == "en":
        return False
    before = _WORD.findall(text[max(0, found[number].start - 40) : found[number].start])[-3:]
    return any(names.is_role("office", word) for word in before)


def running(document: Document) -> list[tuple[Block, Sentence]]:
    """The sentences that are no headings."""
    return [(block, place) for block in document.blocks() if block.kind != "heading" for place in block.sentences]
