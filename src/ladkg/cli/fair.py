"""`ladkg fair`: is what is published findable, accessible, interoperable and reusable?"""

import sys
from pathlib import Path

import click

from ladkg.cli.console import deliver, output_option


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option("--badge", metavar="FILE", help="Write a badge (SVG) with the share of passed checks too.")
@output_option
def fair(folder: Path, form: str, badge: str | None, output: str) -> None:
    """Check a published folder DIR against the FAIR principles, as far as files can show it; nothing is fetched.

    The checks are those that FOOPS! makes on the ontology and F-UJI on the dataset, under their identifiers. What
    only the live web shows is listed as not checkable, and counts neither way.

    \b
    Examples:
      ladkg fair pack/
      ladkg fair pack/ --badge fair.svg --format markdown >> "$GITHUB_STEP_SUMMARY"
    """
    from ladkg.fair import report

    outcomes = report.checked(folder)
    if badge:
        deliver(report.badge(outcomes), badge)
    deliver(report.FORMS[form](outcomes), output)
    sys.exit(1 if report.failed(outcomes) else 0)
