"""`ladkg validate`: the built graph, or any RDF files, against the shapes."""

import sys
from pathlib import Path

import click

from ladkg.cli.console import progress


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--shapes", type=click.Path(exists=True, path_type=Path), metavar="PATH", help="Your own shapes: a file or folder."
)
@click.option("--lang", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Language of messages.")
def validate(files: tuple[Path, ...], shapes: Path | None, lang: str) -> None:
    """Check FILES, or the built graph when none is given, against the shapes.

    One line for each finding on standard output; exit code 0 when there is none, 1 when there are findings (warnings
    alone count as fine), 2 when a file cannot be read.

    \b
    Examples:
      ladkg validate
      ladkg validate new-acts.ttl
      ladkg validate data.trig --shapes my-shapes/
    """
    from ladkg.cli.reports import print_report
    from ladkg.pipeline import build

    with progress() as step:
        parts = None if files else build.read_built(step)
        step("Checking")
        report = build.check(parts, shapes) if parts else build.check_files(files, shapes)
    print_report(report, lang)
    sys.exit(0 if report.conforms else 1)
