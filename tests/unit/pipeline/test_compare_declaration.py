"""The Declaration's five versions side by side, and the press report set against it; with the texts at hand."""

import csv
import io
import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Store

from ladkg import paths
from ladkg.extract.align import Unit, align
from ladkg.extract.anchors import units
from ladkg.library.question import questions
from ladkg.library.run import run, store_of, write
from ladkg.pipeline import compare
from ladkg.pipeline.build import Parts
from ladkg.read import document
from ladkg.records.comparison import Difference
from ladkg.records.report import Account
from ladkg.terms import LAD, RDF

FILES = {
    "en": "la-declaration.md",
    "amended": "la-declaration-amended-2022-06-14.md",
    "es": "la-declaration.es.md",
    "fr": "la-declaration.fr.md",
    "pt": "la-declaration.pt.md",
}
Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def differences(texts: Path, second: str) -> dict[str, list[Difference]]:
    """What differs from the English text, by the place in the second."""
    found: dict[str, list[Difference]] = {}
    for one in compare.compare(document.read(texts / FILES["en"]), document.read(texts / FILES[second])).differences():
        found.setdefault(one.second.sentences[0].eid, []).append(one)
    return found


def told(found: Sequence[Difference]) -> list[Told]:
    return [(one.kind, one.first.values, one.second.values) for one in found]


@pytest.mark.parametrize(("first", "second"), list(permutations(FILES, 2)))
def test_every_sentence_of_two_versions_is_aligned_with_its_own(texts: Path, first: str, second: str) -> None:
    """Measured by the eIds, of which the alignment knows nothing."""
    found = compare.compare(document.read(texts / FILES[first]), document.read(texts / FILES[second]))
    assert len(found.pairs) == 56
    assert all([one.eid for one in pair.first] == [one.eid for one in pair.second] for pair in found.pairs)


@pytest.mark.parametrize(("first", "second"), [("en", "es"), ("en", "fr"), ("en", "pt"), ("fr", "pt"), ("es", "fr")])
def test_with_sentences_dropped_and_merged_at_random_few_go_astray(texts: Path, first: str, second: str) -> None:
    read = [compare.read(document.read(texts / FILES[name])) for name in (first, second)]
    both = [units(one.document, one.enunciations, one.participants, one.citations) for one in read]
    right = total = 0
    for seed in range(5):
        changed, gold = _mutilated(both[1], random.Random(seed))  # noqa: S311
        found = {(tuple(bead.first), tuple(bead.second)) for bead in align(both[0], changed)}
        right, total = right + len(gold & found), total + max(len(gold), len(found))
    assert right / total >= 0.97


def _mutilated(
    units: Sequence[Unit], draw: random.Random
) -> tuple[list[Unit], set[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """The units with one in twelve left out and as many joined to the next, and the beads that are right."""
    changed: list[Unit] = []
    gold: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    number = 0
    while number < len(units):
        chance = draw.random()
        if chance < 1 / 12:
            gold.add(((number,), ()))
        elif chance < 1 / 6 and number + 1 < len(units):
            one, other = units[number], units[number + 1]
            gold.add(((number, number + 1), (len(changed),)))
            changed.append(Unit(one.length + other.length + 1, one.anchors | other.anchors, f"merged {number}"))
            number += 1
        else:
            gold.add(((number,), (len(changed),)))
            changed.append(units[number])
        number += 1
    return changed, gold


def test_the_amended_text_differs_by_guyana_alone(texts: Path) -> None:
    found = differences(texts, "amended")
    assert list(found) == ["preamble__para_1__sent_1"]
    assert told(found["preamble__para_1__sent_1"]) == [("participant", (), ("GUY",)), ("wording", (), ())]
    assert found["preamble__para_1__sent_1"][1].second.words == ("Co‑operative Republic of Guyana,",)


def test_the_portuguese_text_lists_the_bahamas_and_drops_safe_and_regular(texts: Path) -> None:
    found = differences(texts, "pt")
    opening = told(found["preamble__para_1__sent_1"])
    assert opening == [("participant", (), ("BHS",)), ("notion", ("safe", "regular"), ())]
    assert ("notion", ("readmission",), ()) in told(found["pillar_1__para_1__sent_5"])


def test_the_french_text_welcomes_what_the_english_recognizes(texts: Path) -> None:
    found = differences(texts, "fr")
    for place in ("preamble__para_5__sent_2", "preamble__para_5__sent_3"):
        assert told(found[place]) == [("force", ("recognize",), ("support",))]
        assert found[place][0].degree == "stronger"
        assert (found[place][0].first.words, found[place][0].second.words) == (("recognize",), ("saluons",))


def test_the_spanish_text_lists_the_same_participants_and_instruments(texts: Path) -> None:
    kinds = {one.kind for several in differences(texts, "es").values() for one in several}
    assert kinds.isdisjoint({"participant", "instrument", "sentence", "notion"})


@pytest.fixture(scope="module")
def account(texts: Path) -> Account:
    return compare.account(document.read(texts / FILES["en"]), document.read(texts / "caricom-report.txt"))


def test_the_report_is_read_as_the_editors_read_it(account: Account) -> None:
    """data/evidence/quotations.csv: every rendering, its mode and the force of its verb."""
    with (paths.data() / "evidence" / "quotations.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["report_text"] == "caricom-report/en"]
    gold = {(row["report_passage"], row["passage"]): (row["mode"], row["reported_force"] or None) for row in rows}
    found = {(one.report.eid, one.passage.eid): (one.mode, one.force) for one in account.renderings}
    assert found == gold
    verbs = {(row["report_passage"], row["passage"]): row["reported_verb"] for row in rows}
    for one in account.renderings:
        verb = verbs[one.report.eid, one.passage.eid]
        assert bool(one.verb) == bool(verb)
        assert not one.verb or one.verb in verb or verb in one.verb


def test_the_report_leaves_out_the_second_and_third_pillar(account: Account) -> None:
    assert {one.eid.partition("__")[0] for one in account.left_out} == {"pillar_2", "pillar_3"}
    assert len(account.left_out) == 14


def test_the_figures_of_the_report(account: Account) -> None:
    found = [(f"{one.quantity:f}", one.unit) for one in account.figures]
    assert found == [("300000000", "USD"), ("20000", "refugees"), ("20000", "per year"), ("11500", "visas")]


def test_the_machine_answers_question_18_as_the_editors_do(account: Account, parts: Parts, store: Store) -> None:
    """What is quoted, what is paraphrased and how strongly, what is left out: the verb's exact words aside."""
    curated = {quad.subject for quad in parts.asserted if quad.predicate == RDF.type and quad.object == LAD.Quotation}
    read = store_of([*(quad for quad in parts if quad.subject not in curated), *compare.quads(account)])
    question = questions()["report-quotations"]
    answers = [
        csv.DictReader(io.StringIO(write(run(one, question.bound({}), question.name), "csv").decode()))
        for one in (read, store)
    ]
    columns = ("eId", "path", "strength", "treatment", "reported", "report")
    found, wanted = ([[row[column] for column in columns] for row in rows] for rows in answers)
    assert found == wanted
    assert len(found) > 56
