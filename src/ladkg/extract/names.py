"""Names of agents in a text of one language: where they stand and what they mean."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from ladkg.records.reading import AgentName, NameWord

_WORD: Final = re.compile(r"[^\W_]+")
_ALIKE: Final = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "ʼ": "'", " ": " "}
)
_SHORT: Final = 4


class Name(NamedTuple):
    """A name at offsets of the text; `ref` is empty for words that only contain a name."""

    start: int
    end: int
    ref: str
    kind: str


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character without its accent."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalpha() else char


def folded(text: str) -> str:
    """The text without accents and with one kind of hyphen and apostrophe, every character at its place."""
    return "".join(char if char.isascii() else _plain(char) for char in text.translate(_ALIKE))


@dataclass(frozen=True, eq=False)
class Names:
    """The names of agents and the words around them, of one language, ready to be looked for."""

    language: str
    by_word: Mapping[str, tuple[tuple[str, str, str, str], ...]]
    words: Mapping[str, frozenset[str]]

    def find(self, text: str) -> Iterator[Name]:
        """The names in a text as whole words, the longest where several begin at one place; linear in its length.

        Accents, kinds of hyphen and of apostrophe make no difference. Names must be cased as in the table, or all
        in capitals; those of several words may be cased in any way, and so may adjectives where the language writes
        them small.
        """
        written = folded(text)
        small = written.lower()
        if len(small) != len(written):
            small = "".join(low if len(low := char.lower()) == 1 else char for char in written)
        past = 0
        for word in _WORD.finditer(small):
            start = word.start()
            if start < past:
                continue
            for name, cased, ref, kind in self.by_word.get(word[0], ()):
                end = start + len(name)
                if small.startswith(name, start) and not _goes_on(small, end) and self._fits(written[start:end], cased):
                    past = end
                    if ref:
                        yield Name(start, end, ref, kind)
                    break

    def _fits(self, written: str, cased: str) -> bool:
        if written == cased or (" " in cased and not written.islower()):
            return True
        if written.isupper() and len(written) >= _SHORT:
            return True
        return cased.islower() and written.lower() == cased

    def is_role(self, role: str, word: str) -> bool:
        return word.lower() in self.words.get(role, frozenset())


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and text[end].isalnum() and text[end - 1].isalnum()


def names(language: str, codes: Mapping[str, str], agents: Iterable[AgentName], words: Iterable[NameWord]) -> Names:
    """The names of one language; `codes` maps further names to agents, and gives way to the table."""
    entries: dict[str, tuple[str, str]] = {}
    rows = [row for row in agents if row.language == language]
    for kinds in (("other", "name"), ("code",), ("holder", "adjective")):
        for name, ref in codes.items() if kinds == ("code",) else ():
            entries.setdefault(name, (ref, "name"))
        for row in rows:
            for name in row.names if row.kind in kinds else ():
                entries.setdefault(name, (row.agent or "", row.kind))
    return gazetteer(language, entries, {row.role: frozenset(row.words) for row in words if row.language == language})


def gazetteer(language: str, entries: Mapping[str, tuple[str, str]], words: Mapping[str, frozenset[str]]) -> Names:
    """Names with what they mean and their kind, ready to be looked for."""
    by_word: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for name, (ref, kind) in entries.items():
        cased = folded(name)
        if first := _WORD.match(cased.lower()):
            by_word[first[0]].append((cased.lower(), cased, ref, kind))
    found = {word: tuple(sorted(group, key=lambda one: (-len(one[0]), one))) for word, group in by_word.items()}
    return Names(language, found, words)
