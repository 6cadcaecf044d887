"""The instruments that a text cites: those of the tables by their names, others by their titles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ladkg.extract.names import Names, gazetteer
from ladkg.extract.titles import key, resolutions, titles
from ladkg.records.instrument import Instrument
from ladkg.records.reading import Citation, InstrumentName, NameWord
from ladkg.records.text import Document, Sentence

_CHANCE: Final = 0.5
_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_TEXT: Final = re.compile(r"statement|declara|communi|comuni|declaration")
_LONG: Final = 20
_HEADLINES: Final = 4
_SENTENCE: Final = 20_000
_ABBREVIATION: Final = re.compile(r"\s*\((?:the\s+)?[“\"]?([A-Z][\w.+-]*[A-Z][\w.+-]*)[”\"]?\)")


def citations(document: Document, known: Names, confidence: Mapping[str, float] | None = None) -> list[Citation]:
    """The instruments that the sentences of a text cite, each once, where it is named first, in text order.

    `known` comes from `instrument_names`; the text itself, bare organizations and meetings do not count.
    """
    search = _Search(known, _own(document), confidence or {})
    for number, block in enumerate(document.blocks()):
        if block.kind != "heading":
            for place in block.sentences:
                headline = number < _HEADLINES and place.start == block.start
                search.read(document.wording(place)[:_SENTENCE], place, headline=headline)
    return sorted(search.found.values(), key=lambda one: one.start)


def instrument_names(
    language: str,
    instruments: Iterable[Instrument],
    labels: Mapping[str, str],
    rows: Iterable[InstrumentName],
    words: Iterable[NameWord],
) -> Names:
    """The names of the known instruments in a language; `labels` are further names with their slugs."""
    entries: dict[str, tuple[str, str]] = {}
    for row in rows:
        for name in row.names if row.language == language else ():
            entries.setdefault(name, (row.instrument or f"={row.names[0]}", "name"))
    for instrument in instruments:
        for title in (getattr(instrument, f"title_{language}"), instrument.short_en):
            for name in _variants(title or ""):
                entries.setdefault(name, (instrument.id, "name"))
    for label, slug in labels.items():
        entries.setdefault(label, (slug, "name"))
    return gazetteer(language, entries, {row.role: frozenset(row.words) for row in words if row.language == language})


def _variants(title: str) -> Iterator[str]:
    """A title, the same without brackets, and what stands in them: "Convention against Torture (UNCAT)"."""
    if not title:
        return
    yield title
    inside = _BRACKET.findall(title)
    if inside and title.endswith(")"):
        yield " ".join(_BRACKET.sub(" ", title).split())
        yield from (part for one in inside for part in one.split("/"))


def _own(document: Document) -> str:
    """The text's own title, for comparison."""
    title = document.text[document.title.start : document.title.end] if document.title else ""
    return key(title or document.metadata.get("title", ""))


@dataclass
class _Search:
    """What was found so far, by slug or title; titles by the abbreviations and by the parts that stand for them."""

    known: Names
    own: str
    confidence: Mapping[str, float]
    found: dict[str, Citation] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def read(self, text: str, place: Sentence, *, headline: bool) -> None:
        """Take in the citations of a sentence: known names first, then resolutions and titles beside them.

        A title with which a `headline` begins is the text's own.
        """
        taken: list[tuple[int, int]] = []
        for name in self.known.find(text):
            taken.append((name.start, name.end))
            if not self._is_own(text, name.start, name.end):
                slug = "" if name.ref.startswith("=") else name.ref
                self._add(text, place, name.start, name.end, slug, "instrument-name", known=name.ref)
        for start, end, number in resolutions(text, self.known):
            if not _overlaps(start, end, taken):
                taken.append((start, end))
                self._cite(f"resolution {number}", None, text, place, start, end, "instrument-resolution")
        for title in titles(text, self.known):
            covered = [span for span in taken if span[0] < title.end and title.start < span[1]]
            if any(end - start >= (title.end - title.start) * 0.5 for start, end in covered):
                continue
            if not self._is_own(text, title.start, title.end) and not (headline and not title.start):
                for span in covered:
                    self._drop(place.start + span[0])
                self._add(text, place, title.start, title.end, "", "instrument-title", title.abbreviation)

    def _add(
        self,
        text: str,
        place: Sentence,
        start: int,
        end: int,
        slug: str,
        rule: str,
        abbreviation: str = "",
        known: str = "",
    ) -> None:
        wording = text[start:end]
        name = known or self.short.get(wording) or self._same(key(wording))
        after = _ABBREVIATION.match(text, end)
        for short in filter(None, (abbreviation, after[1] if after else "")):
            name = self.short.get(short, name) if not slug else name
            self.short[short] = name
        self._cite(name, slug or None, text, place, start, end, rule)

    def _cite(self, name: str, slug: str | None, text: str, place: Sentence, start: int, end: int, rule: str) -> None:
        share = self.confidence.get(rule, _CHANCE)
        cited = Citation(slug, text[start:end], place.start + start, place.start + end, place.eid, rule, share)
        self.found.setdefault(name, cited)

    def _same(self, title: str) -> str:
        """The longer title that ends or begins with this one, if there is one already."""
        same = self.parts.get(title, title)
        words = same.split()
        for at in range(1, len(words) - 1):
            self.parts.setdefault(" ".join(words[at:]), same)
            self.parts.setdefault(" ".join(words[:-at]), same)
        return same

    def _drop(self, start: int) -> None:
        """Forget a name that turns out to be part of a longer title."""
        for name, cited in list(self.found.items()):
            if cited.start == start and cited.ref is None:
                del self.found[name]

    def _is_own(self, text: str, start: int, end: int) -> bool:
        """Whether a title is that of the text itself: "this Declaration", or the headline."""
        before = re.search(r"([^\W\d_]+)\s+$", text[:start])
        wording = key(text[start:end])
        own = before is not None and self.known.is_role("own", before[1])
        rest = self.own.removeprefix(wording) if len(wording) > _LONG else self.own
        return own or wording == self.own or (rest != self.own and not _TEXT.search(rest))


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other < end for other, other_end in taken)
