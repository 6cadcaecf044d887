"""Rows of an answer, as any store writes them (https://www.w3.org/TR/sparql11-results-json/).

The engine's own reader refuses the labels that Virtuoso gives to blank nodes (`nodeID://b10001`), and Virtuoso still
writes `typed-literal`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ladkg.errors import LadkgError

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term]


def rows(answer: bytes) -> Iterator[Row]:
    """The rows of an answer to SELECT; raises LadkgError for what is none."""
    try:
        for row in json.loads(answer)["results"]["bindings"]:
            yield {name: _term(written) for name, written in row.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LadkgError(f"the endpoint's answer is no SPARQL result in JSON: {error}") from error


def _term(written: Mapping[str, Any]) -> Term:
    value = written["value"]
    match written["type"]:
        case "uri":
            return NamedNode(value)
        case "bnode":
            return BlankNode(f"b{value.encode().hex()}")
        case "literal" | "typed-literal":
            if language := written.get("xml:lang"):
                return Literal(value, language=language)
            return Literal(value, datatype=NamedNode(written["datatype"])) if "datatype" in written else Literal(value)
        case "triple":
            subject, predicate, object = (_term(value[part]) for part in ("subject", "predicate", "object"))
            return Triple(subject, predicate, object)  # type: ignore[arg-type]
        case other:
            raise ValueError(f"a term of type {other!r}")
