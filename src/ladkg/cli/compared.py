"""What `ladkg compare` found, written for people (a terminal, a page) and for tables."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ladkg.export import compared
from ladkg.records.comparison import Comparison, Difference, Side
from ladkg.records.report import Account

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"dropped": "red", "added": "green", "stronger": "bold magenta", "weaker": "bold yellow"}


def written(found: Comparison | Account, form: str) -> bytes | None:
    """The finding as `text`, `html`, `csv` or `json`; None for any other form."""
    if form == "html":
        from ladkg.export import pages

        return pages.comparison(found) if isinstance(found, Comparison) else pages.account(found)
    if form == "json":
        return compared.comparison_json(found) if isinstance(found, Comparison) else compared.account_json(found)
    if form == "csv":
        from ladkg.cli.rows import written_rows

        if isinstance(found, Comparison):
            return written_rows(compared.DIFFERENCES, compared.difference_rows(found), form)
        return written_rows(compared.ACCOUNT, compared.account_rows(found), form)
    if form == "text":
        return _drawn(_differences(found) if isinstance(found, Comparison) else _account(found))
    return None


def _drawn(text: "Text") -> bytes:
    """Coloured on a terminal, plain and unwrapped in a pipe."""
    from rich.console import Console

    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(text, soft_wrap=not console.is_terminal)
    return drawn.get().encode()


def _differences(found: Comparison) -> "Text":
    """How many of each kind, then those of each sentence beneath its eIds."""
    from rich.text import Text

    text = Text()
    for mark, reading in (("A", found.first), ("B", found.second)):
        sentences, named = sum(1 for _ in reading.document.sentences()), len(reading.participants)
        text.append(f"{mark} {reading.document.name}", "bold")
        text.append(f"  {reading.language}, {sentences} sentences, {named} participants\n")
    counts = ", ".join(f"{number} {kind}" for kind, number in compared.counts(found).items())
    text.append(f"\nDifferences: {counts or 'none'}\n")
    for place, several in groupby(found.differences(), key=_place):
        text.append(f"\n{place}\n", "bold")
        for one in several:
            text.append(f"  {one.kind:<12}")
            _add_difference(text, one)
    return text


def _place(one: Difference) -> str:
    first, second = (" ".join(sentence.eid for sentence in side.sentences) or "—" for side in (one.first, one.second))
    return first if first == second else f"{first} | {second}"


def _add_difference(text: "Text", one: Difference) -> None:
    for sign, tag, side in (("-", "dropped", one.first), ("+", "added", one.second)):
        if side.values or side.words:
            text.append(f"  {sign} {_side(side)}", _STYLES[tag])
    if one.degree:
        text.append(f"  {one.degree}", _STYLES[one.degree])
    text.append("\n")


def _side(side: Side) -> str:
    words = ", ".join(f"“{words}”" for words in side.words)
    return " ".join(filter(None, (", ".join(side.values), words)))


def _account(found: Account) -> "Text":
    """Renderings in the order of the report, commitments left out, figures."""
    from rich.text import Text

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
