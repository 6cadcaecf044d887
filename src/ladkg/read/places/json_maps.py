"""Maps of JSON-LD: objects whose keys say something of the values (https://www.w3.org/TR/json-ld11/#indexed-values)."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from pyoxigraph import BlankNode

from ladkg.read.places import json_literal as literal
from ladkg.read.places.json_context import Definition
from ladkg.read.places.json_node import introduced
from ladkg.read.places.json_slot import Reader, Use
from ladkg.read.places.json_text import Item
from ladkg.read.places.statement import Spot

_UNKNOWN: Final = Definition(None)


def indexed(item: Item, use: Use, element: Reader, inner: Reader) -> Iterator[Any]:
    """A map by index, id or type; of graphs where the property is a graph container too.

    https://www.w3.org/TR/json-ld11/#property-based-data-indexing, #node-identifier-indexing, #node-type-indexing
    """
    assert isinstance(item.value, dict)
    context = use.context
    by = next((kind for kind in ("@id", "@type") if kind in use.containers), "")
    by = by or context.terms.get(use.name or "", _UNKNOWN).index
    for key, part in item.value.items():
        extra = (by, part.keys[0]) if by and context.expanded(key) != "@none" else None
        below = use._replace(context=context.previous or context, containers=frozenset(), extra=extra, listed=False)
        yield _graphs(part, below, element, inner) if "@graph" in use.containers else element(part, below)


def _graphs(item: Item, use: Use, element: Reader, inner: Reader) -> Iterator[Any]:
    """https://www.w3.org/TR/json-ld11/#named-graph-data-indexing; one written as a graph is put into no other."""
    if isinstance(item.value, list):
        for part in item.value:
            yield _graphs(part, use, element, inner)
    elif isinstance(item.value, dict) and item.value:
        if use.context.expanded(next(iter(item.value))) == "@graph":
            yield inner(item, use)
            return
        graph, said = introduced(item, Spot(BlankNode(), item.start, item.end), use, element)
        yield said
        if graph:
            yield inner(item, use._replace(slot=use.slot.inside(graph), extra=None))


def by_language(item: Item, use: Use) -> Iterator[Any]:
    """https://www.w3.org/TR/json-ld11/#language-indexing"""
    assert isinstance(item.value, dict)
    direction = use.context.terms.get(use.name or "", _UNKNOWN).direction
    for tag, part in item.value.items():
        language = "" if use.context.expanded(tag) == "@none" else tag.lower()
        spoken = Definition(None, language=language, direction=direction)
        for one in part.value if isinstance(part.value, list) else [part]:
            if isinstance(one.value, str):
                yield from literal.said(use.slot, one, partial(literal.scalar, one, use.context, spoken))
