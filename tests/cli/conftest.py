"""A graph built once for all tests of the command line, and a short way to call it."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from ladkg.cli.group import group

Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    """`call("query", "endorsers", input="…")` → its result, with standard output and error apart."""

    def run(*arguments: str, **options: str) -> Result:
        return CliRunner().invoke(group, list(arguments), prog_name="ladkg", catch_exceptions=False, **options)  # type: ignore[arg-type]

    return run
