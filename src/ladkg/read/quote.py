"""Short quotes by which a place in a text can be found again."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from ladkg.records.text import Document

WORD_LIMIT: Final = 8
FEWEST_WORDS: Final = 5
"""A reader recognises no place by fewer, even where they occur once; a shorter sentence is quoted whole."""

_SHORT: Final = 3
_SEARCHES: Final = 500
"""So many sentences of one or two words are looked up; in a text with more of them, a list, the rest have no quote."""

Phrase = tuple[str, ...]
Ends = Mapping[str, Mapping[str, Phrase]]
"""Phrases with the same words between the first and the last, by the first, then by the last."""


def occurs_once(text: str, quote: str) -> bool:
    """Whether the quote stands in the text at exactly one place (places that overlap are two)."""
    place = text.find(quote)
    return place >= 0 and text.find(quote, place + 1) < 0


def quotes(document: Document) -> Mapping[str, str]:
    """A quote for each sentence by its eId: its shortest beginning of five to eight words that occurs exactly once in
    the text, failing that the first of its shortest runs of words that does; none for a sentence that has none.
    """
    pending = {place.eid: tuple(document.wording(place).split(" ")) for place in document.sentences()}
    found: dict[str, str] = {}
    for whole in (False, True):
        for count in range(FEWEST_WORDS, WORD_LIMIT + 1):
            tried = {eid: _runs(words, count) if whole else [words[:count]] for eid, words in pending.items()}
            once = _once(document, {phrase for phrases in tried.values() for phrase in phrases})
            for eid, phrases in tried.items():
                quote = next((phrase for phrase in phrases if phrase in once), None)
                if quote:
                    found[eid] = " ".join(quote)
                if quote or len(pending[eid]) <= count:  # what stands elsewhere as a whole has no run that does not
                    del pending[eid]
    return found


def _runs(words: Phrase, count: int) -> list[Phrase]:
    return [words[start : start + count] for start in range(len(words) - count + 1)]


def _once(document: Document, phrases: Iterable[Phrase]) -> set[Phrase]:
    """Those phrases that occur exactly once, in one pass through the text for each length.

    A phrase may begin or end inside a word, so only the words between its first and its last are looked up whole.
    """
    by_length: dict[int, dict[Phrase, dict[str, dict[str, Phrase]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(dict))
    )
    short = []
    for phrase in phrases:
        if len(phrase) < _SHORT:
            short.append(phrase)
        else:
            by_length[len(phrase)][phrase[1:-1]][phrase[0]][phrase[-1]] = phrase
    counts: Counter[Phrase] = Counter()
    for block in document.blocks() if by_length else ():
        words = document.text[block.start : block.end].split(" ")
        for length, by_middle in by_length.items():
            counts.update(_occurrences(words, length, by_middle))
    once = {phrase for phrase, count in counts.items() if count == 1}
    return once | {phrase for phrase in sorted(short)[:_SEARCHES] if occurs_once(document.text, " ".join(phrase))}


def _occurrences(words: Sequence[str], length: int, by_middle: Mapping[Phrase, Ends]) -> Iterable[Phrase]:
    for start in range(len(words) - length + 1):
        last = start + length - 1
        if by_first := by_middle.get(tuple(words[start + 1 : last])):
            for first in _ending(words[start], by_first):
                for end in _beginning(words[last], by_first[first]):
                    yield by_first[first][end]


def _ending(word: str, known: Collection[str]) -> list[str]:
    """Those with which the word ends, in time that grows with the fewer of them and its letters."""
    if len(known) < len(word):
        return [one for one in known if word.endswith(one)]
    return [word[at:] for at in range(len(word)) if word[at:] in known]


def _beginning(word: str, known: Collection[str]) -> list[str]:
    if len(known) < len(word):
        return [one for one in known if word.startswith(one)]
    return [word[: at + 1] for at in range(len(word)) if word[: at + 1] in known]
