"""The pages of the questions: what they answer, how it is drawn, and what a hostile graph cannot do."""

from dataclasses import replace
from html import unescape

import pytest
from click.testing import CliRunner
from pyoxigraph import BlankNode, Literal, NamedNode

from ladkg.cli.group import group
from ladkg.export.publication import Publication
from ladkg.export.site import code, questions, tally
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Asked, Known, Row
from ladkg.export.site.page import LANGUAGES
from ladkg.export.site.questions import CHARTS, FOLDED, MOST, PART, cell, translated
from ladkg.export.site.tally import Chart
from ladkg.library import question
from ladkg.library.question import parse
from ladkg.terms import XSD

ID = "https://w3id.org/ladkg/id/"


def one(known: Known, name: str) -> Asked:
    return next(asked for asked in known.questions if asked.name == name)


def drawn(known: Known, name: str, language: str = "en") -> str:
    page = next(page for page in questions.pages(known) if page.path == name)
    return Frame(known.publication, known.names).draw(page, language).decode()


def test_every_question_has_a_page_and_its_answer_as_the_command_line_has_it(known: Known) -> None:
    paths = [page.path for page in questions.pages(known)]
    assert paths == ["queries", *(f"queries/{name}" for name in question.questions())]
    files = dict(questions.files(known))
    for name in ("endorsers", "matrix", "why-standing", "discrepancies", "parties-after-endorsing"):
        done = CliRunner().invoke(group, ["query", name, "--format", "csv"], prog_name="ladkg", catch_exceptions=False)
        assert files[f"queries/{name}.csv"] == done.stdout_bytes, name


def test_an_answer_without_rows_keeps_its_columns(known: Known) -> None:
    files = dict(questions.files(known))
    assert files["queries/parties-after-endorsing.csv"] == b"iso3,convention,endorsed,party\r\n"
    assert "No row" in drawn(known, "queries/parties-after-endorsing")


def test_the_list_names_every_question_once_under_what_it_is_about(known: Known) -> None:
    for language in LANGUAGES:
        page = drawn(known, "queries", language)
        for asked in known.questions:
            assert page.count(f"queries/{asked.name}/") == 1
            assert asked.asks[language] in unescape(page)


def test_a_page_links_what_its_cells_stand_for(known: Known) -> None:
    page = drawn(known, "queries/endorsers", "es")
    assert '<a href="../../../es/id/state/CRI/" title="Costa Rica">CRI</a>' in page
    assert '<time datetime="2022-06-10">10 de junio de 2022</time>' in page
    assert 'href="../../../es/sparql/#question=endorsers"' in page
    assert 'href="../../../queries/endorsers.csv"' in page


def test_labels_are_in_the_language_of_the_page_where_all_have_one(known: Known) -> None:
    rows = translated(known, one(known, "endorsers"), "es")
    assert rows
    assert '"Brasil"@es' in {str(row["name"]) for row in rows}
    assert translated(known, one(known, "bound-through-protocol"), "es") is None, "obligations have English labels only"
    assert translated(known, one(known, "single-source"), "es") is None, "it asks for no labels"
    assert "aquí se muestran en español" in drawn(known, "queries/endorsers", "es")
    for name in ("bound-through-protocol", "about-state"):
        assert "aquí se muestran en español" not in drawn(known, f"queries/{name}", "es")


def test_columns_and_parameters_are_explained_in_the_language_of_the_page(known: Known) -> None:
    page = drawn(known, "queries/matrix", "es")
    assert "<dt>checked</dt><dd>hasta qué fecha se consultó el registro" in page
    assert "<td>una convención</td>" in page
    assert "<td>one convention</td>" in drawn(known, "queries/matrix")
    matrix = one(known, "matrix")
    assert matrix.meaning("column", "since", "fr") == "from when"
    assert matrix.meaning("column", "nothing", "es") == ""


def test_long_answers_fold_and_longer_ones_are_shown_in_part(known: Known) -> None:
    assert 'class="unfold"' in drawn(known, "queries/matrix")
    assert 'class="unfold"' not in drawn(known, "queries/endorsers")
    assert FOLDED < len(one(known, "matrix").rows) < MOST < len(one(known, "about-state").rows)
    about = drawn(known, "queries/about-state")
    table = about[about.index('class="answer"') :]
    assert table[: table.index("</table>")].count("<tr>") == PART + 1
    assert f"The first {PART} are shown" in about


def test_every_chart_is_of_a_question_and_draws_its_columns(known: Known) -> None:
    for name, chart in CHARTS.items():
        asked = one(known, name)
        assert {chart.names, chart.split, *chart.numbers} - {""} <= set(asked.columns), name
        assert 'class="tally"' in drawn(known, f"queries/{name}"), name


@pytest.fixture
def hostile(known: Known) -> Known:
    evil = "<script>alert(1)</script>"
    rows: list[Row] = [
        {
            "text": Literal(evil),
            "said": Literal(evil, language="en"),
            "typed": Literal(evil, datatype=NamedNode("javascript:alert(1)")),
            "link": NamedNode("javascript:alert(1)"),
            "address": Literal("javascript:alert(1)", datatype=XSD.anyURI),
            "iso3": Literal("../../../evil"),
            "node": BlankNode("b"),
            "none": None,
        }
    ]
    asked = Asked("force-counts", 99, {"en": evil}, f"SELECT ?x {{ # {evil}\n}}", [], {"text": evil}, rows)
    return replace(known, questions=[asked])


def test_nothing_of_a_hostile_answer_is_markup_or_a_link(hostile: Known) -> None:
    for path in ("queries", "queries/force-counts"):
        for language in LANGUAGES:
            page = drawn(hostile, path, language)
            assert "<script>alert" not in page
            assert 'href="javascript:' not in page
            assert "evil/" not in page
    assert "Other questions" in drawn(hostile, "queries")


def test_a_graph_is_in_the_order_of_what_it_says(known: Known) -> None:
    rows: list[Row] = [
        {"subject": NamedNode("x:b"), "predicate": NamedNode("x:p"), "object": Literal("1")},
        {"subject": NamedNode("x:a"), "predicate": NamedNode("x:p"), "object": Literal("2")},
    ]
    made = replace(known, questions=[Asked("g", 1, {"en": "G?"}, "CONSTRUCT {} {}", [], {}, rows)])
    assert dict(questions.files(made))["queries/g.csv"] == b"subject,predicate,object\r\nx:a,x:p,2\r\nx:b,x:p,1\r\n"


def test_cells(published: Publication) -> None:
    assert not cell(published, "iso3", None).pieces
    assert cell(published, "bound", Literal(3)).look == "number"
    assert not cell(published, "iso3", Literal("word")).pieces
    assert not cell(published, "note", Literal("CHL")).pieces
    pieces = cell(published, "who", Literal("CHL caricom nobody")).pieces
    assert [piece.node for piece in pieces] == [
        NamedNode(ID + "state/CHL"),
        NamedNode(ID + "organization/caricom"),
        None,
    ]
    fact = cell(published, "about", Literal("action-package/4")).pieces[0]
    assert fact.node == NamedNode(ID + "action-package/4")
    assert cell(published, "note", Literal("x" * 61, language="en")).look == "long"


def test_bars() -> None:
    rows: list[Row] = [
        {"kind": Literal("a"), "n": Literal(3), "m": Literal(1), "when": Literal("1990-01-02")},
        {"kind": Literal("b"), "n": Literal(8), "m": None, "when": Literal("2001")},
        {"kind": Literal("a"), "n": Literal(1), "m": Literal(0), "when": Literal("1999")},
    ]
    nothing = dict[str, NamedNode]().get
    bars = tally.drawn(Chart("kind", ("n", "m"), sort=True), rows, nothing)
    assert bars
    assert [(bar.name, bar.numbers, bar.parts) for bar in bars.bars] == [
        ("b", [8, 0], [(0.0, 100.0), (100.0, 0.0)]),
        ("a", [4, 1], [(0.0, 50.0), (50.0, 12.5)]),
    ]
    counted = tally.drawn(Chart("when", cut=3, end="0s"), rows, {"1990s": NamedNode("x:n")}.get)
    assert counted
    assert [(bar.name, bar.node, bar.numbers) for bar in counted.bars] == [
        ("1990s", NamedNode("x:n"), [2]),
        ("2000s", None, [1]),
    ]
    assert counted.heads == []
    split = tally.drawn(Chart("kind", split="when"), rows, nothing)
    assert split
    assert split.heads == ["1990-01-02", "2001", "1999"]
    assert tally.drawn(Chart("kind", ("n",)), [], nothing) is None


def test_code_is_told_apart_and_nothing_of_it_is_lost() -> None:
    for asked in question.questions().values():
        pieces = list(code.marked(asked.text))
        assert "".join(text for _, text in pieces) == asked.text
        bare = code.bare(asked.text)
        assert asked.text.endswith(bare)
        assert "# column" not in bare
        assert parse(bare, asked.path).asks == {}
    query = "SELECT ?x { ?x a <y> ; z:w 'it''s' . # SELECT\n } ."
    kinds = [kind for kind, _ in code.marked(query)]
    assert [kind for kind in kinds if kind] == [
        *("keyword", "variable", "variable", "keyword", "name", "name", "string", "string", "comment"),
    ]
    assert code.bare("SELECT 1") == "SELECT 1"
