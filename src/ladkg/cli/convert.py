"""`ladkg convert`: a table or a declaration's text as RDF."""

from pathlib import Path

import click

from ladkg.cli.console import deliver, format_option, output_option, piped
from ladkg.cli.convert_text import text


@click.group()
def convert() -> None:
    """Turn a table or a declaration's text into RDF."""


@convert.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--kind", metavar="TABLE", help="The kind of table, where the file's name does not say it.")
@format_option
@output_option
def table(file: Path, kind: str | None, form: str, output: str) -> None:
    """Convert the CSV table FILE (- is standard input).

    The kind of table is the file's name without .csv, or its last word: acts, votes, new-pledges, summit-en.readings …
    (docs/data.md lists them). A table with faults is not converted; every fault is named by file, line and column.

    \b
    Examples:
      ladkg convert table data/participation/votes.csv -o votes.trig
      ladkg convert table - --kind acts --format nquads < new-acts.csv
      ladkg convert table summit-en.readings.csv        what a review page saved
    """
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import tables
    from ladkg.pipeline.intake import refuse_links

    refuse_links([file])
    quads = tables.convert_bytes(piped(), "stdin", kind or "") if str(file) == "-" else tables.convert_table(file, kind)
    deliver(serialised(quads, form), output)


convert.add_command(text)
