"""Questions: what their headers say, and how values get into them."""

from pathlib import Path

import pytest

from ladkg.errors import FaultyInput, InputError, LadkgError
from ladkg.library import question, run

TEXT = """\
# number: 7
# question: Who did it on a day?
# question@es: ¿Quién lo hizo un día?
# param on: date = 2022-06-10 | the day
# param state: state = any | one state
# column state: who
# a remark
SELECT ?state { VALUES ?on { "2022-06-10"^^xsd:date } VALUES ?state { UNDEF } ?state lad:actedOn ?on }
"""


def test_the_header_is_read() -> None:
    asked = question.parse(TEXT, Path("who.rq"))
    assert (asked.name, asked.number) == ("who", 7)
    assert asked.asks == {"en": "Who did it on a day?", "es": "¿Quién lo hizo un día?"}
    assert [(p.name, p.kind, p.default) for p in asked.parameters.values()] == [
        ("on", "date", "2022-06-10"),
        ("state", "state", "any"),
    ]
    assert asked.columns == {"state": "who"}


def test_values_are_put_in_as_terms() -> None:
    bound = question.parse(TEXT, Path("who.rq")).bound({"on": "2023-01-01", "state": "chl"})
    assert 'VALUES ?on { "2023-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }' in bound
    assert "VALUES ?state { <https://w3id.org/ladkg/id/state/CHL> }" in bound


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("onn", "2022-01-01", "has no parameter 'onn'; it takes: on \\(date\\), state \\(state\\)"),
        ("on", "10/06/2022", "is not a day: write it as 2022-06-10"),
        ("on", "2022-02-30", "is not a day"),
        ("on", "any", "'any' is not a day"),
        ("state", "Chile", "is not a state"),
        ("state", 'X> } SERVICE <http://evil/> { ?a ?b "', "is not a state"),
        ("state", "https://a/> } #", "is not an absolute IRI"),
    ],
)
def test_wrong_values_are_told(name: str, value: str, message: str) -> None:
    with pytest.raises(LadkgError, match=message):
        question.parse(TEXT, Path("who.rq")).bound({name: value})


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        ("string", 'a "b" } UNION {', '"a \\"b\\" } UNION {"'),
        ("integer", "+07", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("iri", "https://example.org/a", "<https://example.org/a>"),
        ("instrument", "gcm", "<https://w3id.org/ladkg/id/instrument/gcm>"),
        ("concept/force", "intend", "<https://w3id.org/ladkg/id/concept/force/intend>"),
        ("commitment", "la-declaration/pillar-2/3", "<https://w3id.org/ladkg/id/commitment/la-declaration/pillar-2/3>"),
        ("state", "https://w3id.org/ladkg/id/state/CHL", "<https://w3id.org/ladkg/id/state/CHL>"),
        ("instrument", "any", "UNDEF"),
    ],
)
def test_each_kind_of_parameter(kind: str, value: str, written: str) -> None:
    text = f"# param it: {kind} = any | it\nSELECT ?it {{ VALUES ?it {{ UNDEF }} }}"
    assert f"VALUES ?it {{ {written} }}" in question.parse(text, Path("x.rq")).bound({"it": value})


@pytest.mark.parametrize(
    ("kind", "value"), [("integer", "1.5"), ("instrument", "../gcm"), ("instrument", "a b"), ("iri", "x")]
)
def test_kinds_refuse_what_they_are_not(kind: str, value: str) -> None:
    text = f"# param it: {kind} = any | it\nSELECT ?it {{ VALUES ?it {{ UNDEF }} }}"
    with pytest.raises(LadkgError):
        question.parse(text, Path("x.rq")).bound({"it": value})


def test_a_parameter_without_a_place_is_told() -> None:
    asked = question.parse("# param it: string = any | it\nSELECT * { ?s ?p ?it }", Path("x.rq"))
    with pytest.raises(LadkgError, match="has no 'VALUES \\?it"):
        asked.bound({"it": "a"})


def test_a_wrong_header_is_named_by_its_line() -> None:
    with pytest.raises(FaultyInput, match=r"x\.rq:2:1: write '# param on: KIND = DEFAULT"):
        question.parse("# question: ?\n# param on: day 2022\nASK {}", Path("x.rq"))


def test_an_unknown_name_gets_a_hint() -> None:
    with pytest.raises(LadkgError, match="did you mean endorsers"):
        question.find("endorserz")
    with pytest.raises(LadkgError, match="'ladkg query' lists them"):
        question.find("zzzzzzz")


def test_a_file_can_be_asked(tmp_path: Path) -> None:
    mine = tmp_path / "mine.rq"
    mine.write_text("ASK {}", encoding="utf-8")
    assert question.find(str(mine)).name == "mine"
    with pytest.raises(InputError, match="no such file"):
        question.find(str(tmp_path / "none.rq"))
    mine.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"mine\.rq"):
        question.find(str(mine))


def test_prefixes_need_no_declaration_but_may_have_one() -> None:
    store = run.store_of([])
    assert not run.run(store, "ASK { ?s a lad:State, <concept/x> }")
    assert not run.run(store, "PREFIX lad: <https://example.org/> BASE <https://example.org/> ASK { ?s a lad:X, <y> }")
