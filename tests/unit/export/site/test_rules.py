"""The catalogue of rules, against the shapes and their examples."""

from dataclasses import replace
from pathlib import Path

import pytest

from ladkg.export.site import rules
from ladkg.export.site.known import Known, Rule

from .drawn import Element, drawn, select, words

HOSTILE = "<script>alert(1)</script>"
RULE = Rule("Some", "s", "violation", {"en": "Give lad:iso3."}, "sh:path lad:iso3", "shapes/agent.ttl", "a b", "a c")


@pytest.fixture(scope="module")
def page(known: Known) -> Element:
    return drawn(known, rules.pages, "shapes")


def test_every_rule_stands_once_under_its_own_name(known: Known, page: Element) -> None:
    anchors = [element.get("id") for element in select(page, "article.rule")]
    assert sorted(anchors) == sorted(rule.id for rule in known.rules)
    assert len(set(anchors)) == len(anchors) > 200


def test_a_rule_with_its_message_constraint_and_examples(page: Element) -> None:
    (rule,) = select(page, "#CountryIso3")
    assert "three capital letters" in words(select(rule, "p")[0])
    assert select(rule, ".asked a")[0].get("href") == "../ontology/#iso3"
    assert "shapes/agent.ttl" in words(rule)
    broken, kept = select(rule, "pre")
    assert "lad:iso3" not in words(broken)
    assert 'lad:iso3 "CRI"' in words(kept)
    assert "@prefix" not in words(rule)


def test_messages_are_in_the_language_of_the_page(known: Known) -> None:
    page = drawn(known, rules.pages, "shapes", "es")
    assert "tres mayúsculas" in words(select(page, "#CountryIso3")[0]) or "tres letras mayúsculas" in words(
        select(page, "#CountryIso3")[0]
    )


def test_the_example_files_are_those_of_the_tests(page: Element) -> None:
    file = Path(__file__).parents[3] / "shapes" / "agent" / "invalid" / "AgentExistsSince--two-dates.ttl"
    told = words(select(page, "#AgentExistsSince pre")[0])
    assert all(
        " ".join(line.split()) in told
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("@")
    )


def test_groups_are_by_file_and_in_order(known: Known) -> None:
    groups = rules.by_subject(known.rules)
    assert [name for name, _ in groups] == [name for name in rules.SUBJECTS if name in dict(groups)]
    assert {rule.id for rule in dict(groups)["lexical"]} == {"LexicalForm"}
    assert all(rule.file.startswith("shapes/agent") for rule in dict(groups)["agent"])
    assert rules.subject(replace(RULE, file="elsewhere/mine.ttl")) == "ladkg"


def test_terms_of_the_ontology_are_found_in_a_constraint() -> None:
    assert rules.pieces("sh:path lad:iso3 ; x") == [
        rules.Piece("sh:path "),
        rules.Piece("lad:iso3", "iso3"),
        rules.Piece(" ; x"),
    ]
    assert rules.pieces("lad:noSuchTerm") == [rules.Piece("lad:noSuchTerm")]
    assert rules.mentioned([RULE, replace(RULE, id="Other")]) == {"iso3": ["Some", "Other"]}


def test_only_what_differs_between_examples_is_marked() -> None:
    bad, good = rules.runs("@prefix x: <y> .\n\na b\nsame", "a c\nsame")
    assert [(run.text, run.alone) for run in bad] == [("a ", False), ("b", True), ("\nsame", False)]
    assert [run.text for run in good if run.alone] == ["c"]
    assert rules.runs("", "") == ((), ())


def test_a_message_falls_back_on_another_language() -> None:
    assert rules.shown(RULE, "es").message[0].text == "Give "
    assert rules.shown(replace(RULE, messages={"fr": "Donnez."}), "es").message == [rules.Piece("Donnez.")]
    assert rules.shown(replace(RULE, messages={}), "es").message == []


def test_hostile_rules_are_only_text(known: Known) -> None:
    hostile = replace(
        RULE, messages={"en": HOSTILE}, constraint=HOSTILE, bad=HOSTILE, good=f'"{HOSTILE}"', file=HOSTILE
    )
    page = drawn(replace(known, rules=[hostile]), rules.pages, "shapes")
    assert words(select(page, "article.rule")[0]).count(HOSTILE) == 5
    assert not page.xpath("//script[contains(., 'alert')]")
