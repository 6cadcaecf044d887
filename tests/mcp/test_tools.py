"""Every tool, listed and called by a client of the SDK over standard input and output."""

import csv
import io
import json
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from pyoxigraph import QueryTriples, RdfFormat, Store, parse

from ladkg.cli.group import group
from ladkg.library import run
from ladkg.library.question import questions
from ladkg.paths import examples

from .conftest import Asker, said

ACT = """\
@prefix lad: <https://w3id.org/ladkg/ontology#> .
<https://w3id.org/ladkg/id/act/CHL/gcm/return-2030-01-01> a lad:Return ;
    lad:actor <https://w3id.org/ladkg/id/state/CHL> ;
    lad:onInstrument <https://w3id.org/ladkg/id/instrument/atlantis-pact> .
"""
GOOD: dict[str, dict[str, Any]] = {
    "list_questions": {},
    "ask_question": {"question": "endorsers-outside-gcm"},
    "query_graph": {"sparql": "SELECT ?act { ?act a lad:Dissociation }"},
    "search_labels": {"text": "Pacto Mundial"},
    "describe_resource": {"resource": "Chile"},
    "describe_terms": {"name": "Treaty"},
    "explain_standing": {"state": "USA", "instrument": "refugee-convention-1951", "on": "2022-06-10"},
    "explain_triple": {"subject": "CHL", "predicate": "lad:partyTo", "object": "cat-1984"},
    "validate_turtle": {"turtle": ACT},
}
UNPUBLISHED = {"id:source/ladkg-editorial", "id:source/unverified"}
BAD: list[tuple[str, dict[str, Any], str]] = [
    ("list_questions", {"topic": "x"}, "it takes: nothing"),
    ("ask_question", {}, "'question' is a required property"),
    ("ask_question", {"question": "endorser"}, "give one of: endorsers"),
    ("ask_question", {"question": "../../pyproject"}, "is not known"),
    ("ask_question", {"question": "endorsers", "parameters": {"on": "June 2022"}}, "write it as 2022-06-10"),
    (
        "ask_question",
        {"question": "endorsers", "parameters": {"state": "CHL"}},
        "has no parameter 'state'; it takes: on",
    ),
    ("ask_question", {"question": "matrix", "parameters": {"state": "CHI"}}, "parameters.state: 'CHI' is not known"),
    ("ask_question", {"question": "matrix", "parameters": {"day": "2022-06-10"}}, "it takes: commitment, first"),
    ("ask_question", {"question": "matrix", "limit": 5000}, "maximum"),
    ("ask_question", {"question": "matrix", "offset": -1}, "minimum"),
    ("query_graph", {"sparql": "SELECT"}, "no SPARQL 1.1 query"),
    ("query_graph", {"sparql": "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"}, "SERVICE is refused"),
    ("query_graph", {"sparql": "SELECT * FROM <http://x.example/> { ?s ?p ?o }"}, "none is fetched"),
    ("query_graph", {"sparql": "INSERT DATA { <x:a> <x:b> 1 }"}, "read-only"),
    ("query_graph", {"sparql": "SELECT * " + "{" * 300 + "}" * 300}, "nest deeper"),
    ("query_graph", {"sparql": "x" * 20_001}, "maxLength"),
    ("search_labels", {"text": ""}, "text: "),
    ("search_labels", {"text": "x", "limit": "many"}, "limit: "),
    ("describe_resource", {"resource": "the moon"}, "search_labels finds resources"),
    ("describe_resource", {"resource": "migra"}, "one of: id:concept/group/migrants"),
    ("describe_resource", {"resource": "<not an iri>"}, "nothing that the graph knows"),
    ("describe_terms", {"name": "Treeaty"}, "did you mean Treaty"),
    ("describe_terms", {"language": "de"}, "language: 'de' is not known; give one of: en, es, fr, pt"),
    ("explain_standing", {"state": "USA", "instrument": "atlantis"}, "'atlantis' is nothing that the graph knows"),
    ("explain_standing", {"state": "USA", "instrument": "gcm", "on": "2022-02-30"}, "on: "),
    ("explain_triple", {"subject": "CHL", "predicate": "lad:partyTo", "object": "icrmw"}, "nothing"),
    ("explain_triple", {"subject": "CHL", "predicate": "lad:partyTo", "object": '"Chile"'}, "no graph holds"),
    ("validate_turtle", {"turtle": "x", "language": "la"}, "language: "),
    ("validate_turtle", {"turtle": "x", "shapes": "/etc/passwd"}, "it takes: turtle, language, against_graph"),
    ("validate_turtle", {"turtle": "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape ."}, ""),
]


def test_the_tools_are_listed_with_schemas_that_are_schemas(asker: Asker) -> None:
    assert set(asker.tools) == set(GOOD) == {name for name, *_ in BAD}
    for tool in asker.tools.values():
        Draft202012Validator.check_schema(tool.input_schema)
        assert tool.output_schema is not None
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.description


def test_the_questions_come_with_typed_parameters(asker: Asker) -> None:
    properties = asker.tools["ask_question"].input_schema["properties"]
    assert properties["question"]["enum"] == list(questions())
    given = properties["parameters"]["properties"]
    assert set(given) == {name for question in questions().values() for name in question.parameters}
    assert given["on"]["format"] == "date"
    assert {"CHL", "any"} <= set(given["state"]["anyOf"][0]["enum"])
    assert {"intend", "commit"} <= set(given["force"]["anyOf"][0]["enum"])


@pytest.mark.parametrize("tool", GOOD)
def test_an_answer_is_as_its_schema_says(asker: Asker, tool: str) -> None:
    result = asker.call(tool, **GOOD[tool])
    assert not result.is_error, said(result)
    schema = asker.tools[tool].output_schema
    assert schema
    Draft202012Validator(schema).validate(result.structured_content)
    assert len(said(result)) > 100


@pytest.mark.parametrize(("tool", "arguments", "told"), BAD, ids=[f"{tool}-{told[:30]}" for tool, _, told in BAD])
def test_an_error_says_what_to_do(asker: Asker, tool: str, arguments: dict[str, Any], told: str) -> None:
    if not told:
        found = asker.found(tool, **arguments)
        assert (found["parsed"], found["conforms"]) == (False, False)
        assert "a shape in the data" in found["findings"][0]["message"]
        return
    assert told in asker.refused(tool, **arguments)


@pytest.mark.parametrize("name", questions())
def test_answers_are_those_of_the_command_line(asker: Asker, store: Store, name: str) -> None:
    result = run.run(store, questions()[name].text, name)
    if isinstance(result, QueryTriples):
        found = asker.found("ask_question", question=name)
        assert found["total"] == len(set(result))
        assert found["truncated"] == "bytes"
        assert 100 < len(list(parse(found["turtle"], format=RdfFormat.TURTLE))) < found["total"]
        return
    expected = [list(row.values()) for row in csv.DictReader(io.StringIO(run.write(result, "csv").decode()))]
    rows: list[dict[str, Any]] = []
    while True:
        page = asker.found("ask_question", question=name, limit=200, offset=len(rows))
        rows += page["rows"]
        assert page["total"] == len(expected)
        if not page["truncated"]:
            break
    assert [[cell or "" for cell in row["values"].values()] for row in rows] == expected


@pytest.mark.parametrize("name", questions())
def test_every_row_names_facts_and_every_fact_its_sources(asker: Asker, name: str) -> None:
    found = asker.found("ask_question", question=name)
    facts, sources = ({one["id"]: one for one in found[kind]} for kind in ("facts", "sources"))
    if name == "source-counts":
        assert "cannot be told row by row" in found["notes"][0]
        return
    for row in found["rows"]:
        assert row["facts"], row
        assert all(facts[fact]["sources"] for fact in row["facts"])
    assert all(set(fact["sources"]) <= set(sources) for fact in facts.values())
    assert all(source["label"] for source in sources.values())
    assert {source["id"] for source in sources.values() if not source["url"]} <= UNPUBLISHED
    assert found["rows"] or found["turtle"] or "no proof of the contrary" in found["notes"][0]


def test_a_real_command_line_says_the_same(asker: Asker) -> None:
    command = ["query", "matrix", "-p", "on=2023-01-01", "-p", "state=BLZ", "--format", "json"]
    bindings = json.loads(CliRunner().invoke(group, command, prog_name="ladkg").output)["results"]["bindings"]
    found = asker.found("ask_question", question="matrix", parameters={"on": "2023-01-01", "state": "BLZ"})
    there = [{name: cell for name, cell in row["values"].items() if cell is not None} for row in found["rows"]]
    assert there == [{name: cell["value"] for name, cell in row.items()} for row in bindings]
    assert found["parameters"] == {"on": "2023-01-01", "state": "BLZ", "instrument": "any"}


def test_a_gap_is_told_as_a_gap(asker: Asker) -> None:
    result = asker.call("ask_question", question="not-party-when-endorsing", parameters={})
    rows = result.structured_content["rows"]
    assert all("checked through" in gap or "to the end" in gap for row in rows for gap in row["gaps"])
    brazil = next(row for row in rows if row["values"]["iso3"] == "BRA")
    assert brazil["gaps"][0].startswith("Brazil and the ")
    assert "no act found, checked through 2023-09" in brazil["gaps"][0]
    assert f'gap: "{brazil["gaps"][0]}"' in said(result)


def test_rows_of_a_query_carry_the_sources_of_their_nodes(asker: Asker) -> None:
    found = asker.found("query_graph", sparql="SELECT ?act ?on { ?act a lad:Dissociation ; lad:actedOn ?on }")
    (row,) = found["rows"]
    assert row["values"] == {"act": "id:act/BRA/gcm/dissociation-2019-01", "on": "2019-01"}
    assert "Brazil dissociated itself from the Global Compact" in found["facts"][0]["says"]
    assert found["sources"]
    bare = asker.found("query_graph", sparql="SELECT (COUNT(*) AS ?n) { ?act a lad:Dissociation }")
    assert bare["rows"][0]["values"] == {"n": "1"}
    assert "No source comes with these rows" in bare["notes"][0]
    none = asker.found("query_graph", sparql="SELECT * { ?s a lad:Nothing }")
    assert "no proof of the contrary" in none["notes"][0]


def test_truth_and_graphs_are_answers_too(asker: Asker) -> None:
    assert asker.found("query_graph", sparql="ASK { ?s a lad:State }")["truth"] is True
    assert "no such pattern" in said(asker.call("query_graph", sparql="ASK { ?s a lad:Nothing }"))
    graph = asker.found("query_graph", sparql="CONSTRUCT WHERE { <act/BRA/gcm/dissociation-2019-01> ?p ?o }")
    assert len(list(parse(graph["turtle"], format=RdfFormat.TURTLE))) == graph["total"]
    assert graph["sources"]
    assert not graph["truncated"]
    empty = asker.found("query_graph", sparql="CONSTRUCT WHERE { ?s a lad:Nothing }")
    assert "no proof of the contrary" in empty["notes"][0]


def test_what_is_cut_short_says_so(asker: Asker) -> None:
    result = asker.call("query_graph", sparql="SELECT * { ?s ?p ?o }", limit=7)
    assert (len(result.structured_content["rows"]), result.structured_content["truncated"]) == (7, "rows")
    assert "cut short by the limit on rows" in said(result)
    assert "page with ORDER BY" in result.structured_content["notes"][0]
    large = asker.found("query_graph", sparql="SELECT * { ?s ?p ?o }", limit=500)
    assert large["truncated"] == "bytes"
    assert len(json.dumps(large)) < 150_000
    triples = asker.found("query_graph", sparql="CONSTRUCT WHERE { ?s ?p ?o }", limit=9)
    assert (triples["total"], triples["truncated"]) == (9, "rows")


@pytest.mark.parametrize(
    ("text", "kind", "id"),
    [
        ("pacto mundial para la migracion", "", "id:instrument/gcm"),
        ("Brasil", "state", "id:state/BRA"),
        ("États-Unis d’Amérique", "", "id:state/USA"),
        ("refugiados", "concept/group", "id:concept/group/refugees"),
        ("Chille", "", "id:state/CHL"),
        ("GTM", "", "id:state/GTM"),
        ("acto de consentimiento", "class", "lad:ConsentAct"),
        ("acted on", "property", "lad:actedOn"),
    ],
)
def test_labels_are_found_in_any_language(asker: Asker, text: str, kind: str, id: str) -> None:
    found = asker.found("search_labels", text=text, kind=kind)["found"]
    assert found[0]["id"] == id
    assert asker.found("search_labels", text="…")["found"] == []


def test_a_description_says_who_says_what(asker: Asker) -> None:
    by_label = asker.found("describe_resource", resource="Chile")
    assert by_label == asker.found("describe_resource", resource="<https://w3id.org/ladkg/id/state/CHL>")
    assert by_label == asker.found("describe_resource", resource="state/CHL")
    properties = {one["id"]: one for one in by_label["properties"]}
    (code,) = properties["lad:iso3"]["values"]
    assert (code["value"], code["basis"]) == ("CHL", "id:source/country-codes-dataset")
    assert code["basis"] in {source["id"] for source in by_label["sources"]}
    assert {value["basis"] for value in properties["lad:boundBy"]["values"]} == {"entailed"}
    assert {value["basis"] for value in properties["lad:partyTo"]["values"]} == {"derived"}
    assert properties["lad:boundBy"]["total"] > len(properties["lad:boundBy"]["values"]) == 25
    assert any(one["id"] == "lad:actor" and one["total"] > 10 for one in by_label["pointing"])


def test_terms_come_with_the_rules_that_bind(asker: Asker) -> None:
    found = asker.found("describe_terms", name="Accession", language="es")
    assert [term["id"] for term in found["above"]] == ["lad:ConsentAct", "lad:ParticipationAct"]
    assert "lad:actedOn" in {term["id"] for term in found["properties"]}
    rules = {rule["id"]: rule for rule in found["rules"]}
    listed = CliRunner().invoke(group, ["rules", "NamesItsSource", "--lang", "es"], prog_name="ladkg").output
    assert rules["NamesItsSource"]["message"] in listed
    assert "ActedOnOnce" in {rule["id"] for rule in asker.found("describe_terms", name="lad:actedOn")["rules"]}
    every = asker.found("describe_terms")
    assert every["term"] is None
    assert {"lad:Treaty", "lad:Standing"} <= {term["id"] for term in every["below"]}
    assert asker.found("describe_terms", name="partyTo")["below"] == []
    narrower = asker.found("describe_terms", name="relates to")["below"]
    assert "lad:recallsAsBinding" in {term["id"] for term in narrower}


@pytest.mark.parametrize(
    ("state", "instrument"), [("USA", "refugee-convention-1951"), ("BRA", "gcm"), ("MEX", "cat-1984")]
)
def test_an_explanation_is_that_of_the_command_line(asker: Asker, state: str, instrument: str) -> None:
    command = ["explain", state, instrument, "--on", "2022-06-10"]
    printed = CliRunner().invoke(group, command, prog_name="ladkg").output.splitlines()
    found = asker.found("explain_standing", state=state, instrument=instrument, on="2022-06-10")
    assert [line["text"] for line in found["lines"]] == [line.lstrip("│├└─ ") for line in printed]
    assert found["on"] == "2022-06-10"
    assert {source["url"] for source in found["sources"]} >= {
        line["text"].rpartition(", ")[2] for line in found["lines"] if line["text"].startswith("source: ")
    }


def test_an_explanation_tells_standing_and_gap(asker: Asker) -> None:
    mexico = asker.found("explain_standing", state="México", instrument="gcm", on="2022-06-10")
    assert mexico["standings"] == [{"standing": "endorser", "since": "2018-12-19", "until": "", "certain": True}]
    usa = asker.found("explain_standing", state="USA", instrument="refugee-convention-1951", on="2022-06-10")
    assert usa["standings"] == []
    assert "no act found, checked through 2015-03-14" in usa["gaps"][0]
    reference = asker.found("explain_standing", state="PAN", instrument="gcm")
    assert reference["on"] == "2026-02-03"
    nobody = asker.found("explain_standing", state="CHE", instrument="la-declaration", on="2022-06-10")
    assert "Nobody is on record as having looked" in nobody["gaps"][0]


def test_a_triple_is_explained_down_to_its_source(asker: Asker) -> None:
    found = asker.found(
        "explain_triple", subject="id:state/CHL", predicate="lad:partyTo", object="id:instrument/cat-1984"
    )
    assert any("ratified" in line["text"] for line in found["lines"])
    assert "id:source/untreaties-4-9" in {source["id"] for source in found["sources"]}
    said = asker.found("explain_triple", subject="CHL", predicate="lad:iso3", object='"CHL"')
    assert "asserted by" in said["about"]


def test_a_snippet_is_checked_as_by_the_command_line(asker: Asker, tmp_path: Any) -> None:
    file = tmp_path / "snippet.ttl"
    file.write_text(ACT, encoding="utf-8")
    for language in ("en", "es"):
        command = ["validate", str(file), "--report", "json", "--lang", language]
        report = json.loads(CliRunner().invoke(group, command, prog_name="ladkg").stdout)
        found = asker.found("validate_turtle", turtle=ACT, language=language, against_graph=False)
        fields = ("severity", "rule", "message", "why")
        assert [{name: one[name] for name in fields} for one in found["findings"]] == [
            {name: one[name] for name in fields} for one in report["findings"]
        ]
        assert [(one["line"], one["column"]) for one in found["findings"]] == [
            (one["places"][0]["line"], one["places"][0]["column"]) for one in report["findings"]
        ]
        assert found["findings"]
    added = asker.found("validate_turtle", turtle=ACT)
    assert not added["conforms"]
    assert "id:instrument/atlantis-pact" in added["notes"][1]


def test_a_fault_of_syntax_has_its_place(asker: Asker) -> None:
    found = asker.found("validate_turtle", turtle="<x:a> <x:b> 1 .\n<x:a> <x:b <x:c> .\n")
    assert (found["parsed"], found["findings"][0]["line"], found["findings"][0]["rule"]) == (False, 2, "Syntax")


def test_good_data_conforms(asker: Asker) -> None:
    good = (examples() / "agent" / "valid" / "state.ttl").read_text(encoding="utf-8")
    found = asker.found("validate_turtle", turtle=good, against_graph=False)
    assert (found["parsed"], found["conforms"], found["findings"]) == (True, True, [])


def test_documents_are_listed_and_read(asker: Asker) -> None:
    listed = asker.portal.call(asker.client.list_resources).resources
    texts = {}
    for one in listed:
        (content,) = asker.portal.call(asker.client.read_resource, one.uri).contents
        texts[one.uri] = content.text  # type: ignore[union-attr]
        if one.mime_type == "text/turtle":
            assert list(parse(texts[one.uri], format=RdfFormat.TURTLE)), one.uri
    assert "2026-02-03" in texts["ladkg://dataset"]
    assert all(f"## {name}" in texts["ladkg://questions"] for name in questions())
    assert "lad:Standing a owl:Class" in texts["ladkg://ontology/modules/participation.ttl"]


def test_what_is_not_there_is_a_fault_of_the_protocol(asker: Asker) -> None:
    with pytest.raises(Exception, match="no tool is called 'drop_everything'; there are: list_questions"):
        asker.call("drop_everything")
    with pytest.raises(Exception, match="resources/list names them"):
        asker.portal.call(asker.client.read_resource, "ladkg://../pyproject.toml")


def test_the_instructions_tell_what_it_is_and_how_to_cite(asker: Asker) -> None:
    told = asker.client.instructions or ""
    for word in ("Reference date of the data: 2026-02-03", "Three facts are kept apart", 'A gap is not a "no"', "DATA"):
        assert word in told
