"""`ladkg convert text`: what a declaration says, as RDF and as a page to check it on."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladkg.cli.console import deliver, format_option, output_option, piped

if TYPE_CHECKING:
    from ladkg.records.text import Document

LANGUAGES = click.Choice(["auto", "en", "es", "fr", "pt"])


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lang", type=LANGUAGES, default="auto", show_default=True, help="Its language.")
@click.option("--review", metavar="FILE", help="Write a page too, on which to check and correct what was read.")
@click.option("--text", "path", metavar="PATH", help="The text's path below id/text/, such as la-declaration/en.")
@click.option("--source", metavar="SLUG", help="The slug of its source; the file's name by default.")
@click.option("--wording", is_flag=True, help="Add the wording of every passage (oa:exact).")
@format_option
@output_option
def text(
    file: Path,
    lang: str,
    review: str | None,
    path: str | None,
    source: str | None,
    wording: bool,
    form: str,
    output: str,
) -> None:
    """Convert the declaration FILE (Markdown, web page, PDF or plain text; - is standard input).

    Gives its version with its sha256, its parts, a passage for each sentence with place and hash, its participants, the
    instruments it cites, and what it undertakes and declares: force, hedges, beneficiaries, rule and confidence. A
    version that the tables know is recognised by its sha256.

    \b
    Examples:
      ladkg convert text la-declaration.md
      ladkg convert text summit.pdf --lang es --format turtle -o summit.ttl
      ladkg convert text summit.md -o summit.trig --review summit.html
      ladkg convert table summit-en.readings.csv        what the page saved
    """
    from ladkg.cli.found import summary
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import texts
    from ladkg.pipeline.evaluate import of_quads

    if review == output == "-":
        raise click.UsageError("Only one of the page and the RDF can go to standard output.")
    read = _read(file)
    about = {"path": path, "language": None if lang == "auto" else lang, "source": source}
    quads = list(texts.convert_text(read, **about, wording=wording))
    if review:
        from ladkg.pipeline.review import review as page

        deliver(page(read, **about).encode(), review)
    deliver(serialised(quads, form), output)
    click.echo(summary(list(of_quads(iter(quads))), review), err=True)


def _read(file: Path) -> "Document":
    """The text, with a word on standard error of what was guessed in reading it."""
    from ladkg.pipeline.intake import refuse_links
    from ladkg.read import document

    refuse_links([file])
    read = document.read_bytes(piped(), "-") if str(file) == "-" else document.read(file)
    click.echo("".join(f"{notice}\n" for notice in read.notices), err=True, nl=False)
    return read
