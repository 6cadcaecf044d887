"""Reads the annotated declarations and prints how well, as the tables of docs/evaluation.md.

    python tests/evaluation/measure.py FOLDER dev|held|last [--ways]

FOLDER is that of gather.py. With --ways it also counts, for data/reading/ways.csv, how often each way of recognising a
verb, and each rule for participants and instruments, was right.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from ladkg import paths
from ladkg.extract.score import LAYERS, scores
from ladkg.pipeline import reading
from ladkg.pipeline.evaluate import annotations, of_quads
from ladkg.pipeline.texts import convert_text
from ladkg.read import document
from ladkg.records.annotation import Annotation

HERE = Path(__file__).parent


def main(folder: Path, half: str, count_ways: bool) -> None:
    gold: list[Annotation] = []
    found: list[Annotation] = []
    ways: Counter[tuple[str, bool]] = Counter()
    print("| text | " + " | ".join(LAYERS) + " |\n|---|" + "---|" * len(LAYERS))  # noqa: T201
    for table in sorted((HERE / half).glob("*.csv")):
        right = list(annotations(table))
        text = right[0].text
        read = document.read(next((folder / half / table.stem).glob("text.*")))
        said = list(of_quads(convert_text(read, path=text, language=text.rpartition("/")[2])))
        _print(text, right, said)
        gold += right
        found += said
        ways += _rules(right, said)
        marked = {(row.start, row.end, row.force) for row in right if row.layer == "statement"}
        places = {place.eid: (place.start, place.end) for place in read.sentences()}
        for one in reading.read(read, text.rpartition("/")[2]):
            ways[one.way, (*places[one.eid], one.force) in marked] += 1
    _print("all", gold, found)
    if count_ways:
        _count(ways)


def _rules(gold: list[Annotation], said: list[Annotation]) -> Counter[tuple[str, bool]]:
    """Right and wrong findings of each rule for participants and instruments."""
    counts: Counter[tuple[str, bool]] = Counter()
    for rule in {row.rule for row in said if row.layer in {"participant", "instrument"} and row.rule}:
        for score in scores(gold, [row for row in said if row.rule == rule]):
            if score.layer in {"participants", "instruments"}:
                counts[rule, True] += score.right
                counts[rule, False] += len(score.extra)
    return counts


def _print(name: str, gold: list[Annotation], found: list[Annotation]) -> None:
    figures = scores(gold, found)
    cells = [f"{one.f1:.2f} ({one.right + len(one.missed)})" if name != "all" else _full(one) for one in figures]
    print(f"| {name} | " + " | ".join(cells) + " |")  # noqa: T201


def _full(one: object) -> str:
    return f"P {one.precision:.3f} R {one.recall:.3f} **F1 {one.f1:.3f}**"  # type: ignore[attr-defined]


def _count(ways: Counter[tuple[str, bool]]) -> None:
    file = paths.data() / "reading/ways.csv"
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        total = ways[row["id"], True] + ways[row["id"], False]
        if total:
            row["found"], row["right"] = str(total), str(ways[row["id"], True])
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], "--ways" in sys.argv)
