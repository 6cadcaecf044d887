"""`ladkg diff`: what differs between two datasets."""

import sys
from pathlib import Path

import click

from ladkg.cli.base import Base
from ladkg.cli.bounds import bounded
from ladkg.cli.console import deliver, output_option, progress


@click.command()
@click.argument("before", metavar="A", type=Base())
@click.argument("after", metavar="[B]", type=Base(), required=False)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "update"]),
    default="text",
    show_default=True,
    help="update is SPARQL that makes B of A.",
)
@click.option("--union", is_flag=True, help="Compare statements, not the named graphs they stand in.")
@output_option
@bounded
def diff(before: Path | str, after: Path | str | None, form: str, union: bool, output: str) -> None:
    """Tell what differs from A to B, resource by resource, and which version step it asks for.

    A and B are RDF files, folders of them, stores of `ladkg load`, or addresses of endpoints; without B the built graph
    is meant. Exit code 0 where nothing differs, 1 where something does.

    \b
    Examples:
      ladkg diff published.nq
      ladkg diff old.ttl new.ttl --format markdown
      ladkg diff http://localhost:7878/query
      ladkg diff old/ new/ --format update -o change.ru
    """
    from ladkg.diff.written import WRITERS
    from ladkg.pipeline.diff import compare

    with progress() as step:
        found = compare(before, after, union=union, progress=step)
    for note in found.notes:
        click.echo(note, err=True)
    deliver(WRITERS[form](found.difference).encode(), output)
    sys.exit(1 if found.difference else 0)
