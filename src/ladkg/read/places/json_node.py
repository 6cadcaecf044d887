"""Node objects of JSON-LD (https://www.w3.org/TR/json-ld11/#node-objects): what links to one, and what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from ladkg.read.places import json_literal as literal
from ladkg.read.places.json_context import Context, Definition
from ladkg.read.places.json_slot import Property, Reader, Slot, Use
from ladkg.read.places.json_text import Item
from ladkg.read.places.statement import Spot, Statement
from ladkg.terms import RDF

Parts = list[tuple[str, Item]]


@dataclass(frozen=True)
class Type:
    """A type: what it is expanded to, the key that says it, and where it stands."""

    name: str
    key: Item
    item: Item


def types(context: Context, values: Iterable[Item], key: Item) -> tuple[Context, list[Type]]:
    """The types of one key, in order, and the context that holds for their node.

    https://www.w3.org/TR/json-ld11-api/#expansion-algorithm, step 11; #scoped-contexts in JSON-LD 1.1
    """
    after, found = context, []
    for item in sorted((item for item in values if isinstance(item.value, str)), key=lambda item: str(item.value)):
        after = context.within(str(item.value), propagate=False) or after
        name = context.expanded(str(item.value))
        if name is not None:
            found.append(Type(name, key, item))
    return after, found


def introduced(
    item: Item, spot: Spot | None, use: Use, element: Reader, said: Iterable[Type] = ()
) -> tuple[Spot | None, Iterator[Any]]:
    """The node that an object or string stands for, and what is said of it before its own properties.

    That is what links to it, its types, and what the key of a map says. Nothing is said of a node whose name is no IRI.
    """
    by, key = use.extra or ("", None)
    if key and by == "@id":
        spot = use.context.spot(key)
    return spot, _introduction(item, spot, use, element, said)


def _introduction(item: Item, spot: Spot | None, use: Use, element: Reader, said: Iterable[Type]) -> Iterator[Any]:
    by, key = use.extra or ("", None)
    found = types(use.context, [key], key)[1] if key and by == "@type" else []
    if spot:
        yield from use.slot.said(spot)
        yield _typed(spot, [*said, *found], use)
    else:
        yield from use.slot.passed(item)
    if key and by not in {"@id", "@type"}:
        yield _property(by, key, key, spot, use._replace(extra=None), element)


def _typed(spot: Spot, said: Iterable[Type], use: Use) -> Iterator[Statement]:
    for type in said:
        term = use.context.node(type.name)
        if term:
            predicate = Spot(RDF.type, type.key.start, type.key.end)
            yield Statement(spot, predicate, Spot(term, type.item.start, type.item.end), use.slot.graph)


def properties(parts: Parts, spot: Spot | None, use: Use, element: Reader) -> Iterator[Any]:
    """What the entries of a node object say, beside its name and its types."""
    below = Use(use.context, use.slot)
    for name, part in parts:
        match use.context.expanded(name):
            case "@graph" if spot:  # https://www.w3.org/TR/json-ld11/#named-graphs
                yield element(part, below._replace(slot=use.slot.inside(spot)))
            case "@included":  # https://www.w3.org/TR/json-ld11/#included-nodes
                yield element(part, below._replace(slot=Slot(use.slot.graph, use.slot.silent)))
            case "@reverse":  # https://www.w3.org/TR/json-ld11/#reverse-properties
                for key, value in entries(part):
                    yield _property(key, value.keys[0], value, spot, below, element, backwards=True)
            case "@nest":
                yield _nested(name, part, spot, use, element)
            case None:
                continue
            case meaning if not meaning.startswith("@"):
                yield _property(name, part.keys[0], part, spot, below, element)


def _nested(name: str, item: Item, spot: Spot | None, use: Use, element: Reader) -> Iterator[Any]:
    """https://www.w3.org/TR/json-ld11/#nested-properties: they are the node's own."""
    if isinstance(item.value, list):
        for part in item.value:
            yield _nested(name, part, spot, use, element)
        return
    context = use.context.within(name) or use.context.previous or use.context
    for key, part in entries(item):
        if context.expanded(key) == "@type":
            context, found = types(context, listed(part), part.keys[0])
            if spot:
                yield _typed(spot, found, use)
        else:
            yield properties([(key, part)], spot, use._replace(context=context), element)


def _property(
    name: str, key: Item, value: Item, spot: Spot | None, use: Use, element: Reader, *, backwards: bool = False
) -> Iterator[Any]:
    definition = use.context.terms.get(name) or Definition(None)
    slot = Property(spot, _predicate(use.context.expanded(name), key), definition.reverse != backwards, use.slot)
    if definition.type == "@json" and not backwards:
        yield from slot.said(literal.json(value))
    else:
        yield element(value, use._replace(slot=slot, name=name, containers=definition.containers))


def _predicate(iri: str | None, key: Item) -> Spot | None:
    try:
        return Spot(NamedNode(iri or ""), key.start, key.end)
    except ValueError:
        return None


def entries(item: Item) -> Parts:
    """The entries of an object; none of anything else."""
    return list(item.value.items()) if isinstance(item.value, dict) else []


def listed(item: Item) -> list[Item]:
    """The members of an array, or the one value."""
    return item.value if isinstance(item.value, list) else [item]
