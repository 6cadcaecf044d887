"""The first page, the page of data, and what the search looks in."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from ladkg import iris
from ladkg.export.folder import Folder
from ladkg.export.publication import ROOT, Publication
from ladkg.export.site import data, home, search
from ladkg.export.site.dates import spoken
from ladkg.export.site.frame import Frame
from ladkg.export.site.here import number
from ladkg.export.site.known import Known
from ladkg.pipeline import site
from ladkg.terms import LAD

from .drawn import Element, drawn, select, words

Draw = Callable[..., Element]


@pytest.fixture(scope="module")
def draw(known: Known, packed: Folder) -> Draw:
    def run(maker: Callable[..., object], language: str = "en") -> Element:
        (page,) = maker(known, packed)  # type: ignore[misc]
        found: Element = html.document_fromstring(Frame(known.publication, known.names).draw(page, language).decode())  # type: ignore[has-type]
        return found

    return run


def test_the_figures_are_those_of_the_graph(known: Known, draw: Draw) -> None:
    (states,) = known.ask("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <https://w3id.org/ladkg/ontology#State> }")
    figures = [words(one) for one in select(draw(home.pages), "ul.figures li")]
    assert figures[0] == f"{states['n'].value} states"  # type: ignore[union-attr]
    assert len(figures) == 6


def test_endorsers_and_pillars_are_links(known: Known, draw: Draw) -> None:
    page = draw(home.pages, "es")
    links = [link.get("href") for link in select(page, "a")]
    for node in known.names.subjects(LAD.endorses, iris.instrument("la-declaration")):
        assert f"../es/{node.value.removeprefix(ROOT)}/" in links
    assert len(select(page, "ol.pillars li")) == 4
    assert words(select(page, "ol.pillars p")[0]) == "3 compromisos"


def test_answers_are_those_of_the_questions(known: Known, draw: Draw) -> None:
    page = draw(home.pages)
    asked = {one.name: one for one in known.questions}
    outside, through, hedges = select(page, "article")
    assert len(select(outside, "li")) == len(asked["endorsers-outside-gcm"].rows)
    assert words(select(through, "b")[0]) == str(len(asked["bound-through-protocol"].rows))
    counted = {words(select(one, "dt")[0]): words(select(one, "b")[0]) for one in select(hedges, "dl div")}
    assert counted["in accordance with national legislation"] == "7"


def test_the_dataset_is_described_for_search_engines(draw: Draw) -> None:
    (script,) = draw(home.pages).xpath("//script[@type='application/ld+json']")
    told = json.loads(script.text)
    assert told["@type"] == "Dataset"
    assert {one["name"] for one in told["distribution"]} >= {"ladkg.ttl", "ladkg.nq.gz"}


def test_a_dataset_without_the_declaration_has_a_home(packed: Folder) -> None:
    known = site.known(Publication([], "0"))
    (page,) = home.pages(known, packed)
    root = html.document_fromstring(Frame(known.publication).draw(page, "en").decode())
    assert select(root, "h1")
    assert not select(root, "ol.pillars")


def test_every_dump_is_listed_with_size_and_hash(draw: Draw, packed: Folder) -> None:
    page = draw(data.pages)
    rows = {words(select(row, "th")[0]): words(row) for row in select(page, "table.files tbody tr")}
    assert rows
    for name, row in rows.items():
        assert packed.sums[name] in row
        assert data.size(packed.sizes[name], "en") in row
    tables = [path for path in packed.sums if path.startswith("tables/") and path.endswith(".csv")]
    assert {f"../{path}" for path in tables} <= {link.get("href") for link in select(page, "a")}


def test_an_endpoint_is_a_link_where_there_is_one(known: Known, packed: Folder, draw: Draw) -> None:
    endpoint = "https://example.org/sparql"
    told = replace(known, publication=replace(known.publication, endpoint=endpoint))
    (page,) = data.pages(told, packed)
    root = html.document_fromstring(Frame(told.publication, told.names).draw(page, "es").decode())
    assert endpoint in {link.get("href") for link in select(root, "a")}
    assert endpoint not in {link.get("href") for link in select(draw(data.pages), "a")}


def test_sizes() -> None:
    assert data.size(999, "en") == "999 B"
    assert data.size(1234, "es") == "1,2 kB"
    assert data.size(3_100_000, "en") == "3.1 MB"


def test_the_search_knows_every_label(known: Known) -> None:
    ((path, written),) = search.files(known)
    assert path == "data/search.json"
    told = json.loads(written)
    found = {item[0]: " ".join(item[2:]) for item in told["items"]}
    for node in known.publication.resources:
        for label in known.names.labels(node).values():
            assert label in found[known.publication.places[node.value.removeprefix(ROOT)]]
    assert "BRA" in found["id/state/BRA"]
    assert "GCM" in found["id/instrument/gcm"] or "Global Compact for Migration" in found["id/instrument/gcm"]
    assert found["ontology#boundBy"].startswith("bound by")
    assert all(item[1] < len(told["kinds"]) for item in told["items"])


def test_lists_by_letter_hold_every_name(known: Known) -> None:
    letters = {page.path: page for page in search.pages(known)}
    labelled = [node for node in known.publication.resources if known.names.labels(node)]
    for language in ("en", "es"):
        listed = [page.values(language)["found"] for path, page in letters.items() if path != "search"]
        nodes = [node for found in listed if isinstance(found, list) for node in found]
        assert sorted(map(str, nodes)) == sorted(map(str, labelled))
    assert "Ecuador" in words(drawn(known, search.pages, "search/e"))


@pytest.mark.parametrize(
    ("date", "language", "said"),
    [
        ("2022-06-10", "en", "10 June 2022"),
        ("2022-06-01", "es", "1 de junio de 2022"),
        ("2019-01", "es", "enero de 2019"),
        ("1951", "en", "1951"),
        ("about 1990", "en", "about 1990"),
    ],
)
def test_dates(date: str, language: str, said: str) -> None:
    assert spoken(date, language) == said


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [("11500.0", "en", "11\u202f500"), ("-97.25", "es", "−97,25"), ("1967", "en", "1967"), ("many", "en", "many")],
)
def test_numbers(value: str, language: str, said: str) -> None:
    assert number(value, language) == said
