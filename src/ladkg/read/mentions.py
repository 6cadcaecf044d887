"""Which known names a text mentions: participants in its opening sentence, instruments anywhere. Pure functions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ladkg.read.language import words
from ladkg.records.text import Document, Sentence

_WORD: Final = re.compile(r"\w+")
_ALIKE: Final = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "’": "'", "‘": "'", "ʼ": "'"})
# "We, the Heads of State and Government of …": a list of participants stands in apposition to the pronoun.
_OPENING: Final = re.compile(r"(?:We|Nosotr[oa]s|Nous|Nós), ")
_CONNECTIVES: Final = words(
    "and of the for as well y e de del la las el los et du des le les d l da do das dos a o",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in the normalised text; `ref` is what the name table says it means."""

    start: int
    end: int
    ref: str


def mentions(text: str, names: Mapping[str, str]) -> Iterator[Mention]:
    """The names that stand in the text as whole words, the longest where several begin at one place.

    Case, kinds of hyphen and of apostrophe make no difference, save that a name of one word (`RCM`, `Jordan`) must be
    cased as in the table. Linear in the length of the text.
    """
    folded = _folded(text)
    by_first_word: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _WORD.search(_folded(name))
        if first and first.start() == 0:
            by_first_word[first[0]].append((_folded(name), name, names[name]))
    past = 0
    for word in _WORD.finditer(folded):
        if word.start() < past:
            continue
        start = word.start()
        for name, written, ref in by_first_word.get(word[0], ()):
            end = start + len(name)
            cased = not written.isalnum() or text.startswith(written, start)
            if cased and folded.startswith(name, start) and not folded[end : end + 1].isalnum():
                yield Mention(start, end, ref)
                past = end
                break


def _folded(text: str) -> str:
    """The text in lower case with one kind of hyphen and apostrophe, every character at its place."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_ALIKE))


def participants(document: Document, names: Mapping[str, str]) -> list[Mention]:
    """Whom the opening sentence names as the ones who speak, in text order, each once; none without such a list.

    The list ends where something else than names, titles and connectives follows (`…, gathered in`). `names` maps
    formal and short names, in any language, to agents.
    """
    opening = opening_sentence(document)
    if not opening or not _OPENING.match(document.text, opening.start):
        return []
    found: dict[str, Mention] = {}
    past = opening.start
    for mention in mentions(document.wording(opening), names):
        start, end = opening.start + mention.start, opening.start + mention.end
        if found and not _joins(document.text[past:start]):
            break
        found.setdefault(mention.ref, Mention(start, end, mention.ref))
        past = end
    return list(found.values())


def opening_sentence(document: Document) -> Sentence | None:
    """The first sentence that is no heading."""
    return next((block.sentences[0] for block in document.blocks() if block.kind != "heading"), None)


def _joins(gap: str) -> bool:
    """Whether what stands between two names keeps a list going: no verb, only capitalised words and connectives."""
    return all(word[0].isupper() or word in _CONNECTIVES for word in _WORD.findall(gap))


def cited(document: Document, names: Mapping[str, str]) -> list[tuple[Sentence, Mention]]:
    """The first mention of each known instrument with the sentence it stands in, in text order."""
    found: dict[str, tuple[Sentence, Mention]] = {}
    for sentence in document.sentences():
        for mention in mentions(document.wording(sentence), names):
            place = Mention(sentence.start + mention.start, sentence.start + mention.end, mention.ref)
            found.setdefault(mention.ref, (sentence, place))
    return list(found.values())
