"""Two texts read and set side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from pyoxigraph import Quad

from ladkg import paths
from ladkg.convert import comparison as convert
from ladkg.errors import InputError
from ladkg.extract import differences
from ladkg.extract.account import account as renderings
from ladkg.extract.figures import figure_rules, figures
from ladkg.extract.patterns import Lexicon, lexicon
from ladkg.pipeline import names, reading, tables
from ladkg.read.identify import by_hash, identify
from ladkg.read.language import LANGUAGES, guess
from ladkg.read.tables import read_table
from ladkg.records.comparison import Comparison, Notion, Reading
from ladkg.records.evidence import TextVersion
from ladkg.records.reading import NameWord
from ladkg.records.report import Account
from ladkg.records.text import Document

R = TypeVar("R")


def compare(first: Document, second: Document, languages: tuple[str | None, str | None] = (None, None)) -> Comparison:
    """The sentences of two texts side by side, and what differs; raises InputError where a language is not clear."""
    both = [read(document, language) for document, language in zip((first, second), languages, strict=True)]
    return differences.compare(both[0], both[1], notions())


def account(
    declaration: Document, report: Document, languages: tuple[str | None, str | None] = (None, None)
) -> Account:
    """What a report makes of a declaration in the same language; raises InputError where the languages are not one."""
    ours, theirs = (read(text, language) for text, language in zip((declaration, report), languages, strict=True))
    if ours.language != theirs.language:
        told = f"it is read as {theirs.language} and {declaration.name} as {ours.language}"
        raise InputError(f"{report.name}: {told}; give the version of the declaration in the language of the report")
    rows = _rows("figure_words", NameWord)
    pledged = figures(theirs, figure_rules(theirs.language, rows), names.agent_names(theirs.language))
    return renderings(ours, theirs, reading.language_rules(ours.language), list(pledged))


def quads(found: Comparison | Account) -> Iterator[Quad]:
    """The differences, or the renderings and figures, as RDF in the graph of the source of the second text."""
    return _differences(found) if isinstance(found, Comparison) else _renderings(found)


def _differences(comparison: Comparison) -> Iterator[Quad]:
    first, second = _version(comparison.first), _version(comparison.second)
    if first.id == second.id and first.sha256 != second.sha256:
        second = replace(second, id=f"{second.id}-2")  # files of one name in two folders
    return convert.changes(comparison, first, second, known=_sources())


def _renderings(account: Account) -> Iterator[Quad]:
    declaration, report = _version(account.declaration), _version(account.report, participants=False)
    return convert.quotations(account, declaration, report, known=_sources())


def _version(text: Reading, *, participants: bool = True) -> TextVersion:
    """The version that the tables know by its sha256, otherwise what the text itself lets one say."""
    versions = by_hash(row.record for row in tables.rows("text_versions"))
    listed = [one.ref for one in text.participants] if participants else []
    return identify(text.document, versions, language=text.language, listed=listed)


def _sources() -> set[str]:
    return {row.record.id for row in tables.rows("sources")}


def read(document: Document, language: str | None = None) -> Reading:
    """Everything that is compared of a text; raises InputError where its language is neither given nor clear."""
    spoken = language or guess(document.text)
    if not spoken:
        told = "the language is not clear; English, Spanish, French and Portuguese are read"
        raise InputError(f"{document.name}: {told}: say which it is with --lang-a or --lang-b (en, es, fr, pt)")
    said = list(reading.read(document, spoken))
    return Reading(document, spoken, said, names.participants(document, spoken), names.citations(document, spoken))


@cache
def notions() -> Mapping[str, Lexicon[Notion]]:
    """The words for notions by language; raises FaultyInput for a table with faults."""
    rows = _rows("notions", Notion)
    return {
        spoken: lexicon((row for row in rows if row.language == spoken), lambda row: row.words) for spoken in LANGUAGES
    }


@cache
def _rows(name: str, record: type[R]) -> list[R]:
    folder = paths.data() / "reading"
    return [row.record for row in read_table(folder / f"{name}.csv", folder / "csv-metadata.json", name, record)]
