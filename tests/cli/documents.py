"""Writes docs/cli.md from the help of each verb: `make docs`."""

import sys

import click
from click.testing import CliRunner

from ladkg.cli.front import VERBS
from ladkg.cli.group import group


def page() -> str:
    """The page, one section for each verb."""
    verbs = [[verb] for verb in VERBS if verb != "convert"]
    calls: list[list[str]] = [[], *verbs, ["convert", "table"], ["convert", "text"]]
    parts = ["# The command line", "", "Made by `make docs` from `--help`; a test holds both equal.", ""]
    for call in calls:
        said = CliRunner().invoke(group, [*call, "--help"], prog_name="ladkg", terminal_width=100).output
        parts += [f"## ladkg {' '.join(call)}".rstrip(), "", "```text", said.rstrip(), "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(page(), nl=False, file=sys.stdout)
