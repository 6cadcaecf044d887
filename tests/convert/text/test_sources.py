"""The curated tables against the texts themselves; skipped where those are not at hand (see tests/conftest.py)."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ladkg import graph, paths
from ladkg.convert import kinds
from ladkg.convert.text import passages, verify_passages
from ladkg.pipeline.texts import convert_text, understood
from ladkg.read.document import read
from ladkg.read.quote import WORD_LIMIT, occurs_once
from ladkg.read.tables import Placed, read_table
from ladkg.records.text import Document

FILES = {
    "la-declaration/en": "la-declaration.md",
    "la-declaration/en-2022-06-14": "la-declaration-amended-2022-06-14.md",
    "la-declaration/es": "la-declaration.es.md",
    "la-declaration/fr": "la-declaration.fr.md",
    "la-declaration/pt": "la-declaration.pt.md",
    "caricom-report/en": "caricom-report.txt",
}
WITH_PASSAGES = ("la-declaration/en", "la-declaration/en-2022-06-14", "caricom-report/en")
# The words of the text that carry each force of a commitment.
VERBS = {
    "commit": r"\bcommit to\b|\bcommitted to\b",
    "intend": r"\bintend\b",
    "plan": r"\bplan to\b",
    "seek": r"\bseek to\b",
    "support": r"\bsupport efforts\b",
    "reaffirm": r"\breiterate our will\b|\breaffirm our\b|\bRenewing our commitment\b",
}
# Statements without a verb of their own, and the passage whose verb they carry on.
CARRIED_ON = {
    "la-declaration/pillar-3/4": "pillar_3__para_1__sent_2",
    "la-declaration/pillar-4/4": "pillar_4__para_1__sent_2",
    **{f"la-declaration/shared-approach/{n}": "shared_approach__para_1__sent_1" for n in range(1, 6)},
}


@cache
def placed(name: str) -> tuple[Placed[Any], ...]:
    subject, kind = kinds()[name]
    folder = paths.data() / subject
    return tuple(read_table(folder / f"{name}.csv", folder / "csv-metadata.json", name, kind.record))


def rows(name: str) -> list[Any]:
    return [row.record for row in placed(name)]


@cache
def document(texts: Path, text: str) -> Document:
    return read(texts / FILES[text])


def wordings(texts: Path, text: str) -> dict[str, str]:
    found = document(texts, text)
    return {place.eid: found.wording(place) for place in found.sentences()}


@pytest.mark.parametrize("text", FILES)
def test_each_text_is_recognised_by_its_hash(texts: Path, text: str) -> None:
    assert understood(document(texts, text)).version.id == text


@pytest.mark.parametrize("text", WITH_PASSAGES)
def test_passages_hold_and_none_is_missing(texts: Path, text: str) -> None:
    found = document(texts, text)
    mine = [row for row in placed("passages") if row.record.text == text]
    assert verify_passages(mine, found) == []
    assert [row.record for row in mine] == list(passages(found, understood(found).version))
    for row in mine:
        assert occurs_once(found.text, row.record.quote)
        assert len(row.record.quote.split()) <= WORD_LIMIT


def test_no_other_text_has_passages() -> None:
    assert {row.text for row in rows("passages")} == set(WITH_PASSAGES)


def test_the_five_versions_have_the_same_places(texts: Path) -> None:
    versions = [text for text in FILES if text.startswith("la-declaration/")]
    assert len({tuple(wordings(texts, text)) for text in versions}) == 1


@pytest.mark.parametrize("text", FILES)
def test_participants_are_those_of_the_table(texts: Path, text: str) -> None:
    said = understood(document(texts, text))
    assert sorted(one.ref for one in said.participants) == sorted(said.version.participants)
    assert len(said.version.participants) == (said.version.participant_count or 0)


@pytest.mark.parametrize("text", ["la-declaration/en", "la-declaration/en-2022-06-14"])
def test_cited_instruments_are_those_of_the_table_in_the_same_passages(texts: Path, text: str) -> None:
    mine = {(row.object, row.passage) for row in rows("relations") if row.subject == "la-declaration"}
    found = understood(document(texts, text)).citations
    assert {(one.ref, one.eid) for one in found} == mine
    assert len(found) == len(mine)


@pytest.mark.parametrize("text", FILES)
def test_quads_are_the_same_from_run_to_run(texts: Path, text: str) -> None:
    found = document(texts, text)
    once, again = (graph.normalised(convert_text(found, wording=True)) for _ in range(2))
    assert once == again


def test_statements_stand_in_passages_of_their_section() -> None:
    known_passages = {(row.text, row.eid) for row in rows("passages")}
    for row in rows("statements"):
        if row.provision.startswith("la-declaration/"):
            assert (row.text, row.passage) in known_passages
            section = row.provision.rpartition("/")[2].replace("-", "_")
            assert row.passage.startswith(f"{section}__")
            assert row.id.rpartition("/")[0] == row.provision


def test_statements_are_numbered_in_text_order() -> None:
    starts = {row.eid: row.start for row in rows("passages") if row.text == "la-declaration/en"}
    by_section: dict[str, list[Any]] = {}
    for row in rows("statements"):
        by_section.setdefault(row.provision, []).append(row)
    for mine in by_section.values():
        assert [int(row.id.rpartition("/")[2]) for row in mine] == list(range(1, len(mine) + 1))
        assert [starts[row.passage] for row in mine] == sorted(starts[row.passage] for row in mine)


@pytest.mark.parametrize(
    ("hedge", "phrase", "times"),
    [
        ("in-accordance-with-national-legislation", "in accordance with national legislation", 7),
        ("as-appropriate", "as appropriate", 5),
        ("as-feasible", "as feasible", 1),
        ("where-appropriate-and-feasible", "where appropriate and feasible", 1),
        ("when-appropriate", "when appropriate", 1),
        ("without-prejudice", "without prejudice to", 1),
    ],
)
def test_hedges_of_commitments_are_as_many_as_in_the_text(texts: Path, hedge: str, phrase: str, times: int) -> None:
    said = wordings(texts, "la-declaration/en")
    hedged = Counter(row.passage for row in rows("statements") if row.undertakes and hedge in row.hedges)
    in_text = Counter({eid: wording.count(phrase) for eid, wording in said.items() if phrase in wording})
    assert hedged == in_text
    assert in_text.total() == times == document(texts, "la-declaration/en").text.count(phrase)


def test_the_force_of_each_commitment_is_that_of_its_verb(texts: Path) -> None:
    said = wordings(texts, "la-declaration/en")
    for row in rows("statements"):
        if row.undertakes:
            wording = said[CARRIED_ON.get(row.id, row.passage)]
            assert re.search(VERBS[row.force], wording), row.id


def test_forces_of_commitments_are_as_many_as_the_verbs_in_the_text(texts: Path) -> None:
    text = document(texts, "la-declaration/en").text
    commitments = [row for row in rows("statements") if row.undertakes]
    own = Counter(row.force for row in commitments if row.id not in CARRIED_ON)
    lead_ins = Counter({"intend": 1})
    assert own + lead_ins == Counter({force: len(re.findall(verb, text)) for force, verb in VERBS.items()})
    assert Counter(row.force for row in commitments) == {
        "commit": 5, "intend": 17, "plan": 4, "seek": 1, "support": 1, "reaffirm": 3,
    }  # fmt: skip
    assert Counter(row.provision.rpartition("/")[2] for row in commitments) == {
        "preamble": 6, "pillar-1": 3, "pillar-2": 7, "pillar-3": 7, "pillar-4": 3, "shared-approach": 5,
    }  # fmt: skip


def words(text: str) -> str:
    """The words of a text with a blank around each, without case and punctuation."""
    return " " + "".join(f"{word} " for word in re.findall(r"[^\W_]+", text.lower()))


def test_verbatim_quotations_are_verbatim(texts: Path) -> None:
    report, declaration = wordings(texts, "caricom-report/en"), wordings(texts, "la-declaration/en")
    for row in rows("quotations"):
        reported, original = report[row.report_passage], words(declaration[row.passage])
        marked = re.findall("“([^”]+)", reported)
        verbatim = all(words(part) in original for part in marked or [reported])
        begins = reported.startswith("“") or not marked
        if row.mode == "verbatim":
            assert verbatim, row.id
        else:
            assert not (verbatim and begins), row.id


def test_the_reported_verb_stands_in_the_report(texts: Path) -> None:
    report = wordings(texts, "caricom-report/en")
    for row in rows("quotations"):
        assert bool(row.reported_verb) == bool(row.reported_force), row.id
        assert words(row.reported_verb or "") in words(report[row.report_passage]), row.id


def test_no_sentence_that_is_quoted_with_marks_is_left_out(texts: Path) -> None:
    original = words(document(texts, "la-declaration/en").text)
    quoted = {
        eid
        for eid, wording in wordings(texts, "caricom-report/en").items()
        for part in re.findall("“([^”]+)", wording)
        if words(part) in original
    }
    assert quoted <= {row.report_passage for row in rows("quotations")}


def test_changed_wordings_stand_in_the_adopted_text(texts: Path) -> None:
    for row in rows("wording_changes"):
        assert all(len(quote.split()) <= WORD_LIMIT for quote in (row.draft_quote, row.adopted_quote) if quote)
        if row.adopted_quote:
            said = wordings(texts, row.adopted_text)
            assert row.adopted_quote in (said[row.passage] if row.passage else " ".join(said.values())), row.id
