"""Typed literals whose text is no value of their type, which SHACL engines and stores let through or rewrite."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.terms import XSD
from ladkg.validate.report import Finding
from ladkg.validate.rules import Rule

RULE: Final = Rule(
    "LexicalForm",
    "https://www.w3.org/TR/xmlschema11-2/",
    messages={
        "en": "Correct the text or the datatype: this text is no value of its type.",
        "es": "Corrija el texto o el tipo de dato: este texto no es un valor de su tipo.",
    },
)
_ZONE: Final = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_YEAR: Final = r"-?([1-9]\d{3,}|0\d{3})"
_FORMS: Final = {
    XSD.boolean: re.compile(r"true|false|0|1"),
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD.gYear: re.compile(_YEAR + _ZONE),
    XSD.gYearMonth: re.compile(_YEAR + r"-(0[1-9]|1[0-2])" + _ZONE),
    XSD.date: re.compile(f"(?P<day>{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])){_ZONE}"),
}


def findings(quads: Iterable[Quad]) -> Iterator[Finding]:
    """One finding for each quad whose object is not in the lexical space of its XSD datatype."""
    for quad in quads:
        if isinstance(quad.object, Literal) and not is_lexical(quad.object.value, quad.object.datatype):
            yield RULE.finding(str(quad.subject), str(quad.predicate), str(quad.object))


def is_lexical(text: str, datatype: NamedNode) -> bool:
    """Whether the text is one of the datatype's lexical forms; true for datatypes not used in this project."""
    form = _FORMS.get(datatype)
    match = form.fullmatch(text) if form else None
    if form is None or match is None:
        return form is None
    return datatype != XSD.date or _is_day(match["day"])


def _is_day(text: str) -> bool:
    year, month, day = text.rsplit("-", 2)
    try:
        date(400 + int(year) % 400, int(month), int(day))
    except ValueError:
        return False
    return True
