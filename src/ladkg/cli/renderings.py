"""What a report makes of a declaration as text for a terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from ladkg.export import compared
from ladkg.records.report import Account

_STYLES = {"stronger": "bold magenta", "weaker": "bold yellow"}


def told(found: Account) -> Text:
    """Renderings in the order of the report, commitments left out, figures."""
    text = Text(f"{found.report.document.name} on {found.declaration.document.name}\n", "bold")
    rows = [dict(zip(compared.ACCOUNT, row, strict=True)) for row in compared.account_rows(found)]
    for title, what in (("Renders", ""), ("Commitments left out", "left out"), ("Figures", "figure")):
        chosen = [
            row for row in rows if row["what"] == what or (not what and row["what"] not in {"left out", "figure"})
        ]
        text.append(f"\n{title}: {len(chosen) or 'none'}\n", "bold")
        for row in chosen:
            style = next((style for word, style in _STYLES.items() if row["what"].startswith(word)), "")
            text.append(f"  {'  '.join(filter(None, _cells(row)))}\n", style)
    return text


def _cells(row: Mapping[str, str]) -> Sequence[str]:
    if row["what"] == "left out":
        return row["passage"], row["asked"], row["words"]
    if row["what"] == "figure":
        return row["report"], row["force"], row["verb"], f"“{row['words']}”"
    became = f"{row['asked']} told as {row['force']}" if row["force"] not in {"", row["asked"]} else ""
    return row["passage"], row["report"], row["what"], row["verb"] and f"“{row['verb']}”", became
