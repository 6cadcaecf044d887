"""What the server is given to work with."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any


class Failed(Exception):
    """What cannot be answered, in a sentence that says what to do."""


@dataclass(frozen=True)
class Document:
    """A text that a client may read whole; `read` may raise Failed."""

    uri: str
    name: str
    about: str
    media: str
    read: Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class Graph:
    """`call(function, arguments)` gives an answer of `ladkg.mcp.answers` as JSON has it, or raises Failed.

    `open` is awaited before the first call, `close` after the last one.
    """

    version: str
    call: Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]
    documents: Sequence[Document]
    open: Callable[[], Awaitable[None]]
    close: Callable[[], Awaitable[None]]
