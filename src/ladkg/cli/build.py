"""`ladkg build`: from the tables to a checked graph."""

import sys
from pathlib import Path

import click

from ladkg.cli.console import progress


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="LADKG_TEXTS",
    help="Folder with the texts: every passage is verified and the graph carries their wording.",
)
@click.option("--check/--no-check", default=True, help="Whether to check the graph against the shapes.")
def build(output: Path | None, texts: Path | None, check: bool) -> None:
    """Build the graph from the tables, check it and print a summary.

    \b
    Examples:
      ladkg build
      ladkg build --texts ../texts -o with-wording
    """
    from ladkg import paths
    from ladkg.cli.reports import deliver_reports, print_counts
    from ladkg.pipeline import build as made
    from ladkg.pipeline import tables
    from ladkg.pipeline.texts import with_wording
    from ladkg.validate.reports import PlacedReport, Wish

    folder = output or paths.build()
    with progress() as step:
        said = with_wording(tables.asserted(), texts) if texts else None
        parts = made.assemble(said, step)
        step("Checking")
        report = made.check(parts) if check else None
        step("Writing")
        counts = made.save(parts, folder)
    print_counts(counts, parts.asserted, folder)
    if report is not None:
        deliver_reports([Wish("text")], PlacedReport.of(report.findings), "en")
        sys.exit(0 if report.conforms else 1)
