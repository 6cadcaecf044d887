"""`ladkg compare`: every form of output, exit codes, and hostile texts."""

import csv
import io
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

from ladkg import graph
from ladkg.terms import LAD, RDF

Call = Callable[..., Result]
FIRST = """We, the leaders of Chile and Kenya, met in Mombasa.

We intend to facilitate safe and regular passage to all the islands.

We recognize the work of the keepers of the old lighthouses.
"""
SECOND = """We, the leaders of Chile, Ghana and Kenya, met in Mombasa.

We commit to facilitate passage to all the islands.

We recognize the work of the keepers of the old lighthouses.
"""
HOSTILE = """We, the leaders of Chile &lt;script&gt;alert(1)&lt;/script&gt; met `<img src=x onerror=alert(2)>`.

We commit to `</p><script>alert(3)</script>` passage `"><a href=javascript:alert(4)>` to all the islands.
"""
REPORT = "The leaders vowed to facilitate safe and regular passage to all the islands. Kenya will pay US$3 million.\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    found = {}
    for name, text in {"a.md": FIRST, "b.md": SECOND, "hostile.md": HOSTILE, "report.txt": REPORT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        found[name] = str(tmp_path / name)
    return found


class _Page(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_what_differs_is_told_in_plain_text(call: Call, files: dict[str, str]) -> None:
    result = call("compare", files["a.md"], files["b.md"])
    assert result.exit_code == 0
    assert "Differences: 1 participant, 1 force, 1 notion, 3 wording" in result.stdout
    assert "  participant   + GHA “Ghana”" in result.stdout
    assert "  force         - intend “intend”  + commit “commit”  stronger" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_two_texts_that_are_the_same_have_no_differences(call: Call, files: dict[str, str]) -> None:
    result = call("compare", files["a.md"], files["a.md"])
    assert (result.exit_code, "Differences: none" in result.stdout) == (0, True)


def test_differences_as_a_table(call: Call, files: dict[str, str]) -> None:
    result = call("compare", files["a.md"], files["b.md"], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["kind"] for row in rows][:3] == ["participant", "wording", "force"]
    assert rows[2] | {"degree": "stronger", "before": "intend", "after": "commit"} == rows[2]


def test_differences_as_json(call: Call, files: dict[str, str]) -> None:
    said = json.loads(call("compare", files["a.md"], files["b.md"], "--format", "json").stdout)
    assert said["counts"] == {"participant": 1, "force": 1, "notion": 1, "wording": 3}
    assert said["second"]["participants"] == ["CHL", "GHA", "KEN"]
    assert len(said["pairs"]) == 3


def test_differences_as_rdf(call: Call, files: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out.trig"
    assert call("compare", files["a.md"], files["b.md"], "-f", "trig", "-o", str(out)).exit_code == 0
    quads = list(graph.read(out))
    changes = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == LAD.WordingChange}
    said = {quad.object.value for quad in quads if quad.predicate == LAD.change}  # type: ignore[union-attr]
    assert len(changes) == 6
    assert {
        "participant: GHA added",
        "force: intend becomes commit (stronger)",
        "notion: safe, regular dropped",
    } <= said
    quotes = [quad.object.value for quad in quads if quad.predicate in {LAD.draftQuote, LAD.adoptedQuote, LAD.quote}]  # type: ignore[union-attr]
    assert quotes
    assert max(len(quote.split()) for quote in quotes) <= 8


def test_files_of_one_name_are_two_texts(call: Call, tmp_path: Path) -> None:
    paths = []
    for folder, text in (("old", FIRST), ("new", SECOND)):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "text.md"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    said = call("compare", *paths, "-f", "nquads").stdout
    assert "/id/text/text/en>" in said
    assert "/id/text/text/en-2>" in said


def test_the_page_stands_alone_and_fetches_nothing(call: Call, files: dict[str, str]) -> None:
    page = _Page(call("compare", files["a.md"], files["b.md"], "--format", "html").stdout)
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    assert not [attrs for _, attrs in page.tags if {"src", "style", "onclick"} & attrs.keys()]
    assert {attrs["href"] for _, attrs in page.tags if "href" in attrs} == {"#main"}
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert {"ins", "del", "main", "header", "h1"} <= names
    assert dict(page.tags)["html"] == {"lang": "en"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.md", "hostile.md"),
        ("hostile.md", "a.md"),
        ("hostile.md", "report.txt", "--report"),
        ("a.md", "hostile.md", "--report"),
    ],
)
def test_a_hostile_text_is_shown_as_text(call: Call, files: dict[str, str], arguments: tuple[str, ...]) -> None:
    named = [files.get(argument, argument) for argument in arguments]
    page = call("compare", *named, "--format", "html").stdout
    assert "alert(" in page
    assert {tag for tag, _ in _Page(page).tags}.isdisjoint({"script", "img"})
    assert not [attrs for _, attrs in _Page(page).tags if "onerror" in attrs or "javascript" in str(attrs)]


def test_a_hostile_file_name_is_shown_as_text(call: Call, files: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "<script>alert(5)<"
    path.mkdir()
    (path / "<b>x.md").write_text(FIRST, encoding="utf-8")
    page = call("compare", str(path / "<b>x.md"), files["b.md"], "--format", "html").stdout
    assert "&lt;b&gt;x.md" in page
    assert {tag for tag, _ in _Page(page).tags}.isdisjoint({"script"})


def test_a_report_is_set_against_the_declaration(call: Call, files: dict[str, str]) -> None:
    result = call("compare", files["a.md"], files["report.txt"], "--report")
    assert result.exit_code == 0
    assert "para_2__sent_1  para_1__sent_1  stronger paraphrase  “vowed”  intend told as commit" in result.stdout
    assert "Commitments left out: none" in result.stdout
    assert "para_1__sent_2  3000000 USD  KEN  “US$3 million”" in result.stdout


def test_a_report_as_a_table_and_as_json(call: Call, files: dict[str, str]) -> None:
    rows = list(
        csv.DictReader(io.StringIO(call("compare", files["a.md"], files["report.txt"], "--report", "-f", "csv").stdout))
    )
    assert [row["what"] for row in rows] == ["stronger paraphrase", "figure"]
    said = json.loads(call("compare", files["a.md"], files["report.txt"], "--report", "-f", "json").stdout)
    assert said["account"] == rows


def test_a_report_as_rdf(call: Call, files: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out.trig"
    assert call("compare", files["a.md"], files["report.txt"], "--report", "-f", "trig", "-o", str(out)).exit_code == 0
    quads = list(graph.read(out))
    kinds = [quad.object for quad in quads if quad.predicate == RDF.type]
    assert (kinds.count(LAD.Quotation), kinds.count(LAD.Claim)) == (1, 1)
    assert [quad.object.value for quad in quads if quad.predicate == LAD.claimedValue] == ["3000000 USD"]  # type: ignore[union-attr]


def test_one_text_may_come_from_standard_input(call: Call, files: dict[str, str]) -> None:
    assert "GHA" in call("compare", files["a.md"], "-", input=SECOND).stdout
    result = call("compare", "-", "-", input=SECOND)
    assert (result.exit_code, "Only one" in result.stderr) == (2, True)


def test_a_report_in_another_language_is_refused(call: Call, files: dict[str, str]) -> None:
    result = call("compare", files["a.md"], files["report.txt"], "--report", "--lang-b", "es")
    assert result.exit_code == 2
    assert "give the version of the declaration in the language of the report" in result.stderr


@pytest.mark.parametrize(("text", "told"), [("", "empty"), ("Foo bar baz.\n", "--lang-b"), (None, "No such file")])
def test_what_cannot_be_read_is_told(
    call: Call, files: dict[str, str], tmp_path: Path, text: str | None, told: str
) -> None:
    path = tmp_path / "other.md"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    result = call("compare", files["a.md"], str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_help_has_examples(call: Call) -> None:
    said = call("compare", "--help").stdout
    assert "ladkg compare declaration.md press-report.txt --report" in said
