"""What a hostile query, term or link could try in the page, and what of it is let through: nothing."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from ladkg.errors import LadkgError
from ladkg.library.guard import check

from .conftest import Open, Shot
from .desk import ask, desk, saved, write

EVIL = "<img src=x onerror=alert(1)>"
HOSTILE = f"""
SELECT ("{EVIL}" AS ?markup) (IRI("javascript:alert(1)") AS ?script) (IRI("data:text/html,<script>alert(1)") AS ?data)
       (STRLANG("\\u202Eevil", "en") AS ?bidi) (STRDT("<svg/onload=alert(1)>", <javascript:alert(2)>) AS ?typed)
       (STRDT("javascript:alert(1)", xsd:anyURI) AS ?uri) (IRI("https://w3id.org/ladkg/id/../../evil") AS ?path)
       (1 AS ?number) {{}}
"""


@pytest.mark.parametrize(
    "hash_", ["#packed=%%%", "#packed=AAAA", "#question=../../x", "#question=matrix&p.on=x%7D%20SERVICE"]
)
def test_a_broken_link_breaks_nothing(open: Open, hash_: str) -> None:
    page = desk(open, hash_)
    ask(page, "SELECT (1 AS ?one) {}")
    expect(page.locator("#view td")).to_have_text("1")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <https://elsewhere.example/> { ?s ?p ?o } }",
        "SELECT *\nFROM <https://elsewhere.example/g> { ?s ?p ?o }",
        "INSERT DATA { <a> <b> <c> }",
        "LOAD <https://elsewhere.example/>",
        "SELECT ?s { ?s rdfs:label 'SERVICE' . # DROP\n }",
        'SELECT ?load { <x:SERVICE> ?from "INSERT" ; lad:CLEAR ?load }',
        "dElEtE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT ?s { ?s ?p '''it's\nSERVICE''' }",
        "SELECT ?ñ { ?ñ ?p <a>SERVICE }",
    ],
)
def test_what_the_command_line_refuses_is_refused(open: Open, query: str) -> None:
    try:
        check(query)
        refused = ""
    except LadkgError as error:
        refused = str(error)
    page = desk(open)
    ask(page, query)
    fault = page.locator("#fault")
    if refused:
        expect(fault).to_contain_text(f"Line {refused.split(':')[1]},")
        expect(fault).to_contain_text("is not run here")
    elif fault.is_visible():
        expect(fault).not_to_contain_text("is not run here")


def test_a_query_that_runs_on_is_stopped(open: Open) -> None:
    page = desk(open)
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#stop")).to_be_enabled()
    page.locator("#stop").click()
    expect(page.locator("#fault")).to_have_text("Stopped.")
    ask(page, "SELECT (COUNT(*) AS ?n) { ?s a lad:State }")
    expect(page.locator("#view td.number")).to_have_text("43")


def test_a_query_that_runs_too_long_is_stopped_by_itself(open: Open) -> None:
    page = desk(open)
    page.clock.install()
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.locator("#run").click()
    expect(page.locator("#stop")).to_be_enabled()
    page.wait_for_timeout(500)
    page.clock.fast_forward(31_000)
    expect(page.locator("#fault")).to_contain_text("Stopped after 30 s.")
    expect(page.locator("#engine[data-step=ready]")).to_be_visible()


def test_nothing_of_a_hostile_term_runs(open: Open, shot: Shot) -> None:
    page = desk(open, "#query=" + quote(HOSTILE))
    page.evaluate("() => { window.alert = () => { throw new Error('it ran') } }")
    page.locator("#run").click()
    expect(page.locator("#view td").first).to_have_text(EVIL)
    for view in ("table", "chart", "csv", "json"):
        page.locator(f"[data-view={view}]").click()
        expect(page.locator(f"#view[data-shows={view}]")).to_contain_text("onerror=alert(1)")
        assert page.locator("#view img, #view script, #view iframe").count() == 0, view
        targets = page.locator("#view a").evaluate_all("links => links.map(link => link.href)")
        assert all(target.startswith("http") for target in targets), targets
    shot(page, "sparql-hostile")
    page.locator("[data-view=table]").click()
    for cell in page.locator("#view td").all():
        cell.click()
    ask(page, f"SELECT ('{EVIL}' AS ?x {{")
    expect(page.locator("#fault")).to_be_visible()
    ask(page, f"SELECT ?x {{ <{EVIL}> ?p ?x }}")
    expect(page.locator("#fault")).to_be_visible()
    assert page.locator("#fault *").count() == 0
    ask(page, f"CONSTRUCT {{ <x:a> <javascript:alert(1)> '{EVIL}' }} {{}}")
    for view in ("table", "turtle", "csv"):
        page.locator(f"[data-view={view}]").click()
        expect(page.locator("#view")).to_contain_text(EVIL)
        assert page.locator("#view img, #view a").count() == 0, view


@pytest.mark.parametrize(
    "hash_", [f"#query={EVIL}", f"#question={EVIL}&view={EVIL}", f"#question=matrix&p.state={EVIL}&p.on={EVIL}"]
)
def test_nothing_of_a_hostile_link_runs(open: Open, hash_: str) -> None:
    page = desk(open, hash_.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"))
    page.wait_for_timeout(300)
    assert page.locator("main img").count() == 0


def test_cells_that_could_run_as_formulas_are_made_safe_where_asked(open: Open) -> None:
    page = desk(open)
    ask(page, """SELECT ?x { VALUES ?x { "=1+1" "-2.5" "@SUM(A1)" "a,\\"b\\"" "\\t=x" " +1+1" "plain" } }""")
    assert saved(page).decode() == 'x\r\n=1+1\r\n-2.5\r\n@SUM(A1)\r\n"a,""b"""\r\n\t=x\r\n +1+1\r\nplain\r\n'
    page.locator("#guarded").check()
    assert saved(page).decode() == 'x\r\n\'=1+1\r\n-2.5\r\n\'@SUM(A1)\r\n"a,""b"""\r\n\'\t=x\r\n\' +1+1\r\nplain\r\n'
