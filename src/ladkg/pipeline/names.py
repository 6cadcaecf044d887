"""The names by which texts are read: of agents, from ISO 3166 and the tables."""

from functools import cache
from typing import TypeVar

from ladkg import paths
from ladkg.extract import instruments
from ladkg.extract.names import Names, names
from ladkg.extract.occasion import binding
from ladkg.extract.occasion import occasion as told
from ladkg.extract.participants import participants as found
from ladkg.pipeline import tables
from ladkg.read import countries
from ladkg.read.tables import read_table
from ladkg.records.agent import State
from ladkg.records.instrument import Instrument, Relation
from ladkg.records.reading import AgentName, Circumstance, Citation, InstrumentName, NameWord, Participant, Way
from ladkg.records.text import Document

R = TypeVar("R")


def participants(document: Document, language: str) -> list[Participant]:
    """Who takes part in a text of one of the four languages, in text order."""
    confidence = {way.id: way.confidence for way in _rows("ways", Way)}
    return found(document, agent_names(language), confidence)


def citations(document: Document, language: str) -> list[Citation]:
    """The instruments that a text in one of the four languages cites, in text order."""
    confidence = {way.id: way.confidence for way in _rows("ways", Way)}
    return instruments.citations(document, instrument_names(language), confidence)


def occasion(document: Document, language: str) -> list[Circumstance]:
    """The level, place, date and event of a text in one of the four languages and if it binds, as far as it says."""
    confidence = {way.id: way.confidence for way in _rows("ways", Way)}
    words = {row.role: row.words for row in _rows("occasion_words", NameWord) if row.language == language}
    return [*told(document, words, confidence), *binding(document, words, confidence)]


@cache
def agent_names(language: str) -> Names:
    """The names of agents in a language; raises FaultyInput for tables with faults."""
    rows = _rows("agent_names", AgentName)
    states = {row.agent for row in rows if row.agent and "/" not in row.agent}
    codes = dict(_of_states(language))
    for name, code in countries.names(language).items():
        codes.setdefault(name, code if code in states or code in codes.values() else f"territory/{code}")
    return names(language, codes, rows, _rows("name_words", NameWord))


@cache
def instrument_names(language: str) -> Names:
    """The names of instruments in a language; raises FaultyInput for tables with faults."""
    known: list[Instrument] = [row.record for row in tables.rows("instruments")]
    relations: list[Relation] = [row.record for row in tables.rows("relations")]
    labels = {row.label_as_published: row.object for row in relations if row.label_as_published and language == "en"}
    rows, words = _rows("instrument_names", InstrumentName), _rows("title_words", NameWord)
    return instruments.instrument_names(language, known, labels, rows, words)


def _of_states(language: str) -> list[tuple[str, str]]:
    """The names in the table of states."""
    states: list[State] = [row.record for row in tables.rows("states")]
    return [
        (name, state.iso3 if state.kind == "state" else f"territory/{state.iso3}")
        for state in states
        for name in (getattr(state, f"label_{language}"), getattr(state, f"formal_{language}"))
        if name
    ]


@cache
def _rows(name: str, record: type[R]) -> list[R]:
    folder = paths.data() / "reading"
    return [row.record for row in read_table(folder / f"{name}.csv", folder / "csv-metadata.json", name, record)]
