"""The options of `ladkg validate` that say what the files are a change of."""

from pathlib import Path
from typing import Any

import click

_FILE = click.Path(dir_okay=False, path_type=Path)
_ANY = click.Path(exists=True, path_type=Path)


class Base(click.ParamType[Path | str]):
    """A path that exists, or the address of an endpoint, which stays a text."""

    name = "base"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        from ladkg.endpoint import is_address

        if isinstance(value, str) and is_address(value):
            return value
        found = _ANY.convert(value, param, ctx)
        assert isinstance(found, Path)
        return found


CHANGE = (
    click.option(
        "--against",
        type=Base(),
        metavar="BASE",
        help="Only what FILES newly break in it: RDF, a store of `ladkg load`, or an endpoint's address.",
    ),
    click.option("--removed", multiple=True, type=_FILE, metavar="FILE", help="With --against: triples to take out."),
    click.option("--full", is_flag=True, help="With --against: look at everything, not only at what is affected."),
    click.option(
        "--fetch-limit",
        type=click.IntRange(min=1),
        default=1_000_000,
        show_default=True,
        metavar="TRIPLES",
        help="With --against an endpoint: what may be fetched.",
    ),
)
