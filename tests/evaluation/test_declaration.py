"""The machine's reading of the Declaration, in its four languages, against the curated tables."""

import csv
import dataclasses
from pathlib import Path

import pytest

from ladkg.extract.score import scores
from ladkg.pipeline import reading, tables
from ladkg.pipeline.build import Parts
from ladkg.pipeline.evaluate import of_quads
from ladkg.pipeline.texts import convert_text
from ladkg.read import document
from ladkg.records.annotation import Annotation

HERE = Path(__file__).parent
ENGLISH = "la-declaration/en"
FLOORS = {
    "participants": 1.0,
    "instruments": 0.97,
    "sentences": 0.97,
    "force": 0.97,
    "hedges": 0.97,
    "undertakes": 0.95,
}


@pytest.fixture(scope="module")
def curated(parts: Parts) -> list[Annotation]:
    return [row for row in of_quads(iter(parts.asserted)) if row.text == ENGLISH]


def _read(file: Path, text: str) -> list[Annotation]:
    return list(of_quads(convert_text(document.read(file), path=text, language=text.rpartition("/")[2][:2])))


def test_the_english_text_is_read_as_it_was_curated(texts: Path, curated: list[Annotation]) -> None:
    found = {score.layer: score.f1 for score in scores(curated, _read(texts / "la-declaration.md", ENGLISH))}
    assert {layer: round(found[layer], 3) for layer, floor in FLOORS.items() if found[layer] < floor} == {}


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_a_translation_is_read_as_it_is_worded(texts: Path, curated: list[Annotation], language: str) -> None:
    text = f"la-declaration/{language}"
    gold = _translated(curated, text)
    said = [row for row in _read(texts / f"la-declaration.{language}.md", text) if row.layer == "statement"]
    found = {score.layer: score.f1 for score in scores(gold, said)}
    assert {layer: found[layer] for layer in ("sentences", "force", "hedges") if found[layer] < 0.93} == {}


def _translated(curated: list[Annotation], text: str) -> list[Annotation]:
    """The curated statements with what translations.csv says of a version; places have the same names in all."""
    with (HERE / "translations.csv").open(encoding="utf-8", newline="") as file:
        said = {row["eid"]: row for row in csv.DictReader(file) if row["text"] == text}
    statements = [_reworded(row, said) for row in curated if row.layer == "statement"]
    rows = [dataclasses.replace(row, text=text, sha256="", start=0, end=1) for row in statements]
    template = rows[0]
    known = {row.eid for row in rows}
    rows += [
        dataclasses.replace(template, eid=eid, force=row["force"], hedges=(), groups=(), undertakes=True)
        for eid, row in said.items()
        if eid not in known
    ]
    return rows


def _reworded(row: Annotation, said: dict[str, dict[str, str]]) -> Annotation:
    other = said.get(row.eid)
    if not other:
        return row
    return dataclasses.replace(row, force=other["force"], hedges=tuple(filter(None, other["hedges"].split("|"))))


@pytest.mark.parametrize(
    ("file", "text", "more"),
    [
        ("la-declaration.md", "la-declaration/en", set()),
        ("la-declaration-amended-2022-06-14.md", "la-declaration/en-2022-06-14", {"GUY"}),
        ("la-declaration.es.md", "la-declaration/es", set()),
        ("la-declaration.fr.md", "la-declaration/fr", set()),
        ("la-declaration.pt.md", "la-declaration/pt", {"BHS"}),
    ],
)
def test_every_version_has_its_participants(
    texts: Path, curated: list[Annotation], file: str, text: str, more: set[str]
) -> None:
    twenty = {row.value for row in curated if row.layer == "participant"}
    assert {row.value for row in _read(texts / file, text) if row.layer == "participant"} == twenty | more
    assert len(twenty) == 20


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_topics_are_found_in_each_language(texts: Path, language: str) -> None:
    curated = {(row.record.passage, topic) for row in tables.rows("statements") for topic in row.record.topics}
    file = texts / ("la-declaration.md" if language == "en" else f"la-declaration.{language}.md")
    said = reading.read(document.read(file), language)
    found = {(one.eid, topic.concept.removeprefix("topic/")) for one in said for topic in one.topics}
    right = len(curated & found)
    assert 2 * right / (len(curated) + len(found)) >= 0.7
