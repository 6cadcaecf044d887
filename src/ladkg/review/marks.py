"""The wording of a text cut where something was found in it, so that each piece can be shown as what it is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from ladkg.records.text import Document
from ladkg.review.findings import DIRECTION, Findings


class Piece(NamedTuple):
    """Some characters; `kinds` is what they are (`verb`, `hedge`, `group` …), `told` by which rule.

    A `control` is a character that cannot be seen; its name is shown for it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    told: str = ""
    control: bool = False


class Span(NamedTuple):
    """A place in the text and what was found there."""

    start: int
    end: int
    kind: str
    told: str


def pieces(text: str, kinds: tuple[str, ...] = (), told: str = "") -> list[Piece]:
    """The text with its direction controls apart, each as its code point."""
    found = []
    position = 0
    for match in DIRECTION.finditer(text):
        if text[position : match.start()]:
            found.append(Piece(text[position : match.start()], kinds, told))
        found.append(Piece(f"U+{ord(match[0]):04X}", kinds, told, control=True))
        position = match.end()
    return [*found, Piece(text[position:], kinds, told)] if text[position:] else found


def wordings(document: Document, read: Findings) -> Mapping[str, list[Piece]]:
    """The pieces of each passage by its eId."""
    places = list(document.sentences())
    starts = [place.start for place in places]
    by_place: defaultdict[int, list[Span]] = defaultdict(list)
    for span in _spans(read):
        first = max(0, bisect_right(starts, span.start) - 1)
        for number in range(first, bisect_right(starts, max(span.start, span.end - 1))):
            by_place[number].append(span)
    return {
        place.eid: list(_cut(document.text, place.start, place.end, by_place[number]))
        for number, place in enumerate(places)
    }


def _spans(read: Findings) -> Iterator[Span]:
    for one in read.enunciations:
        yield Span(one.start, one.end, "verb", f"{one.force}: rule {one.rule}")
        for item in (*one.hedges, *one.groups):
            kind, _, slug = item.concept.partition("/")
            yield Span(item.start, item.end, kind, f"{slug.replace('-', ' ')}: rule {item.rule}")
    for named in read.participants:
        if named.eid:
            yield Span(named.start, named.end, "participant", f"{named.ref}: rule {named.rule}")
    for cited in read.citations:
        yield Span(cited.start, cited.end, "instrument", f"{cited.ref or 'not in the tables'}: rule {cited.rule}")


def _cut(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    edges = {start, end}
    for span in spans:
        edges |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    cuts = sorted(edges)
    for one, other in pairwise(cuts):
        here = [span for span in spans if span.start <= one and span.end >= other]
        kinds = tuple(sorted({span.kind for span in here}))
        yield from pieces(text[one:other], kinds, "; ".join(sorted({span.told for span in here})))
