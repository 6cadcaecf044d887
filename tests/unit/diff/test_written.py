"""A difference, written: nothing in the data can steer a terminal, end a fence, or run on for ever."""

import json

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg.diff import difference
from ladkg.diff.written import WRITERS, markdown, text, update
from ladkg.errors import LadkgError
from ladkg.terms import RDFS

CHILE, CAPITAL = NamedNode("https://w3id.org/ladkg/id/state/CHL"), NamedNode("https://w3id.org/ladkg/ontology#capital")
OTHER = NamedNode("https://example.org/other")


def said(capital: str) -> list[Quad]:
    return [Quad(CHILE, RDFS.label, Literal("Chile", language="en")), Quad(CHILE, CAPITAL, Literal(capital))]


def test_what_was_there_stands_before_what_is_there_now() -> None:
    told = text(difference(said("Santiago"), [*said("Valparaíso"), Quad(OTHER, CAPITAL, CHILE)]))
    assert told.splitlines()[:6] == [
        "+ <https://example.org/other>",
        "  + lad:capital id:state/CHL",
        "~ id:state/CHL  Chile",
        '  - lad:capital "Santiago"',
        '  + lad:capital "Valparaíso"',
        "",
    ]
    assert "Version step: minor" in told


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_nothing_differs(form: str) -> None:
    told = WRITERS[form](difference(said("Santiago"), said("Santiago")))
    assert {"json": '"added": 0', "update": ""}.get(form, "No difference") in told


def test_json_holds_every_statement() -> None:
    told = json.loads(WRITERS["json"](difference(said("Santiago"), said("Lima"))))
    (change,) = told["changes"]
    assert (change["resource"], change["kind"], change["label"]) == (CHILE.value, "changed", "Chile")
    assert change["added"] == [f'{CHILE} {CAPITAL} "Lima"']
    assert change["removed"] == [f'{CHILE} {CAPITAL} "Santiago"']
    assert told["version"]["step"] == "patch"


def test_hostile_text_stays_text() -> None:
    hostile = "\x1b[31m```\n</details>\u202egnp.exe"
    found = difference(said("Santiago"), [*said(hostile), Quad(OTHER, RDFS.label, Literal("[x](http://e) <b>`"))])
    assert "\x1b" not in text(found)
    assert "\u202e" not in text(found)
    comment = markdown(found)
    assert comment.count("```") == 4
    assert "\\[x\\](http" in comment
    assert "\\<b\\>" in comment


def test_a_comment_is_cut_and_says_so() -> None:
    many = [Quad(NamedNode(f"https://example.org/{number}"), CAPITAL, Literal("x" * 300)) for number in range(1000)]
    comment = markdown(difference([], many))
    assert len(comment) < 65_536
    assert " more resources\n```" in comment


def test_an_update_is_cut_into_operations() -> None:
    many = [Quad(CHILE, CAPITAL, Literal(str(number)), OTHER) for number in range(5_000)]
    assert update(difference([], many)).count("INSERT DATA") == 3


def test_an_update_cannot_name_blank_nodes() -> None:
    with pytest.raises(LadkgError, match="give it an IRI first"):
        update(difference([], [Quad(BlankNode(), CAPITAL, Literal("x"))]))
