"""A kind of table: its record and the pure function that turns one row into quads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pyoxigraph import Quad

R = TypeVar("R")


@dataclass(frozen=True)
class Kind(Generic[R]):
    """`convert` sees one row at a time and nothing else, so rows can be converted in any order and on any machine."""

    record: type[R]
    convert: Callable[[R], Iterable[Quad]]
