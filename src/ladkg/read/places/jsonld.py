"""Statements of JSON-LD with the place of the value that makes each (https://www.w3.org/TR/json-ld11-api/#toRdf).

A place is that of the value; of a node object, its `@id` if it has one and else its brace; of a predicate, the key.
What the key of a map says (the node's name, its type, the value of its index property) is where that key is. The order
is the parser's: what links to a node object, then its types, its properties, and last its graph.
"""

from collections.abc import Iterator
from functools import partial
from types import GeneratorType
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph

from ladkg.read.places import json_literal as literal
from ladkg.read.places.json_context import Context, Definition
from ladkg.read.places.json_maps import by_language, indexed
from ladkg.read.places.json_node import Type, entries, introduced, listed, properties, types
from ladkg.read.places.json_slot import List, Reader, Slot, Use
from ladkg.read.places.json_text import Item, parsed
from ladkg.read.places.statement import Spot, Statement

_OF_VALUES: Final = {"@value", "@language", "@direction"}
_UNKNOWN: Final = Definition(None)
_ORDER: Final = {"@type": 0, "@id": 1, "@graph": 3}


def values(text: str, base: str) -> Iterator[Statement]:
    """The statements; what is nested is read from a stack of generators, so that its depth is bounded by memory.

    Of what stands in an IRI or a language tag that is not valid the rest is left out.
    """
    top = parsed(text)
    if top is None:
        return
    stack: list[Iterator[Any]] = [_element(top, Use(Context(base, base), Slot(DefaultGraph()), root=True))]
    while stack:
        try:
            for said in stack[-1]:
                if isinstance(said, GeneratorType):
                    stack.append(said)
                    break
                yield said
            else:
                stack.pop()
        except (ValueError, SyntaxError):
            stack.pop()


def unreadable(text: str, base: str) -> int | None:
    """Where a list or set object is the value of a graph container, if one is: the parser would end the process there.

    The text need not be valid.
    """
    try:
        for _ in values(text, base):
            pass
    except _UnreadableError as error:
        return error.start
    except Exception:  # not valid: that is for the parser to say
        return None
    return None


class _UnreadableError(Exception):
    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


def _element(item: Item, use: Use) -> Iterator[Any]:
    """Any value (https://www.w3.org/TR/json-ld11-api/#expansion-algorithm)."""
    alone = use.containers == {"@list"} and not use.listed
    if isinstance(item.value, list):
        yield _list(item, use, _array) if use.containers == {"@list"} else _array(item, use)
    elif isinstance(item.value, dict):
        yield _object(item, use)
    elif item.value is not None and use.name is not None:
        yield _list(item, use, _scalar) if alone else _scalar(item, use)


def _list(item: Item, use: Use, inner: Reader) -> Iterator[Any]:
    """https://www.w3.org/TR/json-ld11/#lists"""
    slot = List(use.slot, item)
    yield inner(item, use._replace(slot=slot))
    yield from slot.ended()


def _array(item: Item, use: Use) -> Iterator[Any]:
    assert isinstance(item.value, list)
    inner = use._replace(listed=True, root=False)
    for part in item.value:
        yield _element(part, inner)


def _scalar(item: Item, use: Use) -> Iterator[Any]:
    """https://www.w3.org/TR/json-ld11-api/#value-expansion"""
    context = use.context.within(use.name) or use.context
    definition = context.terms.get(use.name or "", _UNKNOWN)
    if isinstance(item.value, str) and definition.type in {"@id", "@vocab"}:
        spot = context.spot(item, vocabulary=definition.type == "@vocab")
        yield introduced(item, spot, use._replace(context=context), _element)[1]
    else:
        yield from literal.said(use.slot, item, partial(literal.scalar, item, context, definition))


def _object(item: Item, use: Use) -> Iterator[Any]:
    """A map, or a node, value, set or list object, in the context that holds for it."""
    context, containers = use.context, use.containers
    if containers - {"@set"} == {"@graph"}:  # https://www.w3.org/TR/json-ld11/#graph-containers
        graph = Spot(BlankNode(), item.start, item.end)
        yield from use.slot.said(graph)
        use = use._replace(slot=use.slot.inside(graph))
    elif containers & {"@id", "@type"} or ("@index" in containers and not use.listed):
        yield indexed(item, use, _element, _inner)
        return
    elif "@language" in containers and not use.listed:
        yield by_language(item, use)
        return
    if context.previous and (use.extra or not _keeps_context(item, context)):
        context = context.previous
    context = use.context.within(use.name) or context
    yield _inner(item, use._replace(context=context, containers=frozenset() if use.listed else containers))


def _keeps_context(item: Item, context: Context) -> bool:
    """Whether a context that does not propagate holds in an object: in a value object, or in a mere `@id`.

    https://www.w3.org/TR/json-ld11/#context-propagation
    """
    assert isinstance(item.value, dict)
    known = [meaning for key in item.value if (meaning := context.expanded(key)) not in {None, "@index", "@context"}]
    for rank, meaning in enumerate(known):
        if meaning in _OF_VALUES:
            return True
        if meaning not in {"@id", "@type"} or (meaning == "@id" and "@type" in known[:rank]):
            return False
    return "@id" in known


def _inner(item: Item, use: Use) -> Iterator[Any]:
    """An object that is no map: its `@context`, and what kind of object its keywords make it."""
    assert isinstance(item.value, dict)
    parts = item.value
    if "@context" in parts:
        use = use._replace(context=use.context.updated(parts["@context"]))
    meanings = {key: use.context.expanded(key) for key in parts if key != "@context"}
    keys = [key for key, meaning in meanings.items() if meaning not in {None, "@index"}]
    keys.sort(key=lambda key: (_ORDER.get(meanings[key] or "", 2), key if meanings[key] == "@type" else ""))
    first = meanings[keys[0]] if keys else None
    within = use._replace(containers=frozenset())
    if first in {"@list", "@set"} and use.name is not None and type(use.slot) is Slot:
        raise _UnreadableError(item.start)
    if first == "@list" and use.name is not None:
        yield _list(item, within, lambda _, inner: _element(parts[keys[0]], inner))
    elif first == "@set":
        yield _element(parts[keys[0]], within._replace(root=False))
    elif first != "@list":
        told = partial(_told, keys=keys)
        yield _list(item, within, told) if use.containers == {"@list"} else told(item, within)


def _told(item: Item, use: Use, keys: list[str]) -> Iterator[Any]:
    """A value object or a node object, given with those of its keys that mean something."""
    context, said = use.context, list[Type]()
    parts = {key: item.value[key] for key in keys} if isinstance(item.value, dict) else {}
    own: list[tuple[str, Item]] = []
    name: Item | None = None
    for key, part in parts.items():
        match use.context.expanded(key):
            case "@type":
                context, found = types(context, listed(part), part.keys[0])
                said += found
            case "@id":
                name = part
            case _:
                own.append((key, part))
    extra = use.extra
    if extra and extra[0] == "@type":
        context, found = types(context, [extra[1]], extra[1])
        said += found
    if extra and (extra[0] == "@type" or (extra[0] == "@id" and name)):
        extra = None
    use = use._replace(context=context, extra=extra)
    if own and context.expanded(own[0][0]) in _OF_VALUES:
        written = {context.expanded(key) or "": part for key, part in own}
        kind = said[0].name if said else ""
        yield from literal.said(use.slot, item, partial(literal.value_object, written, kind))
        return
    name = name or _nested_name(own, context)
    if use.root and own and context.expanded(own[0][0]) == "@graph" and not (name or said):
        yield _element(own[0][1], use._replace(root=False))  # https://www.w3.org/TR/json-ld11/#graph-objects
        return
    spot = context.spot(name) if name else Spot(BlankNode(), item.start, item.end)
    spot, introduction = introduced(item, spot, use, _element, said)
    yield introduction
    yield properties(own, spot, use, _element)


def _nested_name(parts: list[tuple[str, Item]], context: Context) -> Item | None:
    """The `@id` that stands in a `@nest`."""
    for key, part in parts:
        if context.expanded(key) == "@nest":
            for nest in listed(part):
                for inner, value in entries(nest):
                    if context.expanded(inner) == "@id":
                        return value
    return None
