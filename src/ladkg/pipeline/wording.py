"""What the pages tell with the texts at hand: wordings, the words in them that matter, versions compared."""

from collections.abc import Iterator
from pathlib import Path

from ladkg import iris
from ladkg.export.site.known import Mark, Texts
from ladkg.pipeline import compare, reading
from ladkg.pipeline.texts import at_hand
from ladkg.records.comparison import Comparison
from ladkg.records.evidence import TextVersion
from ladkg.records.text import Document

BASE = "adopted"
"""The status of the version that the others of the same instrument are set against."""


def given(folder: Path) -> tuple[dict[str, str], Texts]:
    """The wording of each passage by its IRI, and what is told of it; raises as `at_hand`."""
    texts = at_hand(folder)
    wording: dict[str, str] = {}
    marks: dict[str, tuple[Mark, ...]] = {}
    for read, version in texts:
        wording |= {iris.passage(version.id, place.eid).value: read.wording(place) for place in read.sentences()}
        marks |= dict(_marks(read, version))
    return wording, Texts(marks, dict(_comparisons(texts)))


def _marks(read: Document, version: TextVersion) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """By passage the operative verbs and hedges of a text, where they stand in the wording."""
    if version.language not in reading.LANGUAGES:
        return
    found = [
        Mark(start, end, kind, concept)
        for one in reading.read(read, version.language)
        for start, end, kind, concept in (
            (one.start, one.end, "verb", f"force/{one.force}"),
            *((hedge.start, hedge.end, "hedge", hedge.concept) for hedge in one.hedges),
        )
    ]
    for place in read.sentences():
        inside = {
            Mark(mark.start - place.start, mark.end - place.start, mark.kind, mark.concept)
            for mark in found
            if place.start <= mark.start < mark.end <= place.end
        }
        if inside:
            ordered = sorted(inside, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.concept))
            yield iris.passage(version.id, place.eid).value, tuple(ordered)


def _comparisons(texts: list[tuple[Document, TextVersion]]) -> Iterator[tuple[tuple[str, str], Comparison]]:
    """Each version of an instrument against the adopted one."""
    for first, base in texts:
        for second, other in texts if base.status == BASE else ():
            if other.of == base.of and other.id != base.id:
                key = (iris.text(base.id).value, iris.text(other.id).value)
                yield key, compare.compare(first, second, (base.language, other.language))
