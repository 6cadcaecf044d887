"""The tables by which texts are read, and what is read by them."""

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from ladkg import paths
from ladkg.extract.rules import Rules, rules
from ladkg.extract.undertakings import enunciations
from ladkg.pipeline import tables
from ladkg.read import countries
from ladkg.read.tables import read_table
from ladkg.records.reading import Enunciation, OperativeVerb, OperativeWord, Way, Wording
from ladkg.records.text import Document

R = TypeVar("R")

LANGUAGES = ("en", "es", "fr", "pt")


def read(document: Document, language: str) -> Iterator[Enunciation]:
    """What a text in one of the four languages undertakes and declares, in text order."""
    confidence = {way.id: way.confidence for way in _rows("ways", Way)}
    return enunciations(document, language_rules(language), confidence)


@cache
def language_rules(language: str) -> Rules:
    """The rules of a language; raises FaultyInput for tables with faults."""
    return rules(
        language,
        _rows("operative_verbs", OperativeVerb),
        _rows("operative_words", OperativeWord),
        _rows("wordings", Wording),
        _names(language),
    )


def _names(language: str) -> set[str]:
    """The names of states, in English with and without the article."""
    states = [row.record for row in tables.rows("states")]
    ours = {name for state in states for kind in ("label", "formal") if (name := getattr(state, f"{kind}_{language}"))}
    known = ours | set(countries.names(language))
    return known | {f"the {name}" for name in known if language == "en"}


def _rows(name: str, record: type[R]) -> list[R]:
    folder = paths.data() / "reading"
    return [row.record for row in read_table(folder / f"{name}.csv", folder / "csv-metadata.json", name, record)]
