"""Scores: what is counted in each layer, and when two passages are the same."""

import dataclasses

import pytest

from ladkg.extract.score import LAYERS, Score, scores
from ladkg.records.annotation import Annotation

ROW = Annotation(
    text="tale/en",
    layer="statement",
    eid="para_1__sent_1",
    start=0,
    end=100,
    sha256="a" * 64,
    quote=None,
    value=None,
    force="commit",
    undertakes=True,
    hedges=("as-appropriate",),
    groups=("refugees",),
    rule=None,
    confidence=None,
    decision=None,
    note=None,
)


def _but(**changes: object) -> Annotation:
    return dataclasses.replace(ROW, **changes)  # type: ignore[arg-type]


def _f1(gold: list[Annotation], predicted: list[Annotation]) -> dict[str, float]:
    return {score.layer: round(score.f1, 3) for score in scores(gold, predicted)}


def test_the_same_is_right_in_every_layer() -> None:
    assert _f1([ROW], [ROW]) == dict.fromkeys(LAYERS, 1.0)


def test_another_force_is_wrong_in_its_layers_only() -> None:
    found = _f1([ROW], [_but(force="intend")])
    assert found == {**dict.fromkeys(LAYERS, 1.0), "force": 0, "undertakes": 0}


def test_hedges_and_groups_are_counted_one_by_one() -> None:
    found = _f1([_but(hedges=("as-appropriate", "voluntary"))], [_but(groups=("refugees", "children"))])
    assert found["hedges"] == pytest.approx(2 / 3, abs=0.001)
    assert found["beneficiaries"] == pytest.approx(2 / 3, abs=0.001)


def test_passages_are_the_same_by_wording_or_by_half_of_the_longer() -> None:
    moved = {"eid": "para_9__sent_9", "start": 900, "end": 1000}
    assert _f1([ROW], [_but(**moved)])["sentences"] == 1
    assert _f1([ROW], [_but(**moved, sha256="b" * 64)])["sentences"] == 0
    assert _f1([ROW], [_but(eid="para_2__sent_1", start=10, end=100, sha256="b" * 64)])["sentences"] == 1
    assert _f1([ROW], [_but(eid="para_2__sent_1", start=0, end=210, sha256="b" * 64)])["sentences"] == 0
    assert _f1([ROW], [_but(text="other/en")])["sentences"] == 0


def test_titles_are_alike_without_article_case_and_marks() -> None:
    gold = _but(layer="instrument", value="the Paris Agreement")
    assert _f1([gold], [_but(layer="instrument", value="paris-agreement")])["instruments"] == 1
    assert _f1([gold], [_but(layer="instrument", value="crc-1989")])["instruments"] == 0
    assert _f1([_but(layer="participant", value="CRI")], [_but(layer="participant", value="CRI")])["participants"] == 1


def test_what_is_missed_and_what_is_extra_is_told() -> None:
    (found,) = [one for one in scores([ROW], [_but(force="plan")]) if one.layer == "force"]
    assert found.missed == (("tale/en", "para_1__sent_1", "commit"),)
    assert found.extra == (("tale/en", "para_1__sent_1", "plan"),)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    empty = Score("force", 0, (), ())
    assert (empty.precision, empty.recall, empty.f1) == (1, 1, 1)
    assert Score("force", 0, (("t",),), ()).f1 == 0
