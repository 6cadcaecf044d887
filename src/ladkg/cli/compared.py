"""What `ladkg compare` found, written for people (a terminal, a page) and for tables."""

from typing import TYPE_CHECKING

from ladkg.export import compared
from ladkg.records.comparison import Comparison
from ladkg.records.report import Account

if TYPE_CHECKING:
    from rich.text import Text


def written(found: Comparison | Account, form: str, safe: bool = False) -> bytes | None:
    """The finding as `text`, `html`, `csv` (for spreadsheets, if `safe`) or `json`; None for any other form."""
    if form == "html":
        from ladkg.export import pages

        return pages.comparison(found) if isinstance(found, Comparison) else pages.account(found)
    if form == "json":
        return compared.comparison_json(found) if isinstance(found, Comparison) else compared.account_json(found)
    if form == "csv":
        from ladkg.cli.rows import written_rows

        if isinstance(found, Comparison):
            return written_rows(compared.DIFFERENCES, compared.difference_rows(found), form, safe)
        return written_rows(compared.ACCOUNT, compared.account_rows(found), form, safe)
    if form == "text":
        from ladkg.cli import differences, renderings

        return _drawn(differences.told(found) if isinstance(found, Comparison) else renderings.told(found))
    return None


def _drawn(text: "Text") -> bytes:
    """Coloured on a terminal, plain and unwrapped in a pipe."""
    from rich.console import Console

    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(text, soft_wrap=not console.is_terminal)
    return drawn.get().encode()
