"""The pages of resources tell what the graph holds, by whom, and why."""

import json
import re
from collections.abc import Callable

import pytest
from lxml import html
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.publication import ROOT, Publication
from ladkg.export.site import resource
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Known
from ladkg.export.site.page import Page
from ladkg.export.site.resource.incoming import MOST, PER_PAGE
from ladkg.export.site.search import folded
from ladkg.pipeline import site
from ladkg.terms import LAD, RDF, RDFS

from .drawn import Element, select, words

Draw = Callable[..., Element]


@pytest.fixture(scope="module")
def pages(known: Known) -> dict[str, Page]:
    return {page.path: page for page in resource.pages(known)}


@pytest.fixture(scope="module")
def draw(known: Known, pages: dict[str, Page]) -> Draw:
    frame = Frame(known.publication, known.names)

    def run(path: str, language: str = "en") -> Element:
        found: Element = html.document_fromstring(frame.draw(pages[path], language).decode())
        return found

    return run


def test_every_resource_and_every_folder_has_a_page(known: Known, pages: dict[str, Page]) -> None:
    places = {known.publication.places[node.value.removeprefix(ROOT)] for node in known.publication.resources}
    folders = {place[:end] for place in places for end in (found.start() for found in re.finditer("/", place))}
    assert places | folders <= pages.keys()
    assert {path for path in pages.keys() - places - folders if "/index/" not in path} == set()


@pytest.mark.parametrize(
    "path",
    [
        "id/state/USA", "id/instrument/gcm", "id/commitment/la-declaration/pillar-1/3", "id/source/untreaties-5-2",
        "id/act/USA/refugee-protocol-1967/accession-1968-11-01", "id/concept/force/commit", "id/graph/derived",
        "id/obligation/refugee-convention-1951/art-33-1", "id/passage/la-declaration/en/preamble__para_1__sent_1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_statement_is_on_the_page(known: Known, draw: Draw, path: str, language: str) -> None:
    """Each value that is said of the resource stands on its page, as a link or in words."""
    node = NamedNode(ROOT + path)
    page = draw(path, language)
    text, links = words(page), {link.get("href") for link in select(page, "a")}
    up = "../" * (len(path.split("/")) + (language != "en"))
    for quad in known.publication.about.get(node, ()):
        if isinstance(quad.object, Literal):
            shown = re.sub(r"\s+", " ", quad.object.value).strip()
            if quad.object.datatype.value.endswith(("#string", "#langString")):
                assert shown in text
        elif isinstance(quad.object, NamedNode) and quad.object.value.startswith(ROOT + "id/"):
            folder = "" if language == "en" else "es/"
            assert f"{up}{folder}{quad.object.value.removeprefix(ROOT)}/" in links


def test_a_state_shows_how_it_stands(draw: Draw, known: Known) -> None:
    page = draw("id/state/USA")
    rows = {words(select(row, ".who")[0]): row for row in select(page, "details.standing")}
    protocol = rows["1967 Refugee Protocol"]
    assert words(select(protocol, ".now")[0]) == "party 1 November 1968"
    assert "Accession" in words(select(protocol, "ol.acts")[0])
    assert words(select(rows["1951 Refugee Convention"], ".now")[0]) == "none found bound through a protocol"
    assert [words(one) for one in select(page, "ul.figures li")] == [
        f"{len(known.names.nodes(iris.agent('USA'), LAD.partyTo))} treaties and protocols in force for it",
        f"{len(known.names.nodes(iris.agent('USA'), LAD.boundBy))} legal obligations",
        f"{len(known.names.nodes(iris.agent('USA'), LAD.committedTo))} political commitments",
        f"{len(known.names.subjects(LAD.pledgedBy, iris.agent('USA')))} pledges",
    ]


def test_bars_begin_and_end_with_their_standings(draw: Draw) -> None:
    """The signature of 1990 and the denial of ratification leave the US a signatory: the bar runs to the end."""
    rows = {words(select(row, ".who")[0]): row for row in select(draw("id/state/USA"), "details.standing")}
    torture = select(rows["Convention against Torture (UNCAT)"], "rect.bar")
    signed, party = [(float(bar.get("x")), float(bar.get("width"))) for bar in torture]
    assert signed[0] + signed[1] == pytest.approx(party[0], abs=0.2)
    assert party[0] + party[1] == pytest.approx(1000, abs=0.2)


def test_reasons_are_given(draw: Draw) -> None:
    page = draw("id/act/USA/refugee-protocol-1967/accession-1968-11-01", "es")
    whys = select(page, "details.why")
    assert len(whys) == len(select(page, ".how-entailed")) + len(select(page, ".how-derived")) == 5
    assert words(select(whys[0], "summary")[0]) == "¿Por qué?"
    assert select(whys[0], "ul")[0].get("lang") == "en"
    assert any("is a kind of" in words(why) for why in whys)


def test_what_was_curated_is_marked_and_reasoned(draw: Draw) -> None:
    page = draw("id/commitment/la-declaration/pillar-1/3")
    section = next(one for one in select(page, "section") if one.get("aria-labelledby") == "backing")
    assert len(select(section, ".how-editorial")) == len(select(section, "ul.rows li")) == 4
    assert "of 21 endorsers are legally bound by it" in words(section)


def test_sources_are_numbered_and_listed(draw: Draw) -> None:
    page = draw("id/state/USA")
    listed = {item.get("id") for item in select(page, "ol.sources li")}
    cited = {link.get("href")[1:] for link in select(page, ".cites a")}
    assert cited <= listed
    assert cited


def test_an_instrument_tells_who_points_at_it(draw: Draw) -> None:
    page = draw("id/instrument/cat-1984")
    section = next(one for one in select(page, "section") if one.get("aria-labelledby") == "pointing")
    assert "Los Angeles Declaration recalls as binding" in words(section)
    assert "Listed among the conventions" in words(section)


def test_disagreements_show_each_claim(draw: Draw, known: Known) -> None:
    node = known.names.subjects(RDF.type, LAD.Discrepancy)[0]
    page = draw(node.value.removeprefix(ROOT))
    section = next(one for one in select(page, "section") if one.get("aria-labelledby") == "claims")
    for claim in known.names.nodes(node, LAD.hasClaim):
        assert known.names.value(claim, LAD.claimedValue) in words(section)


def test_machines_find_the_data(draw: Draw) -> None:
    page = draw("id/state/CRI")
    links = {(link.get("rel"), link.get("type")): link.get("href") for link in select(page, "head link")}
    assert links["cite-as", None] == ROOT + "id/state/CRI"
    assert links["describedby", "text/turtle"] == ROOT + "id/state/CRI.ttl"
    (script,) = page.xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["@id"].endswith("state/CRI")
    assert {link.get("href") for link in select(page, ".taking a")} == {
        f"../../../id/state/CRI{ending}" for ending in (".ttl", ".jsonld", ".rdf", ".nt")
    }


def test_crumbs_lead_up(draw: Draw) -> None:
    page = draw("id/act/USA/refugee-protocol-1967/accession-1968-11-01", "es")
    assert [words(one) for one in select(page, ".crumbs li")][:3] == ["Todo", "Actos", "Estados Unidos de América"]
    assert select(page, ".crumbs a")[0].get("href") == "../" * 6 + "es/id/"


def test_folders_list_what_is_below(draw: Draw, known: Known) -> None:
    page = draw("id/state")
    states = [node for node in known.publication.resources if node.value.startswith(ROOT + "id/state/")]
    assert len(select(page, "ul.columns li")) == len(states)


def test_folders_stand_in_the_order_of_what_people_read(draw: Draw) -> None:
    for language in ("en", "es"):
        names = [words(one) for one in select(draw("id/act", language), "ul.columns bdi")]
        assert names == sorted(names, key=folded)
        assert names.index("Barbados") < names.index("Brazil" if language == "en" else "Brasil")


def test_a_standing_that_begins_nobody_knows_when_has_no_bar(draw: Draw) -> None:
    page = draw("id/organization/cabei")
    assert "no date on record" in words(select(page, ".now")[0])
    assert select(page, "rect") == []
    assert select(page, ".years") == []


def test_what_is_described_without_a_class_is_not_called_undescribed(draw: Draw, pages: dict[str, Page]) -> None:
    page = draw(next(path for path in pages if path.startswith("id/axiom/")))
    assert select(page, "dl.facts")
    assert words(select(page, ".kicker")[0]) == ""


def invented(*quads: Quad) -> Known:
    return site.known(Publication(list(quads), "0"))


def test_long_lists_are_folded_and_paged() -> None:
    """Nothing is left out: what the page does not hold stands on pages of its own."""
    topic = iris.concept("topic", "rivers")
    told = [iris.mint("act", f"a{number}") for number in range(MOST + PER_PAGE)]
    known = invented(*(Quad(one, LAD.concerns, topic, iris.source_graph("river")) for one in told))
    frame = Frame(known.publication, known.names)
    pages = {page.path: page for page in resource.pages(known)}
    main = html.document_fromstring(frame.draw(pages["id/concept/topic/rivers"], "en").decode())
    assert len(select(main, ".pointing ul.columns li")) == MOST
    assert f"{PER_PAGE} more" in words(main)
    listed = [path for path in pages if "/rivers/index/" in path]
    assert listed == [f"id/concept/topic/rivers/index/{number}" for number in (1, 2)]
    roots = [html.document_fromstring(frame.draw(pages[path], "en").decode()) for path in listed]
    assert [len(select(root, "ul.columns li")) for root in roots] == [PER_PAGE, MOST]


def test_unknown_words_are_shown_too() -> None:
    node, word = iris.mint("thing/one"), NamedNode("https://example.org/words#colour")
    known = invented(Quad(node, word, Literal("blue"), iris.source_graph("river")))
    page = next(page for page in resource.pages(known) if page.path == "id/thing/one")
    root = html.document_fromstring(Frame(known.publication, known.names).draw(page, "es").decode())
    assert [words(one) for one in select(root, "dl.facts dt")] == ["colour"]
    assert "blue" in words(select(root, "dl.facts dd")[0])


def test_odd_dates_draw_no_error() -> None:
    standing, actor = iris.mint("standing/one"), iris.agent("BRA")
    dates = [Quad(standing, predicate, Literal("soon")) for predicate in (LAD["from"], LAD.until)]
    said = [Quad(standing, LAD.actor, actor), Quad(standing, LAD.onInstrument, iris.instrument("gcm"))]
    types = [
        Quad(standing, RDF.type, LAD.Standing),
        Quad(actor, RDF.type, LAD.Agent),
        Quad(actor, RDFS.label, Literal("B")),
    ]
    known = invented(*dates, *said, *types)
    page = next(page for page in resource.pages(known) if page.path == "id/state/BRA")
    assert b"soon" in Frame(known.publication, known.names).draw(page, "en")
