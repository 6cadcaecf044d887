"""The options that bound a run."""

from collections.abc import Callable
from typing import Any

import click

from ladkg import limits


def _time(_: click.Context, __: click.Parameter, seconds: float | None) -> None:
    limits.fix(seconds=seconds)


def _memory(_: click.Context, __: click.Parameter, megabytes: float | None) -> None:
    limits.fix(size=None if megabytes is None else megabytes * 1e6)


_LEAST = click.FloatRange(min=0)
_OPTIONS = (
    click.option(
        "--time-limit",
        type=_LEAST,
        metavar="SECONDS",
        expose_value=False,
        callback=_time,
        help="End with exit code 2 after this; by default 60 and 10 for each MB of RDF; 0 is none.",
    ),
    click.option(
        "--memory-limit",
        type=_LEAST,
        metavar="MB",
        expose_value=False,
        callback=_memory,
        help="The same for memory; by default 2000 and 40 for each MB of RDF.",
    ),
)


def bounded(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with options to end it when it takes too much time or memory (`ladkg.cli.watch`)."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
