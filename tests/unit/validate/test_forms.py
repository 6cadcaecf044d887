"""Each form of report: valid by its own standard, and not to be fooled by what is in it."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from markdown_it import MarkdownIt
from pyoxigraph import NamedNode, RdfFormat, parse

from ladkg.errors import InputError
from ladkg.read.places import Place
from ladkg.validate import Finding, Severity
from ladkg.validate.reports import FORMS, PlacedReport, Wish, save, text, wishes, write
from ladkg.validate.reports.words import LANGUAGES

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def many(number: int) -> PlacedReport:
    """A report of as many findings, the last of them the worst, all on lines of one file."""
    findings = {
        Finding(
            Severity.VIOLATION if rank == number - 1 else Severity.WARNING,
            "R",
            f"<x:{rank:06}>",
            "",
            "",
            "x:R",
            (("en", "Do."),),
        ): rank
        for rank in range(number)
    }
    places = {finding: [(Place("f.ttl", rank + 1, 1), "x")] for finding, rank in findings.items()}
    return PlacedReport.of(findings, places, files=("f.ttl",))


@pytest.mark.parametrize("form", FORMS)
def test_no_findings_can_be_written_too(form: str) -> None:
    write(form, PlacedReport((), ("clean.ttl",)))


def schema(name: str) -> Path:
    """A schema of others, which the repository does not hold."""
    folder = Path(os.environ.get("LADKG_REPORT_SCHEMAS") or ROOT.parent / "shared" / "schemas")
    if not (folder / name).is_file():
        pytest.skip(f"set LADKG_REPORT_SCHEMAS to the folder that holds {name}")
    return folder / name


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_is_valid(language: str, report: PlacedReport) -> None:
    """The schema of https://github.com/oasis-tcs/sarif-spec, sarif-2.1/schema/sarif-schema-2.1.0.json."""
    official = json.loads(schema("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    for one in (report, PlacedReport(()), many(3)):
        jsonschema.Draft4Validator(official).validate(json.loads(write("sarif", one, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_junit_is_valid(language: str, report: PlacedReport) -> None:
    """The schema of https://github.com/windyroad/JUnit-Schema, JUnit.xsd."""
    official = xmlschema.XMLSchema(schema("JUnit.xsd"))
    for one in (report, PlacedReport(()), many(3)):
        official.validate(write("junit", one, language))


def test_json_is_valid(report: PlacedReport) -> None:
    own = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(own)
    for one in (report, PlacedReport(())):
        jsonschema.Draft202012Validator(own).validate(json.loads(write("json", one)))


def results(report: PlacedReport) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write("sarif", report))["runs"][0]["results"]
    return found


def test_sarif_counts_columns_in_utf_16_and_encodes_names(report: PlacedReport) -> None:
    physical = [result["locations"][0].get("physicalLocation", {}) for result in results(report)]
    regions = {(one["artifactLocation"]["uri"], json.dumps(one.get("region"))) for one in physical}
    assert ("data/a%20b%2Cc.ttl", '{"startLine": 12, "startColumn": 14, "endColumn": 19}') in regions
    assert ("data/b.ttl", '{"startLine": 9, "startColumn": 22, "endColumn": 27}') in regions
    assert any(uri == "data/%C3%A9.ttl" for uri, _ in regions)


def test_sarif_names_both_places_and_a_file_where_there_is_none(report: PlacedReport) -> None:
    both = [result for result in results(report) if len(result["locations"]) == 2]
    assert [result["ruleId"] for result in both] == ["Code"]
    (nowhere,) = [result for result in results(report) if result["ruleId"] == "Other"]
    assert "region" not in nowhere["locations"][0]["physicalLocation"]


def test_sarif_suppresses_what_is_known_and_not_what_has_expired(report: PlacedReport) -> None:
    suppressed = [bool(result["suppressions"]) for result in results(report)]
    assert suppressed == [item.known is not None and not item.known.expired for item in by_severity(report)]


def by_severity(report: PlacedReport) -> list[Any]:
    return sorted(report.findings, key=lambda item: item.finding.severity)


def test_sarif_points_into_the_catalogue(report: PlacedReport) -> None:
    run = json.loads(write("sarif", report, "es"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {part["language"] for part in run["translations"]} | {run["language"]} == set(LANGUAGES)


def test_sarif_leaves_out_the_mildest_and_says_how_many() -> None:
    document = json.loads(write("sarif", many(5_003)))["runs"][0]
    assert len(document["results"]) == 5_000
    assert document["results"][0]["level"] == "error"
    (note,) = document["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 more findings")


def test_fingerprints_last_when_lines_move(report: PlacedReport) -> None:
    moved = {
        item.finding: [(replace(place, line=place.line + 40, column=1), line) for place, line in item.located()]
        for item in report.findings
    }
    again = PlacedReport.of(moved, moved)
    assert {item.finding: item.fingerprint for item in again.findings} == {
        item.finding: item.fingerprint for item in report.findings
    }
    assert len({item.fingerprint for item in report.findings}) == len(report.findings)


def annotations(said: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read as the runner reads: https://github.com/actions/runner, ActionCommand.TryParseV2."""
    for line in said.splitlines():
        match = re.fullmatch(r"::(\w+)(?: (.*?))?::(.*)", line)
        assert match, line
        properties = dict(part.split("=", 1) for part in (match[2] or "").split(",") if part)
        for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            properties = {name: value.replace(escape, character) for name, value in properties.items()}
        yield match[1], properties, match[3].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def test_annotations_escape_what_the_runner_reads(report: PlacedReport) -> None:
    read = list(annotations(write("github", report)))
    assert {properties.get("file") for _, properties, _ in read} == {"data/a b,c.ttl", "data/é.ttl", "data/b.ttl", None}
    assert sum("::error::%" in message for _, _, message in read) == 1
    assert [command for command, _, _ in read] == ["error", "error", "warning", "notice"]


def test_annotations_are_the_worst_and_changed_lines_come_first() -> None:
    crowd = many(30)
    crowd = replace(
        crowd, findings=tuple(replace(item, changed=rank == 20) for rank, item in enumerate(crowd.findings))
    )
    read = list(annotations(write("github", crowd)))
    assert len(read) == 11
    assert read[0][1]["line"] == "21"
    assert read[1][0] == "error"
    assert read[-1][2].startswith("20 more findings")


def cells(report: PlacedReport) -> list[list[str]]:
    """The text of the cells of all tables of the Markdown report, as GitHub would show it."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(write("markdown", report))
    rows: list[list[str]] = []
    inside = False
    for token in tokens:
        inside = (inside or token.type == "table_open") and token.type != "table_close"
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and inside:
            html = [child.content for child in token.children or [] if child.type == "html_inline"]
            assert set(html) <= {"<code>", "</code>", "<br>"}
            kinds = {child.type for child in token.children or []}
            assert kinds <= {"text", "text_special", "html_inline"}, kinds
            shown = [child.content for child in token.children or [] if child.type != "html_inline"]
            rows[-1].append("".join(shown))
    return rows


def test_markdown_cannot_be_broken_out_of(report: PlacedReport) -> None:
    rows = cells(report)
    assert {len(row) for row in rows} == {4}
    assert len(rows) == 2 + 3 + len(report.findings)
    (hostile,) = [row for row in rows if "script" in row[2]]
    assert '"a|b\\n::error::% <script>alert(1)</script> <U+202E>evil `*_[x](http://x)' in hostile[2]


def test_markdown_stays_below_its_limit() -> None:
    crowd = many(20_000)
    said = write("markdown", crowd)
    assert 900_000 < len(said.encode()) < 1_048_576
    assert "more findings are left out" in said


def test_text_cannot_be_broken_out_of(report: PlacedReport) -> None:
    said = write("text", report)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]|##\[", said)
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::")]


def test_the_caret_stands_below_the_place() -> None:
    wide = [(Place("f.ttl", 1, 14, 19), '<x:日本> <x:p> "cri" .')]
    finding = Finding(Severity.VIOLATION, "R", "<x:日本>", "<x:p>", '"cri"', "x:R", (("en", "Do."),))
    _, _, source, carets = write("text", PlacedReport.of([finding], {finding: wide})).splitlines()[:4]
    assert source.index('"cri"') + 2 == carets.index("^")
    assert carets.count("^") == 5


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + ' "cri" ' + "y" * 500
    finding = Finding(Severity.VIOLATION, "R", "<x:a>", "<x:p>", '"cri"', "x:R", (("en", "Do."),))
    placed = PlacedReport.of([finding], {finding: [(Place("f.ttl", 1, 502, 507), line)]})
    _, _, source, carets = write("text", placed).splitlines()[:4]
    assert len(source) < 140
    assert source[carets.index("^") : carets.rindex("^") + 1] == '"cri"'


def test_many_findings_are_grouped_by_rule_with_every_place() -> None:
    said = write("text", many(50))
    assert said.count("Do.") == 2
    assert all(f"f.ttl:{line}:1" in said for line in range(1, 51))


def test_colours_are_the_callers(report: PlacedReport) -> None:
    painted = text.write(report, "en", lambda style, part: f"<{style}>{part}</{style}>")
    assert "<violation>violation</violation>" in painted
    assert re.sub(r"</?(violation|warning|info|place|caret|quiet)>", "", painted) == write("text", report)


def test_turtle_is_the_standard_report(report: PlacedReport) -> None:
    quads = list(parse(write("turtle", report).encode(), format=RdfFormat.TURTLE))
    shacl = "http://www.w3.org/ns/shacl#"
    focus = {str(quad.object) for quad in quads if quad.predicate == NamedNode(shacl + "focusNode")}
    assert focus == {item.finding.focus for item in report.findings if "<b>" not in item.finding.focus}
    for name in ("resultSeverity", "sourceConstraintComponent", "resultPath"):
        assert sum(quad.predicate == NamedNode(shacl + name) for quad in quads) == len(report.findings), name


def test_junit_counts_what_fails(report: PlacedReport) -> None:
    root = ElementTree.fromstring(write("junit", report))  # noqa: S314
    suites = {suite.get("name"): (suite.get("tests"), suite.get("failures"), suite.get("skipped")) for suite in root}
    assert suites["data/clean.ttl"] == ("1", "0", "0")
    assert suites["data/b.ttl"] == ("2", "1", "1")
    assert sum(len(suite.findall("testcase/failure")) for suite in root) == sum(item.fails for item in report.findings)


@pytest.mark.parametrize("asked", [["xml=a"], ["markdown="], ["sarif=a", "json=a"]])
def test_a_wish_that_cannot_be_is_refused(asked: list[str]) -> None:
    with pytest.raises(InputError, match="--report"):
        wishes(asked)


def test_wishes() -> None:
    assert wishes([]) == [Wish("text")]
    assert wishes(["text", "sarif=a=b", "json=-"]) == [Wish("text", "-"), Wish("sarif", "a=b"), Wish("json", "-")]


def test_a_summary_is_added_to_what_is_there(tmp_path: Path, report: PlacedReport) -> None:
    summary = tmp_path / "summary"
    summary.write_text("before\n", encoding="utf-8")
    save(Wish("markdown", str(summary)), report)
    assert summary.read_text(encoding="utf-8") == "before\n" + write("markdown", report)
    with pytest.raises(InputError, match="cannot be written"):
        save(Wish("json", str(summary / "x.json")), report)
