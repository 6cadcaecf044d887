"""The options of `ladkg validate`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ladkg.cli.base import CHANGE
from ladkg.cli.bounds import bounded

if TYPE_CHECKING:
    from ladkg.validate import Engine

_FILE = click.Path(dir_okay=False, path_type=Path)
_ANY = click.Path(exists=True, path_type=Path)

LANGUAGES = click.Choice(["en", "es", "fr", "pt"])
OPTIONS = (
    click.option("--shapes", type=_ANY, metavar="PATH", help="Your own shapes: a file or folder."),
    click.option("--lang", type=LANGUAGES, default="en", show_default=True, help="Language of messages."),
    click.option(
        "--report",
        "wishes",
        multiple=True,
        metavar="FORM[=FILE]",
        help="text (the default), json, sarif, junit, github, markdown or turtle; - is standard output. Any number.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["violation", "warning", "info"]),
        default="violation",
        show_default=True,
        help="The mildest finding that counts.",
    ),
    click.option("--baseline", type=_FILE, metavar="FILE", help="Known findings, with reason, owner and expiry."),
    click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write a baseline of what counts now."),
    *CHANGE,
    click.option("--changed-since", metavar="REF", help="Only what stands in lines changed since this commit counts."),
    click.option(
        "--engine",
        type=click.Choice(["ladkg", "pyshacl"]),
        default="ladkg",
        show_default=True,
        help="Which engine runs the shapes; both find the same.",
    ),
)


@dataclass(frozen=True)
class Asked:
    """What the user has asked for: the files and the values of OPTIONS."""

    files: tuple[Path, ...]
    shapes: Path | None
    lang: str
    wishes: tuple[str, ...]
    fail_on: str
    baseline: Path | None
    write_baseline: Path | None
    against: Path | str | None
    removed: tuple[Path, ...]
    full: bool
    fetch_limit: int
    changed_since: str | None
    engine: "Engine"


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with all of OPTIONS, in their order, and those that bound it."""
    command = bounded(command)
    for option in reversed(OPTIONS):
        command = option(command)
    return command
