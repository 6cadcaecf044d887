"""`ladkg validate` and `ladkg rules` as a user calls them: places, reports, the gate, exit codes."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ladkg import paths

Call = Callable[..., Result]

TURTLE = """\
@base <https://w3id.org/ladkg/id/> .
@prefix lad: <https://w3id.org/ladkg/ontology#> .

<source/x> a lad:Source ;
    lad:url <https://example.org/> ;
    lad:sourceKind <concept/source-kind/datasett> .
"""


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with findings, alone in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    file = tmp_path / "bad.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    return file


@pytest.mark.parametrize("engine", ["ladkg", "pyshacl"])
def test_each_finding_has_its_place_and_words(engine: str, call: Call, bad: Path) -> None:
    result = call("validate", bad.name, "--engine", engine)
    assert result.exit_code == 1
    assert "bad.ttl:5:13: violation: Write lad:url as an xsd:anyURI" in result.stdout
    assert "    5 |     lad:url <https://example.org/> ;\n      |             ^^^^^^^^^^^^^^^^^^^^^^" in result.stdout
    assert "bad.ttl:6:20: violation: Use a concept that stands in its scheme" in result.stdout
    assert "did you mean id:concept/source-kind/dataset?" in result.stdout
    assert "bad.ttl:4:1: violation: Add an rdfs:label in English" in result.stdout
    assert "\x1b" not in result.stdout


def test_the_same_triple_in_two_files_names_both(call: Call, bad: Path) -> None:
    bad.with_name("also.ttl").write_text("\n" + TURTLE, encoding="utf-8")
    said = call("validate", "bad.ttl", "also.ttl", "--report", "json").stdout
    places = [[place["file"] for place in one["places"]] for one in json.loads(said)["findings"]]
    assert places
    assert all(files == ["also.ttl", "bad.ttl"] for files in places)


def test_any_number_of_reports_from_one_run(call: Call, bad: Path) -> None:
    forms = {"text": "o.txt", "json": "o.json", "sarif": "o.sarif", "junit": "sub/o.xml", "markdown": "o.md"}
    asked = [part for form, file in forms.items() for part in ("--report", f"{form}={file}")]
    result = call("validate", bad.name, *asked, "--report", "turtle", "--report", "github=-")
    assert result.exit_code == 1
    assert all((bad.parent / file).stat().st_size for file in forms.values())
    assert "sh:ValidationReport" in result.stdout
    assert "::error title=" in result.stdout
    sarif = json.loads((bad.parent / "o.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert len(sarif["tool"]["driver"]["rules"]) > 200


def test_github_counts_names_from_the_root_of_the_checkout(
    call: Call, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(bad.parent.parent))
    said = call("validate", bad.name, "--report", "github").stdout
    assert f"file={bad.parent.name}/bad.ttl,line=" in said


def test_the_language_of_the_reader(call: Call, bad: Path) -> None:
    assert "bad.ttl:5:13: infração: Escreva lad:url" in call("validate", bad.name, "--lang", "pt").stdout
    assert "Non conforme" in call("validate", bad.name, "--lang", "fr").stderr


WITHOUT_A_MESSAGE = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix : <https://example.org/shapes#> .
:Url a sh:PropertyShape ; sh:targetSubjectsOf <https://w3id.org/ladkg/ontology#url> ;
    sh:path <https://w3id.org/ladkg/ontology#url> ; sh:or ( [ sh:nodeKind sh:Literal ] [ sh:class :Address ] ) .
"""


def test_a_shape_without_a_message_speaks_the_language_of_the_reader(call: Call, bad: Path) -> None:
    bad.with_name("shapes.ttl").write_text(WITHOUT_A_MESSAGE, encoding="utf-8")
    result = call("validate", bad.name, "--shapes", "shapes.ttl", "--lang", "es")
    assert "infracción: <https://example.org/> no es conforme con ninguna de 2 formas [Url sh:or]" in result.stdout
    assert "por qué: <https://example.org/> no es conforme con una forma sin nombre:\n" in result.stdout
    assert "<https://example.org/> no es de la clase <https://example.org/shapes#Address>" in result.stdout


WARNING = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix : <https://example.org/shapes#> .
:Kind a sh:NodeShape ; sh:targetSubjectsOf <https://w3id.org/ladkg/ontology#url> ;
    sh:severity sh:Warning ; sh:nodeKind sh:Literal ; sh:message "Mild." .
"""


def test_the_mildest_finding_that_counts(call: Call, bad: Path) -> None:
    shapes = bad.with_name("shapes.ttl")
    shapes.write_text(WARNING, encoding="utf-8")
    mild = ("validate", bad.name, "--shapes", str(shapes), "--fail-on")
    assert call(*mild, "violation").exit_code == 0
    strict = call(*mild, "warning")
    assert strict.exit_code == 1
    assert strict.stdout.count("warning: Mild. [Kind sh:nodeKind]") == strict.stdout.count("[") == 1


def test_the_built_graph_is_placed_in_its_tables(call: Call, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = bad.with_name("shapes.ttl")
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix lad: <https://w3id.org/ladkg/ontology#> .\n"
        "<x:S> sh:targetClass lad:State ; sh:property <x:P> . <x:P> sh:path lad:iso3 ; sh:pattern '^[^H]' .",
        encoding="utf-8",
    )
    monkeypatch.chdir(paths.data().parent)
    said = json.loads(call("validate", "--shapes", str(shapes), "--report", "json").stdout)
    places = [place for one in said["findings"] for place in one["places"]]
    assert {place["file"] for place in places} == {"data/agent/states.csv"}
    assert {place["text"].partition(",")[0] for place in places} == {"HND", "HTI"}
    assert {place["cell"] for place in places} == {"iso3"}


def test_a_baseline_from_writing_to_renewing(call: Call, bad: Path) -> None:
    known = bad.with_name("known.toml")
    assert call("validate", bad.name, "--write-baseline", known.name).exit_code == 0
    passed = call("validate", bad.name, "--baseline", known.name)
    assert (passed.exit_code, "has no reason, owner: fill it in" in passed.stdout) == (0, True)
    text = known.read_text(encoding="utf-8")
    known.write_text(text.replace('reason = ""  # to fill in', 'reason = "asked"'), encoding="utf-8")
    assert call("validate", bad.name, "--write-baseline", known.name).exit_code == 0
    assert 'reason = "asked"' in known.read_text(encoding="utf-8")
    expired = known.read_text(encoding="utf-8").replace("expires = 20", "expires = 19")
    known.write_text(expired, encoding="utf-8")
    failed = call("validate", bad.name, "--baseline", known.name)
    assert (failed.exit_code, "the baseline let this pass until 19" in failed.stdout) == (1, True)


def test_only_changed_lines_count(call: Call, bad: Path) -> None:
    bad.write_text(TURTLE.replace("\n    lad:url <https://example.org/> ;", ""), encoding="utf-8")
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "one"]):
        subprocess.run(["git", *command], cwd=bad.parent, check=True)
    same = call("validate", bad.name, "--changed-since", "HEAD")
    assert same.exit_code == 0
    assert "bad.ttl:5:20: violation" in same.stdout
    bad.write_text(TURTLE, encoding="utf-8")
    said = json.loads(call("validate", bad.name, "--changed-since", "HEAD", "--report", "json").stdout)
    failing = {one["places"][0]["line"] for one in said["findings"] if one["fails"] and one["value"]}
    assert failing == {5}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--changed-since", "nowhere"], "--changed-since nowhere"),
        (["--baseline", "none.toml"], "No such file"),
        (["--report", "html"], "no such form"),
        (["--report", "markdown="], "is the variable set?"),
        (["--report", "json=bad.ttl/x"], "cannot be written"),
        (["--engine", "other"], "Invalid value"),
        (["--fail-on", "nothing"], "Invalid value"),
        (["--shapes", "none"], "does not exist"),
        (["--lang", "de"], "Invalid value"),
    ],
)
def test_what_could_not_be_checked_is_2(arguments: list[str], told: str, call: Call, bad: Path) -> None:
    result = call("validate", bad.name, *arguments)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr


def test_a_fault_of_our_own_is_2(call: Call, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ladkg.pipeline.check.validate", lambda *_, **__: 1 / 0)
    result = call("validate", bad.name)
    assert result.exit_code == 2
    assert "nothing is known of the data" in result.stderr


def test_rules_are_listed_and_explained(call: Call) -> None:
    listed = call("rules", "--lang", "fr").stdout.splitlines()
    assert "CountryIso3\tviolation\tDonnez son code ISO 3166-1 alpha-3" in "\n".join(listed)
    assert len(listed) > 200
    one = call("rules", "CountryIso3").stdout
    for part in ("CountryIso3 (violation)", "shapes/agent.ttl:", "sh:minCount 1", "Breaks it (", "Keeps it ("):
        assert part in one
    wrong = call("rules", "CountyIso3")
    assert (wrong.exit_code, "did you mean CountryIso3" in wrong.stderr) == (2, True)
    assert "lists them all" in call("rules", "xyzzy").stderr


def test_a_file_that_does_not_parse_is_shown_in_every_report(call: Call, bad: Path) -> None:
    bad.write_text('<a> <b> "x" .\n<a> <b> "é', encoding="utf-8")
    bad.with_name("also.ttl").write_text("<a> <b>", encoding="utf-8")
    result = call(
        "validate", "bad.ttl", "also.ttl", "--report", "text", "--report", "github", "--report", "json=o.json"
    )
    assert result.exit_code == 2
    assert "bad.ttl:2:9: violation: This cannot be read: " in result.stdout
    assert '    2 | <a> <b> "é\n      |         ^^' in result.stdout
    assert "also.ttl:1:" in result.stdout
    assert "::error title=Syntax,file=bad.ttl,line=2,col=9::" in result.stdout
    assert json.loads((bad.parent / "o.json").read_text(encoding="utf-8"))["checked"] is False
    assert "Could not be checked" in result.stderr


HEADER = (
    "id,actor,pillar,pillar_editorial,label_en,quantity,quantity_min,quantity_max,unit,period,status,"
    "status_as_published,meeting,date,sources,note\n"
)


def test_a_finding_in_a_table_names_row_and_column(call: Call, bad: Path) -> None:
    table = bad.with_name("pledges.csv")
    row = "BLZ/2022/x,BLZ,la-declaration/pillar-1,false,Ten,,10,5,workers,2022,pledged,,,2022-06-10,some-source,\n"
    table.write_text(HEADER + row, encoding="utf-8")
    found = json.loads(call("validate", table.name, "--report", "json").stdout)["findings"]
    places = {(one["rule"], place["line"], place["cell"]) for one in found for place in one["places"]}
    assert ("PledgeRange", 2, "quantity_min") in places
    table.write_text(HEADER + row.replace("2022-06-10", "2022-06-31"), encoding="utf-8")
    faulty = call("validate", table.name)
    assert faulty.exit_code == 2
    assert "pledges.csv:2:1: violation: This cannot be read" in faulty.stdout
    assert "column: date" in faulty.stdout
