"""The whole flow: tables → asserted quads → inference → checks → files → answers.

`tables` and `texts` turn sources into quads, `build` makes the dataset of them and keeps it as files, `answers` opens
the files and tells why something holds.
"""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""


def silent(_: str) -> None:
    """No progress."""
