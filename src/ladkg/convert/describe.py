"""Describing one resource: a small builder of quads that all converters share."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.terms import LAD, RDF, RDFS, XSD

LANGUAGES = ("en", "es", "fr", "pt")
Value = NamedNode | Literal | str | bool | int | Decimal


def literal(value: str | bool | int | Decimal) -> Literal:
    """A typed literal in its canonical lexical form (XSD 1.1)."""
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=XSD.boolean)
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD.integer)
    if isinstance(value, Decimal):
        plain = format(value.normalize(), "f")
        return Literal(plain if "." in plain else plain + ".0", datatype=XSD.decimal)
    return Literal(value)


def when(value: str) -> Literal:
    """A date as precise as its source: 2018, 2018-05 or 2018-05-17."""
    for pattern, datatype in (
        (r"\d{4}", XSD.gYear),
        (r"\d{4}-\d{2}", XSD.gYearMonth),
        (r"\d{4}-\d{2}-\d{2}", XSD.date),
    ):
        if re.fullmatch(pattern, value):
            return Literal(value, datatype=datatype)
    raise ValueError(f"{value!r} is not a date: write 2018, 2018-05 or 2018-05-17")


def precision(value: str, stated: str | None = None) -> str:
    """The slug of the date's precision: what the table states, else what the form of the date shows."""
    return stated or {4: "year", 7: "month"}.get(len(value), "day")


class Description:
    """The quads about one subject in the graph of the first of its sources.

    >>> d = Description(iris.instrument("gcm"), ["un-gcm"]).a(LAD.Compact).add(LAD.adoptedOn, when("2018-12-10"))
    >>> len(list(d))
    3
    """

    def __init__(self, subject: NamedNode, sources: Iterable[str]) -> None:
        """`sources`: slugs of sources, the primary one first; each becomes a `lad:statedIn`."""
        slugs = list(sources)
        self.subject = subject
        self.graph = iris.source_graph(slugs[0])
        self._quads: list[Quad] = []
        self.add(LAD.statedIn, [iris.source(slug) for slug in slugs])

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def a(self, *classes: NamedNode) -> Self:
        return self.add(RDF.type, classes)

    def add(self, predicate: NamedNode, values: Value | Iterable[Value] | None) -> Self:
        """Adds one or more objects; None and the empty string say nothing and add nothing."""
        if values is None or values == "":
            return self
        several = [values] if isinstance(values, Value) else list(values)
        for value in several:
            term = value if isinstance(value, NamedNode | Literal) else literal(value)
            self._quads.append(Quad(self.subject, predicate, term, self.graph))
        return self

    def add_text(self, predicate: NamedNode, text: str | None, language: str) -> Self:
        return self.add(predicate, Literal(text, language=language)) if text else self

    def labels(self, **by_language: str | None) -> Self:
        """`labels(en="Chile", es="Chile")`"""
        for language, text in by_language.items():
            self.add_text(RDFS.label, text, language)
        return self

    def note(self, text: str | None) -> Self:
        return self.add_text(LAD.note, text, "en")

    def dated(self, predicate: NamedNode, value: str | None, stated: str | None = None) -> Self:
        """A date with its precision beside it; nothing for an unknown date."""
        if not value:
            return self
        self.add(predicate, when(value))
        return self.add(LAD.datePrecision, iris.concept("date-precision", precision(value, stated)))
