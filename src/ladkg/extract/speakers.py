"""Names as the subject or the author of a sentence: "We, the leaders of …", "released by the Governments of …"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from ladkg.extract.chains import Chain, Place, chain, clauses, running, usable
from ladkg.extract.names import Name, Names
from ladkg.records.text import Document, Sentence

OPENING: Final = 5
"""So many sentences are searched for those who speak."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS: Final = tuple('.,:;!?…”»"')
_SENTENCE: Final = 20_000


def opening(document: Document, names: Names) -> Iterator[Place]:
    """The speakers of the first sentence that has some, and of one of the next that names them and more."""
    first: frozenset[str] = frozenset()
    for number, (block, place) in enumerate(islice(running(document), OPENING)):
        whole = document.text[block.start : block.end].endswith(_ENDS)
        found = _speakers(document, place, names, bare=not number) if whole else []
        refs = frozenset(name.ref for name in found)
        if refs and (not first or first < refs):
            first = refs
            yield from ((name, place.eid) for name in found)
    for _, place in running(document)[OPENING:][-OPENING:]:
        text = document.wording(place)[:_SENTENCE]
        if any(names.is_role("statement", word) for word in _WORD.findall(text[:60])[:3]):
            found = _authored(place, text, usable(text, list(names.find(text)), names), names)
            yield from ((name, place.eid) for name in found)


def subjects(document: Document, names: Names) -> Iterator[Place]:
    """The names that are together the subject of several sentences: "The two leaders … Chile and Peru agreed"."""
    if not any(_of_several(document.wording(place)[:_SENTENCE], names) for _, place in running(document)):
        return
    seen: Counter[frozenset[str]] = Counter()
    first: dict[frozenset[str], list[Place]] = {}
    for _, place in running(document):
        text = document.wording(place)[:_SENTENCE]
        one = chain(text, 0, usable(text, list(names.find(text)), names), names)
        if one and len(one.refs) > 1 and _speaks(text, one, names):
            seen[one.refs] += 1
            places: list[Place] = [
                (Name(place.start + a, place.start + b, ref, kind), place.eid) for a, b, ref, kind in one.names
            ]
            first.setdefault(one.refs, places)
    if seen:
        refs, count = max(seen.items(), key=lambda pair: (pair[1], len(pair[0])))
        if count > 1:
            yield from first[refs]


def _of_several(text: str, names: Names) -> bool:
    """Whether a sentence begins with speakers of whom it says only the office: "The two Presidents …"."""
    return any(names.is_role("collective", word) for word in _WORD.findall(text[:60])[1:3])


def _speakers(document: Document, place: Sentence, names: Names, *, bare: bool) -> list[Name]:
    """The names of a sentence that are its subject, or its author ("released by the Governments of …").

    `bare` takes names without a pronoun or an office too.
    """
    text = document.wording(place)[:_SENTENCE]
    found = usable(text, list(names.find(text)), names)
    for start in clauses(text, names):
        one = chain(text, start, found, names)
        if one and (bare or one.we or one.office) and _speaks(text, one, names):
            return _placed(place, _without_groups(text, one, names))
    return _authored(place, text, found, names)


def _authored(place: Sentence, text: str, found: Sequence[Name], names: Names) -> list[Name]:
    """The names after "released by" and the like."""
    for start in _after_cues(text, names):
        one = chain(text, start, found, names)
        if one and (one.office or len(one.refs) > 1):
            return _placed(place, _without_groups(text, one, names))
    return []


def _placed(place: Sentence, found: Iterable[Name]) -> list[Name]:
    """The names at offsets of the whole text."""
    return [Name(place.start + name.start, place.start + name.end, name.ref, name.kind) for name in found]


def _after_cues(text: str, names: Names) -> Iterator[int]:
    """Where the authors may be named: after "released by" and the like, or after "the following countries …:"."""
    low = text.lower()
    announced, colon, _ = low.partition(": ")
    if colon and any(re.search(rf"\b{re.escape(word)}\b", announced) for word in names.words.get("list", ())):
        yield len(announced) + 2
    for cue in names.words.get("cue", ()):
        for match in re.finditer(rf"\b{re.escape(cue)}\b:?\s*", low):
            yield match.end()


def _speaks(text: str, one: Chain, names: Names) -> bool:
    """Whether a chain is one of speakers: a pronoun, an office or at least two names that something is said of."""
    after = text[one.end : one.end + 40]
    if after.startswith(("'s ", "’s ", "s' ", "' ", "’ ")) and not _office_follows(after, names):
        return False
    if one.we or one.collective:
        return True
    if one.office:
        return len(one.names) > 1 or not one.before.rstrip().endswith("(")
    if len(one.refs) < 2:
        return False
    following = re.match(r"[\s,)]*(?:\([^)]*\))?[\s,]*([^\W\d_]+)", text[one.end :])
    return not following or following[1][0].islower() or bool(re.match(r"[\s]*[:–—.]", after))


def _office_follows(after: str, names: Names) -> bool:
    return any(names.is_role("office", word) for word in _WORD.findall(after)[:4])


def _without_groups(text: str, one: Chain, names: Names) -> list[Name]:
    """The names of a chain, without an organization that only says whose members the listed states are.

    "the Member States of ASEAN, namely …" leaves it out, "…, together with Japan" does not; leaders of a group alone
    are no list.
    """
    kept: list[Name] = []
    states = [name for name in one.names if not name.ref.startswith("organization/")]
    for number, name in enumerate(one.names):
        if name.ref.startswith("organization/"):
            gap = text[one.names[number - 1].end if number else one.start : name.start].lower()
            member = any(re.search(rf"\b{re.escape(word)}\b", gap) for word in names.words.get("group", ()))
            namely = re.match(
                r"[^,;:]{0,14}(?:[,:(]+\s*)+(?:namely|viz|a saber|à savoir|Brunei)|\s*\([^)]*\)\s*:", text[name.end :]
            )
            alone = not states and len(one.refs) == 1
            if alone or namely or (member and (kept or not states)):
                continue
        kept.append(name)
    return kept
