"""Rows of an answer as plain text."""

from pyoxigraph import Literal, NamedNode

from ladkg.export.site.known import Known
from ladkg.terms import PREFIXES

DECLARATION = PREFIXES["id"] + "instrument/la-declaration"
"""The instrument that everything here turns on."""


def told(known: Known, query: str) -> list[dict[str, str]]:
    """The rows of a SELECT whose relative IRIs are those below id/: terms by their text, "" where none is bound."""
    return [
        {name: term.value if isinstance(term, NamedNode | Literal) else "" for name, term in row.items()}
        for row in known.ask(f"BASE <{PREFIXES['id']}>\n{query}")
    ]


def grouped(rows: list[dict[str, str]], by: str, wanted: str) -> dict[str, list[str]]:
    """What one column holds for each value of another, in the order of the rows, each once and none empty."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row[wanted]:
            found.setdefault(row[by], {})[row[wanted]] = None
    return {key: list(values) for key, values in found.items()}


def slug(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rpartition("/")[2].rpartition("#")[2]
