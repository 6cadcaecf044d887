"""What was built and what was found, for people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from pyoxigraph import NamedNode, Quad
from rich.console import Console
from rich.table import Table

from ladkg.terms import PREFIXES, RDF
from ladkg.validate import Report, Severity


def print_counts(counts: Mapping[str, int], asserted: Iterable[Quad], folder: Path) -> None:
    """How many quads each part has and how many resources of each class are described, on standard error."""
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


def print_report(report: Report, language: str = "en") -> None:
    """The findings on standard output, one line each, and their number on standard error."""
    for line in report.lines(language):
        click.echo(line)
    counts = ", ".join(f"{report.count(severity)} {severity}s" for severity in Severity if report.count(severity))
    click.echo(f"{'Conforms' if report.conforms else 'Does not conform'}: {counts or 'no findings'}", err=True)
