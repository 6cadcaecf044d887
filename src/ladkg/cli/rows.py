"""Rows of text as a table, CSV or JSON."""

import csv
import io
import json
from collections.abc import Sequence


def written_rows(header: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> bytes:
    """The rows in the form `table`, `csv` or `json` (a list of objects)."""
    if form == "json":
        return (json.dumps([dict(zip(header, row, strict=True)) for row in rows], indent=2) + "\n").encode()
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        return text.getvalue().encode()
    from ladkg.cli.tables import plain_table

    return plain_table(header, rows)
