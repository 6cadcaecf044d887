"""What was built and what was found, for people."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from pyoxigraph import NamedNode, Quad

from ladkg.cli.console import deliver
from ladkg.terms import PREFIXES, RDF
from ladkg.validate import reports
from ladkg.validate.reports import PlacedReport, Wish, text

_STYLES: dict[str, dict[str, Any]] = {
    "violation": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "place": {"bold": True},
    "caret": {"fg": "red"},
    "quiet": {"dim": True},
}


def print_counts(counts: Mapping[str, int], asserted: Iterable[Quad], folder: Path) -> None:
    """How many quads each part has and how many resources of each class are described, on standard error."""
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    parts = Table()
    parts.add_column("part")
    parts.add_column("quads", justify="right")
    for name, count in counts.items():
        parts.add_row(name, f"{count:,}")
    classes = Counter(q.object.value for q in asserted if q.predicate == RDF.type and isinstance(q.object, NamedNode))
    described = Table()
    described.add_column("describes")
    described.add_column("resources", justify="right")
    for iri, count in classes.most_common(12):
        described.add_row(iri.removeprefix(PREFIXES["lad"]), f"{count:,}")
    console.print(f"Built in {folder}", parts, described, sep="\n")


def print_report(report: PlacedReport, language: str = "en") -> None:
    """The findings on standard output, in colour on a terminal, and their number on standard error."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    written = text.write(report, language, _painted) if coloured else text.write(report, language)
    click.echo(written, nl=False, color=coloured)


def deliver_reports(wished: Iterable[Wish], report: PlacedReport, language: str) -> None:
    """Every report asked for, where it is to go, and a word on the whole on standard error.

    GitHub names files from the root of its checkout, wherever in it the command runs.
    """
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    for wish in wished:
        named = report.below(root) if wish.form in {"sarif", "github"} else report
        if wish.destination != "-":
            reports.save(wish, named, language)
        elif wish.form == "text":
            print_report(named, language)
        else:
            click.echo(reports.write(wish.form, named, language), nl=False)
    click.echo(text.summary(report, language), err=True)


def save_baseline(written: str, path: Path) -> None:
    """Writes a baseline and says what is left to do with it."""
    deliver(written.encode(), str(path))
    click.echo(f"{path}: {written.count('[[known]]')} known findings; fill in reason and owner of each", err=True)


def _painted(style: str, part: str) -> str:
    return click.style(part, **_STYLES[style])
