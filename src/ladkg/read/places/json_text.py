"""JSON with the place of each value (RFC 8259), read without recursion; the text is known to be valid."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r'[{}\[\]]|"(?:[^"\\]++|\\.)*+"|[^\s{}\[\],:"]++', re.DOTALL)
_WORDS: Final = {"true": True, "false": False, "null": None}


class Item(NamedTuple):
    """A value, and the characters that write it; an object or array ends with its opening bracket.

    Of a key that stands twice an object has the last value; `keys` is the key of a value in an object.
    """

    value: "str | bool | Decimal | list[Item] | dict[str, Item] | None"
    start: int
    end: int
    keys: "tuple[Item, ...]" = ()


def parsed(text: str) -> Item | None:
    """The value of a JSON text; None if it ends early. Of a key that stands twice the last value is kept."""
    stack: list[Item] = []
    names: list[Item | None] = []
    for item, mark in _scanned(text):
        if mark in {"}", "]"}:
            done = stack.pop()
            names.pop()
            if not stack:
                return done
            continue
        if stack and isinstance(stack[-1].value, dict) and names[-1] is None:
            names[-1] = item
            continue
        if stack:
            _put(stack[-1], names[-1], item)
            names[-1] = None
        elif not mark:
            return item
        if mark:
            stack.append(item)
            names.append(None)
    return None


def _put(parent: Item, name: Item | None, item: Item) -> None:
    if isinstance(parent.value, list):
        parent.value.append(item)
    elif isinstance(parent.value, dict) and name and isinstance(name.value, str):
        parent.value[name.value] = item._replace(keys=(name,))


def _scanned(text: str) -> Iterator[tuple[Item, str]]:
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        match word[0]:
            case "{":
                yield Item({}, start, end), word
            case "[":
                yield Item([], start, end), word
            case "}" | "]":
                yield Item(None, start, end), word
            case '"':
                yield Item(json.loads(word, strict=False), start, end), ""
            case _:
                yield Item(_WORDS[word] if word in _WORDS else Decimal(word), start, end), ""
