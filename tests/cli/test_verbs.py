"""Each verb as a user calls it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import RdfFormat, parse

Call = Callable[..., Result]


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_query_lists_the_questions(call: Call) -> None:
    said = call("query").stdout
    assert "endorsers-outside-gcm" in said
    assert "on: date = 2022-06-10" in said


def test_query_a_question_in_each_form(call: Call, tmp_path: Path) -> None:
    assert len(rows(call("query", "endorsers", "-p", "on=2022-06-10", "--format", "csv"))) == 20
    assert "20 rows" in call("query", "endorsers").stdout
    assert len(call("query", "endorsers", "--format", "tsv").stdout.splitlines()) == 21
    assert len(json.loads(call("query", "endorsers", "--format", "json").stdout)["results"]["bindings"]) == 20
    target = tmp_path / "out.csv"
    assert call("query", "endorsers", "-f", "csv", "-o", str(target)).stdout == ""
    assert target.read_text(encoding="utf-8").count("\n") == 21


def test_query_a_graph(call: Call) -> None:
    turtle = call("query", "about-state", "-p", "state=CHL").stdout_bytes
    assert len(list(parse(turtle, format=RdfFormat.TURTLE))) > 100
    linked = call("query", "about-state", "-p", "state=CHL", "-f", "jsonld").stdout_bytes
    assert len(list(parse(linked, format=RdfFormat.JSON_LD))) == len(list(parse(turtle, format=RdfFormat.TURTLE)))


def test_query_from_standard_input_and_from_a_file(call: Call, tmp_path: Path) -> None:
    asked = "SELECT ?code { <state/CHL> lad:iso3 ?code }"
    assert call("query", "-", "--format", "csv", input=asked).stdout.split() == ["code", "CHL"]
    mine = tmp_path / "mine.rq"
    mine.write_text(asked, encoding="utf-8")
    assert "CHL" in call("query", str(mine)).stdout
    assert call("query", "-", input="ASK { <state/CHL> a lad:State }").stdout == "yes\n"


def test_query_shows_what_it_would_ask(call: Call) -> None:
    assert 'VALUES ?on { "2023-01-01"^^' in call("query", "endorsers", "-p", "on=2023-01-01", "--show").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "endorserz"], "did you mean endorsers"),
        (["query", "endorsers", "-p", "on"], "write NAME=VALUE"),
        (["query", "endorsers", "-p", "on=yesterday"], "is not a day"),
        (["query", "endorsers", "-f", "turtle"], "rows cannot be written as turtle"),
        (["query", "endorsers", "--endpoint", "ftp://x"], "begins with http"),
        (["explain"], "Give ACTOR and INSTRUMENT"),
        (["explain", "XYZ", "gcm"], "the graph knows no"),
        (["explain", "CHL", "gcn"], "the graph knows no"),
        (["explain", "--triple", "id:state/CHL", "lad:partyTo", "id:instrument/la-declaration"], "no graph holds"),
        (["explain", "--triple", "nonsense", "lad:partyTo", "id:x"], "is no IRI"),
        (["validate", "none.ttl"], "No such file"),
        (["convert", "table", "none.csv"], "choose one with --kind"),
        (["convert", "table", "-"], "say which kind of table it is"),
        (["convert", "text", "none.md"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_2(call: Call, arguments: list[str], message: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_explain_tells_the_chain_in_plain_words(call: Call) -> None:
    said = call("explain", "USA", "refugee-convention-1951", "--on", "2022-06-10").stdout
    assert "acceded to the 1967 Refugee Protocol on 1968-11-01" in said
    assert "takes over articles 2 to 34" in said
    assert "article 33-1:" in said
    assert "https://" in said


def test_explain_tells_not_found_from_not_checked(call: Call) -> None:
    said = call("explain", "COL", "smuggling-protocol-2000", "--on", "2022-06-10").stdout
    assert "checked through 2014-11" in said
    assert "no recorded vote" in call("explain", "BLZ", "gcm", "--on", "2022-06-10").stdout
    assert "not known, which is not the same as outside" in call("explain", "ESP", "cat-1984").stdout


def test_explain_a_derived_and_an_entailed_triple(call: Call) -> None:
    bound = ("id:state/USA", "lad:boundBy", "id:obligation/refugee-convention-1951/art-33-1")
    said = call("explain", "--triple", *bound).stdout
    assert "partyTo then incorporates then sets gives boundBy" in said
    assert "acceded to the 1967 Refugee Protocol" in said
    assert "asserted by legalize-ch-refugee-convention-1951" in said


@pytest.mark.parametrize(
    ("form", "ending"),
    [
        ("turtle", "ttl"),
        ("trig", "trig"),
        ("nquads", "nq"),
        ("ntriples", "nt"),
        ("jsonld", "jsonld"),
        ("rdfxml", "rdf"),
    ],
)
def test_export_writes_every_syntax_the_same_each_time(call: Call, tmp_path: Path, form: str, ending: str) -> None:
    target = tmp_path / f"graph.{ending}"
    assert call("export", str(target), "--graph", "asserted").exit_code == 0
    assert call("export", "-", "--graph", "asserted", "--format", form).stdout_bytes == target.read_bytes()


def test_export_of_all_is_the_sum_of_the_parts(call: Call) -> None:
    parts = ("asserted", "entailed", "derived", "ontology")
    lines = [set(call("export", "-f", "nquads", "-g", part).stdout_bytes.splitlines()) for part in parts]
    together = set(call("export", "-f", "nquads").stdout_bytes.splitlines())
    assert together == set().union(*lines)
    assert len(together) == sum(map(len, lines))


def test_convert_a_table(call: Call, tmp_path: Path) -> None:
    header = "actor,instrument,resolution,kind,date,label_as_published,sources,note\n"
    row = "CHL,gcm,unga-resolution-73-195,abstention,2018-12-19,abstain,unvotes-roll-call,\n"
    votes = tmp_path / "votes.csv"
    votes.write_text(header + row, encoding="utf-8")
    said = call("convert", "table", str(votes), "--format", "nquads").stdout
    assert "act/CHL/gcm/abstention-2018-12-19> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in said
    assert call("convert", "table", "-", "--kind", "votes", "-f", "nquads", input=header + row).stdout == said


def test_convert_names_every_bad_cell_at_once(call: Call, tmp_path: Path) -> None:
    header = "actor,instrument,resolution,kind,date,label_as_published,sources,note\n"
    votes = tmp_path / "votes.csv"
    votes.write_text(
        header + "Chile,gcm,r,abstention,2018-02-30,x,s,\nCHL,gcm,r,yes,2018-12-19,x,s,\n", encoding="utf-8"
    )
    result = call("convert", "table", str(votes))
    assert result.exit_code == 2
    assert result.stdout == ""
    for place in (f"{votes}:2:actor:", f"{votes}:2:date:", f"{votes}:3:kind:"):
        assert place in result.stderr


def test_convert_a_text(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "pact.md"
    text.write_text(
        "---\ndate: '2020-01-02'\n---\nWe, the Republic of Chile and Canada, met. We intend to go on.\n",
        encoding="utf-8",
    )
    result = call("convert", "text", str(text), "--text", "pact/en", "--lang", "en", "-f", "nquads")
    assert "act/CHL/pact/endorsement-2020-01-02" in result.stdout
    assert (
        call(
            "convert", "text", "-", "--text", "pact/en", "--lang", "en", "-f", "nquads", input=text.read_text()
        ).exit_code
        == 0
    )


def test_validate_the_built_graph(call: Call) -> None:
    result = call("validate")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Conforms" in result.stderr


def test_validate_files(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "@prefix lad: <https://w3id.org/ladkg/ontology#> .\n"
        "<https://w3id.org/ladkg/id/passage/x/en/y> a lad:Passage ; lad:sha256 'abc' .\n",
        encoding="utf-8",
    )
    result = call("validate", str(bad), "--lang", "es")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{bad}:2:1: infracción: ")
    assert "No conforme" in result.stderr
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a", encoding="utf-8")
    assert call("validate", str(broken)).exit_code == 2


def test_build_says_what_it_built(call: Call, tmp_path: Path) -> None:
    result = call("build", "-o", str(tmp_path / "a"), "--no-check")
    assert result.exit_code == 0
    assert "Commitment" in result.stderr or "asserted" in result.stderr
    assert call("build", "-o", str(tmp_path / "b"), "--no-check").exit_code == 0
    assert (tmp_path / "a/store").is_dir()
    for file in (file for file in (tmp_path / "a").iterdir() if file.is_file()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
