"""What can go wrong, said so that the reader knows what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


class LadkgError(Exception):
    """A problem the user can act on; the command line prints it and exits with 2."""


class InputError(LadkgError):
    """Input that cannot be read at all: missing, of an unknown kind, not decodable."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong at one place. `line` counts from 1; `column` is a column's name or a number from 1."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.line), self.column) if part)
        return f"{place}: {self.message}"


class FaultyInput(InputError):
    """Input with faults at known places; all of them are reported at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
