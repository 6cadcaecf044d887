"""Rows of text as a table, CSV or JSON."""

import json
from collections.abc import Sequence

import click

_ASKED = "ladkg.spreadsheet-safe"


def _keep(context: click.Context, _: click.Parameter, asked: bool) -> None:
    context.meta[_ASKED] = asked


safe_option = click.option(
    "--spreadsheet-safe",
    is_flag=True,
    expose_value=False,
    callback=_keep,
    help="In CSV, put an apostrophe before each cell that a spreadsheet program could run as a formula.",
)


def guarded(form: str | None) -> bool:
    """Whether --spreadsheet-safe was given; raises UsageError where it was and the form is not CSV."""
    asked = bool(click.get_current_context().meta[_ASKED])
    if asked and form != "csv":
        raise click.UsageError("--spreadsheet-safe is about CSV: add --format csv.")
    return asked


def written_rows(header: Sequence[str], rows: Sequence[Sequence[str]], form: str, safe: bool = False) -> bytes:
    """The rows in the form `table`, `csv` (for spreadsheets, if `safe`) or `json` (a list of objects)."""
    if form == "json":
        return (json.dumps([dict(zip(header, row, strict=True)) for row in rows], indent=2) + "\n").encode()
    if form == "csv":
        from ladkg import spreadsheet

        return spreadsheet.written([header, *rows], safe)
    from ladkg.cli.tables import plain_table

    return plain_table(header, rows)
