"""`ladkg compare`: two versions of a text, or a text and a report on it, side by side."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladkg.cli.console import deliver, output_option
from ladkg.cli.rows import guarded, safe_option

if TYPE_CHECKING:
    from ladkg.records.comparison import Comparison
    from ladkg.records.report import Account
    from ladkg.records.text import Document

FORMATS = ("text", "html", "csv", "json", "trig", "nquads", "turtle", "ntriples", "jsonld", "rdfxml")
LANGUAGES = click.Choice(["en", "es", "fr", "pt"])
FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--report", is_flag=True, help="SECOND is a report on FIRST, in the same language.")
@click.option("--lang-a", type=LANGUAGES, help="The language of FIRST, where it is not clear.")
@click.option("--lang-b", type=LANGUAGES, help="The language of SECOND, where it is not clear.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@safe_option
@output_option
def compare(
    first: Path, second: Path, report: bool, lang_a: str | None, lang_b: str | None, form: str, output: str
) -> None:
    """Set the texts FIRST and SECOND side by side, sentence by sentence, and tell what differs.

    What is told: participants, cited instruments, force, verbs, negation, hedges, beneficiaries, topics, notions
    ("safe", "regular"), sentences that only one text has and, in one language, every change of words. The texts are
    in English, Spanish, French or Portuguese; one of them may be - for standard input. With --report: which sentences
    of FIRST the report quotes, which it paraphrases and with which verb, which commitments it leaves out, and which
    figures it tells of. Differences are no findings: the exit code is 0.

    \b
    Examples:
      ladkg compare declaration.md amended.md
      ladkg compare declaration.md declaration.pt.md --format html -o differences.html
      ladkg compare declaration.md press-report.txt --report
      curl -s https://example.org/text.md | ladkg compare draft.md - --format csv
    """
    from ladkg.pipeline import compare as pipeline

    safe = guarded(form)
    if str(first) == str(second) == "-":
        raise click.UsageError("Only one of the two texts can be standard input.")
    both, languages = (_read(first), _read(second)), (lang_a, lang_b)
    found = pipeline.account(*both, languages) if report else pipeline.compare(*both, languages)
    deliver(_written(found, form, safe), output)


def _read(file: Path) -> "Document":
    from ladkg.read import document

    piped = sys.stdin.buffer.read(document.LONGEST + 1) if str(file) == "-" else None
    read = document.read(file) if piped is None else document.read_bytes(piped, "-")
    for notice in read.notices:
        click.echo(notice, err=True)
    return read


def _written(found: "Comparison | Account", form: str, safe: bool) -> bytes:
    from ladkg.cli import compared
    from ladkg.export.syntax import serialised
    from ladkg.pipeline import compare as pipeline

    written = compared.written(found, form, safe)
    return serialised(pipeline.quads(found), form) if written is None else written
