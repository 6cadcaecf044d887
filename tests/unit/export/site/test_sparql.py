"""What the page of the editor is given."""

import json
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from ladkg.export.site import code, sparql
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Asked, Known
from ladkg.library import question
from ladkg.terms import PREFIXES


@pytest.fixture(scope="module")
def given(known: Known) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(sparql.files(known))["data/sparql.json"])
    return found


def test_the_library_with_its_parameters(given: dict[str, Any]) -> None:
    library = question.questions()
    assert [one["name"] for one in given["questions"]] == list(library)
    for one in given["questions"]:
        known = library[one["name"]]
        assert one["query"] == code.bare(known.text)
        assert [each["name"] for each in one["settings"]] == list(known.parameters)
        assert all(each["default"] == known.parameters[each["name"]].default for each in one["settings"])
        assert set(one["asks"]) == {"en", "es"}


def test_words_to_complete_with_their_labels(given: dict[str, Any]) -> None:
    terms = {one["name"]: one for one in given["terms"]}
    assert terms["lad:State"] == {"name": "lad:State", "kind": "class", "en": "State", "es": "Estado"}
    assert terms["lad:partyTo"]["kind"] == "property"
    assert terms["skos:prefLabel"]["kind"] == "property"
    things = {one["name"]: one for one in given["things"]}
    assert things["state/BRA"]["es"] == "Brasil"
    assert things["concept/force/intend"]["kind"] == "concept"
    assert all(one["en"] and one["es"] for one in given["things"])
    assert not any(name.startswith("act/") for name in things)


def test_every_value_that_a_parameter_stands_at_can_be_chosen(given: dict[str, Any]) -> None:
    things = {one["name"] for one in given["things"]}
    for one in given["questions"]:
        for setting in one["settings"]:
            if setting["kind"] in {"state", "instrument", "text"} and setting["default"] != "any":
                assert f"{setting['kind']}/{setting['default']}" in things


def test_prefixes_in_their_order(given: dict[str, Any]) -> None:
    assert list(given["prefixes"].items()) == list(PREFIXES.items())


def test_the_page_lists_the_library_and_allows_wasm_to_itself_alone(known: Known) -> None:
    (page,) = sparql.pages(known)
    drawn = Frame(known.publication, known.names).draw(page, "es").decode()
    assert "'wasm-unsafe-eval'" in unescape(drawn)
    assert all(f'<option value="{one.name}">{one.asks["es"]}</option>' in drawn for one in known.questions)
    assert "lad:partyTo &lt;instrument/cat-1984&gt;" in drawn


def test_a_question_of_another_number_or_language_is_listed_too(known: Known) -> None:
    odd = Asked("odd", 77, {}, "ASK {}", [], {}, [])
    groups = sparql.grouped(replace(known, questions=[*known.questions, odd]).questions)
    assert groups[-1] == ("others", [odd])
    assert sum(len(members) for _, members in groups) == len(known.questions) + 1
    assert sparql.asked(odd, "es") == "odd"
