"""The term that a scalar or a value object of JSON-LD stands for."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from pyoxigraph import BaseDirection, Literal, NamedNode

from ladkg.read.places.json_context import Context, Definition
from ladkg.read.places.json_slot import Slot
from ladkg.read.places.json_text import Item
from ladkg.read.places.statement import Spot, Statement
from ladkg.terms import PREFIXES, XSD

JSON: Final = NamedNode(PREFIXES["rdf"] + "JSON")
_INTEGERS_BELOW: Final = Decimal(10) ** 21


def said(slot: Slot, item: Item, term: Callable[[], Spot | None]) -> Iterator[Statement]:
    """The statements that a literal makes in a slot; none where there is no literal, or one that is not valid."""
    try:
        spot = term()
    except ValueError:
        return slot.passed(item)
    return slot.said(spot) if spot else iter(())


def scalar(item: Item, context: Context, definition: Definition | None) -> Spot:
    """The literal of a string, number or truth value (https://www.w3.org/TR/json-ld11-api/#value-expansion)."""
    known = definition or Definition(None)
    plain = not known.type
    language = context.language if known.language is None else known.language
    direction = context.direction if known.direction is None else known.direction
    return _spot(item, known.type, language if plain else "", direction if plain else "")


def value_object(parts: dict[str, Item], kind: str) -> Spot | None:
    """The literal of a value object, given by keyword, or None for one that says nothing.

    https://www.w3.org/TR/json-ld11/#value-objects
    """
    item = parts.get("@value")
    if item is None:
        return None
    if kind == "@json":
        return json(item)
    if item.value is None or isinstance(item.value, list | dict):
        return None
    return _spot(item, kind, _text(parts.get("@language")).lower(), _text(parts.get("@direction")))


def json(item: Item) -> Spot:
    """A JSON literal (https://www.w3.org/TR/json-ld11/#json-literals), whose text is not worked out."""
    return Spot(Literal("", datatype=JSON), item.start, item.end)


def _spot(item: Item, kind: str, language: str, direction: str) -> Spot:
    """https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion; ValueError for what is no tag or no IRI."""
    datatype = NamedNode(kind) if kind and not kind.startswith("@") else None
    value = item.value
    if isinstance(value, bool):
        term = Literal("true" if value else "false", datatype=datatype or XSD.boolean)
    elif isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) < _INTEGERS_BELOW and datatype != XSD.double
        text = str(int(value)) if whole else _double(value)
        term = Literal(text, datatype=datatype or (XSD.integer if whole else XSD.double))
    elif datatype or not language:
        term = Literal(str(value), datatype=datatype)
    else:
        term = Literal(str(value), language=language, direction=BaseDirection(direction) if direction else None)
    return Spot(term, item.start, item.end)


def _text(item: Item | None) -> str:
    return item.value if item and isinstance(item.value, str) else ""


def _double(value: Decimal) -> str:
    """The canonical form of an xsd:double: one digit before the point, and an exponent."""
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    rest = "".join(map(str, digits[1:])) or "0"
    return f"{'-' * sign}{digits[0]}.{rest}E{exponent + len(digits) - 1}"
