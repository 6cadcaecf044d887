"""SPARQL in the page: the library's answers, the editor, the views of an answer, and links."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from ladkg.cli.group import group
from ladkg.library.question import questions

from .conftest import Axe, Open, Shot
from .desk import ask, desk, saved, write


def told(*arguments: str) -> bytes:
    done = CliRunner().invoke(group, ["query", *arguments], prog_name="ladkg", catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


def test_every_question_of_the_library_is_answered_as_on_the_command_line(open: Open) -> None:
    page = desk(open)
    for name, question in questions().items():
        page.evaluate("hash => { location.hash = hash }", f"question={name}")
        graph = not question.columns
        expect(page.locator("#answer")).to_be_visible()
        page.wait_for_function("name => document.querySelector('#library').value === name", arg=name)
        page.wait_for_function(
            "() => document.querySelector('#stop').disabled && !document.querySelector('[aria-busy]')"
        )
        page.locator(f"[data-view={'turtle' if graph else 'csv'}]").click()
        if graph:
            assert lines(saved(page)) == lines(told(name, "--format", "turtle")), name
        else:
            assert saved(page) == told(name, "--format", "csv"), name


def lines(turtle: bytes) -> set[str]:
    """The statements of a graph, however it is written."""
    from pyoxigraph import RdfFormat, parse

    return {str(quad) for quad in parse(turtle, format=RdfFormat.TURTLE)}


def test_the_data_stand_ready_within_two_seconds(open: Open) -> None:
    took = desk(open).locator("#engine").get_attribute("data-took")
    assert took
    assert float(took) < 2000


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("matrix", {"on": "2018-01-31", "state": "BRA", "instrument": "cat-1984"}),
        ("statements", {"force": "intend", "hedge": "as-appropriate"}),
        ("why-standing", {"state": "USA", "instrument": "refugee-protocol-1967"}),
        ("text-differences", {"old": "la-declaration/en-draft", "new": "la-declaration/en"}),
        ("single-source", {"support": "none verified", "state": "any"}),
    ],
)
def test_parameters_write_what_the_command_line_writes(open: Open, name: str, values: dict[str, str]) -> None:
    page = desk(open)
    page.locator("#library").select_option(name)
    for parameter, value in values.items():
        field = page.locator(f"#parameter-{parameter}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.blur()
    page.locator("#run").click()
    page.locator("[data-view=csv]").click()
    pairs = [part for parameter, value in values.items() for part in ("-p", f"{parameter}={value}")]
    assert saved(page) == told(name, *pairs, "--format", "csv")
    link = page.url
    again = desk(open, link[link.index("#") :])
    expect(again.locator("#answer")).to_be_visible()
    assert saved(again) == told(name, *pairs, "--format", "csv")


def test_a_link_brings_a_query_that_waits_to_be_read(open: Open) -> None:
    page = desk(open, "#query=" + quote("SELECT ?s { ?s a lad:Treaty } ORDER BY ?s"))
    expect(page.locator("#status")).to_contain_text("Read it, then run it")
    expect(page.locator("#answer")).to_be_hidden()
    page.locator("#run").click()
    expect(page.locator("#view tbody tr").first).to_be_visible()
    long = "# " + "a long remark " * 80 + "\nASK { <state/CHL> a lad:State }"
    ask(page, long)
    page.locator("#share").click()
    assert "packed=" in page.url
    assert len(page.url) < 700
    again = desk(open, page.url[page.url.index("#") :])
    expect(again.locator("#status")).to_contain_text("Read it")
    again.locator("#run").click()
    expect(again.locator("#view td")).to_have_text("true")


def test_an_error_names_its_place_and_the_editor_marks_it(open: Open) -> None:
    page = desk(open)
    ask(page, "SELECT ?s {\n  ?s a lad:State ;;\n  FILTR(true)\n}")
    expect(page.locator("#fault")).to_contain_text("Line 3, column ")
    expect(page.locator(".cm-wrong")).to_have_text("  FILTR(true)")
    ask(page, "\n  SELEKT ?s {}")
    expect(page.locator("#fault")).to_have_text("Line 2, column 3: “SELEKT” is not understood here.")
    ask(page, "SELECT ?s { ?s a nowhere:State }")
    expect(page.locator("#fault")).to_have_text("Line 1, column 18: No PREFIX declares “nowhere:”.")
    ask(page, "SELECT ?s ?n (COUNT(?x) AS ?y) { ?s ?n ?x }")
    expect(page.locator("#fault")).to_contain_text("variable that is unbound")


@pytest.mark.parametrize(
    ("query", "points", "line"),
    [
        ("SELECT ?when (COUNT(?act) AS ?acts) { ?act lad:actedOn ?when } GROUP BY ?when LIMIT 50", 50, 1),
        ("SELECT ?x ?y { ?s lad:longitude ?x ; lad:latitude ?y } LIMIT 40", 40, 0),
        ("SELECT ?when ?n { VALUES (?when ?n) { ('2022-06-10'^^xsd:date 3) ('2022-06-12'^^xsd:date 3) } }", 2, 1),
    ],
)
def test_dates_and_pairs_of_numbers_are_drawn_over_axes(
    open: Open, axe: Axe, query: str, points: int, line: int
) -> None:
    page = desk(open)
    ask(page, query)
    page.locator("[data-view=chart]").click()
    expect(page.locator("#view svg circle")).to_have_count(points)
    expect(page.locator("#view svg path")).to_have_count(line)
    assert page.locator("#view svg text").count() > 4
    assert "NaN" not in page.locator("#view").inner_html()
    assert axe(page) == []


def test_names_and_numbers_are_drawn_as_bars_of_the_right_length(open: Open) -> None:
    page = desk(open)
    ask(page, "SELECT ?name ?n ?m { VALUES (?name ?n ?m) { ('a' 4 1) ('b' 2.0 UNDEF) ('c' -1 0) } }")
    page.locator("[data-view=chart]").click()
    widths = page.locator("#view .track rect").evaluate_all("bars => bars.map(bar => bar.getAttribute('width'))")
    assert [float(width) for width in widths] == [100, 25, 50, 0, 0, 0]


def test_a_long_answer_comes_in_pages(open: Open) -> None:
    page = desk(open)
    ask(page, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1050")
    expect(page.locator("#status")).to_contain_text("1,050 rows")
    expect(page.locator("#view tbody tr")).to_have_count(100)
    page.get_by_role("button", name="Later").click()
    expect(page.locator(".pager")).to_contain_text("Rows 101–200 of 1,050")


def test_resources_are_shown_by_their_labels_and_lead_to_their_pages(open: Open) -> None:
    page = desk(open, path="es/sparql/")
    ask(page, "SELECT ?s ?absent { VALUES (?s ?absent) { (<state/BRA> <state/ATLANTIS>) } }")
    link = page.locator("#view a")
    expect(link).to_have_text("Brasil")
    expect(page.locator("#view td").nth(1)).to_have_text("id:state/ATLANTIS".replace("id:", "<") + ">")
    assert link.evaluate("link => link.href").endswith("/es/id/state/BRA/")


def test_the_editor_completes_our_terms(open: Open, shot: Shot) -> None:
    page = desk(open)
    write(page, "SELECT ?s { ?s a ")
    page.keyboard.type("lad:Trea")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("lad:Treaty")
    shot(page, "sparql-completion")
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("lad:Treaty")
    page.keyboard.type(" ; lad:x <state/CR")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("Costa Rica")
    page.keyboard.press("Escape")
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)


def test_the_keyboard_alone_runs_a_query_and_leaves_the_editor(open: Open) -> None:
    page = desk(open)
    page.locator("#library").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#view tbody tr").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#run")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_barrier(open: Open, axe: Axe, shot: Shot, scheme: str, width: int) -> None:
    page = desk(open, "#question=hedge-counts&view=chart", scheme=scheme, width=width)
    expect(page.locator("#view .tally")).to_be_visible()
    shot(page, f"sparql-chart-{scheme}-{width}", full=True)
    assert axe(page) == []
    page.locator("[data-view=table]").click()
    page.locator("summary").click()
    ask(page, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 120")
    assert axe(page) == []
    ask(page, "SELEKT")
    shot(page, f"sparql-error-{scheme}-{width}", full=True)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_the_page_says_where_the_answers_are(open: Open) -> None:
    page = open("sparql/", scripts=False)
    expect(page.locator("noscript, .notice").first).to_be_visible()
    assert page.locator("#desk").is_hidden()


def test_the_prologue_is_that_of_the_command_line(site: Path) -> None:
    from ladkg.library.question import with_prefixes

    prefixes = json.loads((site / "data" / "sparql.json").read_text("utf-8"))["prefixes"]
    written = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in prefixes.items())
    assert with_prefixes("ASK {}") == f"BASE <{prefixes['id']}> {written} ASK {{}}"
