"""The annotated declarations: the tables are sound; with the texts at hand, the figures of docs/evaluation.md hold."""

import csv
import os
import re
from pathlib import Path

import pytest

from ladkg.extract.score import scores
from ladkg.pipeline.evaluate import annotations, of_quads
from ladkg.pipeline.texts import convert_text
from ladkg.read import document
from ladkg.records.annotation import Annotation

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("*/*.csv"))
FLOORS = {"participants": 0.95, "sentences": 0.9, "force": 0.85, "instruments": 0.85}


@pytest.fixture(scope="module")
def declarations() -> Path:
    """The folder of the texts, which the repository does not hold (docs/evaluation.md tells where they are from)."""
    folder = Path(os.environ.get("LADKG_DECLARATIONS", ""))
    if not (folder / "dev").is_dir():
        pytest.skip("set LADKG_DECLARATIONS to the folder that holds dev/ and held/")
    return folder


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_cites_passages_by_place_and_hash_and_eight_words_at_most(table: Path) -> None:
    rows = list(annotations(table))
    assert {row.text.rpartition("/")[0] for row in rows} == {table.stem}
    assert all(row.start < row.end and len((row.quote or "").split()) <= 8 for row in rows)
    assert all(row.force for row in rows if row.layer == "statement")
    assert all(row.value for row in rows if row.layer in {"participant", "instrument"})


def test_every_text_is_told_with_where_it_is_from() -> None:
    with (HERE / "texts.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    assert sorted(f"{row['half']}/{row['text'].rpartition('/')[0]}" for row in told) == sorted(
        f"{table.parent.name}/{table.stem}" for table in TABLES
    )
    assert all(row["path"] and re.fullmatch("[0-9a-f]{64}", row["sha256"]) for row in told)
    assert sum(row["half"] == "dev" for row in told) >= 10
    assert not any("wh-briefings" in row["repository"] for row in told)


@pytest.mark.parametrize("half", ["dev", "held", "last"])
def test_the_figures_hold(declarations: Path, half: str) -> None:
    gold: list[Annotation] = []
    found: list[Annotation] = []
    for table in sorted((HERE / half).glob("*.csv")):
        right = list(annotations(table))
        text = right[0].text
        read = document.read(next((declarations / half / table.stem).glob("text.*")))
        gold += right
        found += of_quads(convert_text(read, path=text, language=text.rpartition("/")[2]))
    figures = {score.layer: score.f1 for score in scores(gold, found)}
    assert {layer: figures[layer] for layer, floor in FLOORS.items() if figures[layer] < floor} == {}
