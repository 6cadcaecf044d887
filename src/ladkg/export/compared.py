"""A comparison of two texts, and an account of a report, as rows and as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from ladkg.extract.differences import FORCES
from ladkg.records.comparison import KINDS, Comparison, Difference, Reading, Side
from ladkg.records.report import Account, Rendering
from ladkg.records.text import Sentence

DIFFERENCES: Final = ("first", "second", "kind", "degree", "before", "after", "words_before", "words_after")
ACCOUNT: Final = ("what", "passage", "report", "asked", "verb", "force", "share", "rule", "words")


def difference_rows(comparison: Comparison) -> list[Sequence[str]]:
    """A row for each difference, with the columns of DIFFERENCES; several places or values are parted by `|`."""
    return [
        (
            _places(one.first),
            _places(one.second),
            one.kind,
            one.degree,
            "|".join(one.first.values),
            "|".join(one.second.values),
            "|".join(one.first.words),
            "|".join(one.second.words),
        )
        for one in comparison.differences()
    ]


def account_rows(account: Account) -> list[Sequence[str]]:
    """A row for each rendering, commitment left out and figure, with the columns of ACCOUNT."""
    ours, theirs = account.declaration.document, account.report.document
    rows: list[Sequence[str]] = [
        (
            treatment(one),
            one.passage.eid,
            one.report.eid,
            one.asked or "",
            one.verb or "",
            one.force or "",
            f"{one.share:.2f}",
            one.rule,
            theirs.wording(one.report),
        )
        for one in account.renderings
    ]
    places = {sentence.eid: sentence for sentence in ours.sentences()}
    rows += [
        ("left out", left.eid, "", left.force, "", "", "", left.rule, ours.wording(places[left.eid]))
        for left in account.left_out
    ]
    for figure in account.figures:
        amount = f"{figure.quantity.normalize():f} {figure.unit}"
        rows.append(("figure", "", figure.report.eid, "", figure.actor or "", amount, "", "figures", figure.words))
    return rows


def treatment(one: Rendering) -> str:
    """`verbatim`, `paraphrase`, or a `stronger` or `weaker paraphrase` by the force of the report's verb."""
    if one.mode == "verbatim" or not one.force or not one.asked or "call" in (one.force, one.asked):
        return one.mode
    difference = FORCES.index(one.force) - FORCES.index(one.asked)
    return one.mode if not difference else f"{'stronger' if difference < 0 else 'weaker'} {one.mode}"


def counts(comparison: Comparison) -> dict[str, int]:
    """How many differences there are of each kind that occurs, in the order of KINDS."""
    found = Counter(one.kind for one in comparison.differences())
    return {kind: found[kind] for kind in KINDS if found[kind]}


def comparison_json(comparison: Comparison) -> bytes:
    """Both texts, how many differences of each kind, each difference, and the sentences of either side in pairs."""
    return _json(
        {
            "first": _text(comparison.first),
            "second": _text(comparison.second),
            "counts": counts(comparison),
            "differences": [_difference(one) for one in comparison.differences()],
            "pairs": [[_eids(pair.first), _eids(pair.second)] for pair in comparison.pairs],
        }
    )


def account_json(account: Account) -> bytes:
    """Both texts, and a list of the rows of `account_rows` as objects."""
    rows = [dict(zip(ACCOUNT, row, strict=True)) for row in account_rows(account)]
    return _json({"declaration": _text(account.declaration), "report": _text(account.report), "account": rows})


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _text(reading: Reading) -> dict[str, Any]:
    document = reading.document
    participants = [one.ref for one in reading.participants]
    return {
        "name": document.name,
        "language": reading.language,
        "sha256": document.sha256,
        "participants": participants,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {"kind": one.kind, "degree": one.degree or None, "first": _side(one.first), "second": _side(one.second)}


def _side(side: Side) -> dict[str, Any]:
    return {"eIds": _eids(side.sentences), "values": list(side.values), "words": list(side.words)}


def _eids(sentences: Sequence[Sentence]) -> list[str]:
    return [sentence.eid for sentence in sentences]


def _places(side: Side) -> str:
    return "|".join(_eids(side.sentences))
