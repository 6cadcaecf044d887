"""Typed literals whose text is no value of their type, which SHACL engines and stores let through or rewrite."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.terms import PREFIXES, XSD
from ladkg.validate.report import Finding
from ladkg.validate.rules import Rule

RULE: Final = Rule(
    "LexicalForm",
    "https://www.w3.org/TR/xmlschema11-2/",
    messages={
        "en": "Correct the text or the datatype: this text is no value of its type.",
        "es": "Corrija el texto o el tipo de dato: este texto no es un valor de su tipo.",
        "fr": "Corrigez le texte ou le type de données : ce texte n’est pas une valeur de son type.",
        "pt": "Corrija o texto ou o tipo de dados: este texto não é um valor do seu tipo.",
    },
)
_ZONE: Final = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_YEAR: Final = r"-?([1-9]\d{3,}|0\d{3})"
_MONTH: Final = r"(0[1-9]|1[0-2])"
_DAY: Final = r"(0[1-9]|[12]\d|3[01])"
_DATE: Final = rf"(?P<day>{_YEAR}-{_MONTH}-{_DAY})"
_TIME: Final = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)"
_CLOCK: Final = r"(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
_DURATION: Final = rf"-?P(?=[\dT])(\d+Y)?(\d+M)?(\d+D)?{_CLOCK}"
_FLOAT: Final = r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?|[+-]?INF|NaN"
_FORMS: Final = {
    "boolean": r"true|false|0|1",
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "double": _FLOAT,
    "float": _FLOAT,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": f"--{_MONTH}{_ZONE}",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}",
    "gDay": f"---{_DAY}{_ZONE}",
    "date": _DATE + _ZONE,
    "time": _TIME + _ZONE,
    "dateTime": f"{_DATE}T{_TIME}{_ZONE}",
    "dateTimeStamp": f"{_DATE}T{_TIME}{_ZONE.removesuffix('?')}",
    "duration": _DURATION,
    "dayTimeDuration": rf"-?P(?=[\dT])(\d+D)?{_CLOCK}",
    "yearMonthDuration": r"-?P(?=\d)(\d+Y)?(\d+M)?",
    "hexBinary": r"([0-9A-Fa-f]{2})*",
}
_WHOLE: Final = re.compile(r"(?P<sign>[+-]?)0*(?P<digits>\d+)", re.ASCII)
_BOUNDS: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}


def findings(quads: Iterable[Quad]) -> Iterator[Finding]:
    """One finding for each quad whose object is not in the lexical space of its XSD datatype."""
    for quad in quads:
        if isinstance(quad.object, Literal) and not is_lexical(quad.object.value, quad.object.datatype):
            yield RULE.finding(str(quad.subject), str(quad.predicate), str(quad.object))


def is_lexical(text: str, datatype: NamedNode) -> bool:
    """Whether the text is one of the datatype's lexical forms; true for datatypes that XSD does not bound."""
    if datatype == XSD.string or not datatype.value.startswith(PREFIXES["xsd"]):
        return True
    name = datatype.value.removeprefix(PREFIXES["xsd"])
    if name in _BOUNDS:
        return _is_whole(text, *_BOUNDS[name])
    form = _form(name)
    match = form.fullmatch(text) if form else None
    if form is None or match is None:
        return form is None
    return "day" not in form.groupindex or _is_day(match["day"])


@cache
def _form(name: str) -> re.Pattern[str] | None:
    return re.compile(_FORMS[name], re.ASCII) if name in _FORMS else None


def _is_whole(text: str, least: int | None, most: int | None) -> bool:
    match = _WHOLE.fullmatch(text)
    if match is None:
        return False
    number = int(match["sign"] + match["digits"][:30])  # enough to be beyond every bound
    return (least is None or least <= number) and (most is None or number <= most)


def _is_day(text: str) -> bool:
    year, month, day = text.rsplit("-", 2)
    try:
        date(400 + int(year[-8:]) % 400, int(month), int(day))
    except ValueError:
        return False
    return True
