"""`ladkg convert`: a table or a declaration's text as RDF."""

from pathlib import Path

import click

from ladkg.cli.console import deliver, output_option, piped

FORMATS = ("trig", "nquads", "turtle", "ntriples", "jsonld", "rdfxml")
format_option = click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default="trig", show_default=True, help="RDF syntax."
)


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

    The kind of table is the file's name without .csv: acts, votes, pledges … (docs/data.md lists them). A table with
    faults is not converted; every fault is named by file, line and column.

    \b
    Examples:
      ladkg convert table data/participation/votes.csv -o votes.trig
      ladkg convert table - --kind acts --format nquads < new-acts.csv
    """
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import tables
    from ladkg.pipeline.intake import refuse_links

    refuse_links([file])
    quads = tables.convert_bytes(piped(), "stdin", kind or "") if str(file) == "-" else tables.convert_table(file, kind)
    deliver(serialised(quads, form), output)


@convert.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", "path", metavar="PATH", help="The text's path below id/text/, such as la-declaration/en.")
@click.option("--lang", type=click.Choice(["en", "es", "fr", "pt"]), help="Its language, where it is not clear.")
@click.option("--source", metavar="SLUG", help="The slug of its source; the file's name by default.")
@click.option("--wording", is_flag=True, help="Add the wording of every passage (oa:exact).")
@format_option
@output_option
def text(
    file: Path, path: str | None, lang: str | None, source: str | None, wording: bool, form: str, output: str
) -> None:
    """Convert the declaration FILE (Markdown, web page, PDF or plain text; - is standard input).

    Gives its version with its sha256, its parts, a passage for each sentence with place and hash, its participants and
    the instruments it cites. A version that the tables know is recognised by its sha256.

    \b
    Examples:
      ladkg convert text la-declaration.md
      ladkg convert text other.md --text other-declaration/en --format turtle -o other.ttl
    """
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import texts
    from ladkg.pipeline.intake import refuse_links
    from ladkg.read import document

    refuse_links([file])
    read = document.read_bytes(piped(), "-") if str(file) == "-" else document.read(file)
    for notice in read.notices:
        click.echo(notice, err=True)
    quads = texts.convert_text(read, path=path, language=lang, source=source, wording=wording)
    deliver(serialised(quads, form), output)
