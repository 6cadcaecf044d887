"""What blank nodes are called in a report: as their file calls them, or by number where it does not."""

import re
from typing import Final

from ladkg.read.scope import MARK

_MADE: Final = re.compile(rf"_:(?:[0-9a-f]{{24,32}}(?!\w|{MARK})|(?P<label>[\w.{MARK}-]*?){MARK}[0-9a-f]{{16}}(?!\w))")
"""A label that pyoxigraph makes up (128 bits in hexadecimal), or one with the document that it belongs to."""
_NAMELESS: Final = re.compile("[0-9a-f]{24,32}")


class Labels:
    """The names given so far; the same name in two files is told apart by a number."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._known: set[str] = set()
        self._nameless = 0

    def lasting(self, text: str) -> str:
        """The text with blank nodes called so that it is the same when it is made again."""
        return _MADE.sub(self._name, text) if "_:" in text else text

    def _name(self, match: re.Match[str]) -> str:
        known = self._names.get(match[0])
        if known is None:
            known = self._names[match[0]] = self._new(match["label"])
            self._known.add(known)
        return known

    def _new(self, label: str | None) -> str:
        if label is None or _NAMELESS.fullmatch(label):
            self._nameless += 1
            return f"_:anonymous{self._nameless}"
        name, number = f"_:{label}", 1
        while name in self._known:
            number += 1
            name = f"_:{label}{MARK}{number}"
        return name
