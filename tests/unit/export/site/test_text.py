"""The text of the Declaration: its places, its versions, a report on it; with the texts and without."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.cli.group import group
from ladkg.errors import FaultyInput, InputError
from ladkg.export.publication import Publication
from ladkg.export.site import reports, sides, text, versions
from ladkg.export.site.forces import forces, shift
from ladkg.export.site.known import Known, Mark, Texts
from ladkg.export.site.text import Piece, pieces
from ladkg.pipeline import site, tables
from ladkg.pipeline.wording import given
from ladkg.records.comparison import Pair
from ladkg.terms import LAD, RDFS

from .drawn import Element, drawn, known_of, select, words

ID = "https://w3id.org/ladkg/id/"
LONGEST = 8


@pytest.fixture(scope="module")
def page(known: Known) -> Element:
    return drawn(known, text.pages, "text")


@pytest.fixture(scope="module")
def told(known: Known, texts: Path) -> Known:
    """What the pages are made from with the texts at hand."""
    wording, told = given(texts)
    return replace(known, wording=wording, texts=told)


def test_every_place_of_the_adopted_text_stands_in_order(page: Element) -> None:
    rows = [row.record for row in tables.rows("passages") if row.record.text == "la-declaration/en"]
    wanted = [row.eid for row in sorted(rows, key=lambda row: row.start)]
    assert [place.get("id") for place in select(page, "article.place")] == wanted


def test_every_statement_stands_once_at_its_place(page: Element) -> None:
    wanted = {f"{row.record.id}": row.record.passage for row in tables.rows("statements")}
    found = {}
    for place in select(page, "article.place"):
        for link in place.xpath(".//ul[@class='stated']//a/@href"):
            path = link.partition("/la-declaration/")[2].strip("/")
            found[path] = place.get("id")
    assert len(found) == len(wanted) == 47
    assert {path.rpartition("/")[0] for path in found} == {
        *("preamble", "pillar-1", "pillar-2", "pillar-3", "pillar-4", "shared-approach", "conclusion")
    }


def test_a_place_tells_force_hedges_and_whom_it_is_for(page: Element) -> None:
    (place,) = select(page, "#preamble__para_3__sent_2")
    assert {chip.text for chip in select(place, "span.hedge")} == {
        *("as appropriate", "consistent with international law", "consistent with national legislation"),
        "respecting non-refoulement",
    }
    assert "intend" in words(select(place, "span.chip")[0])
    assert "for returnees" in words(place)


def test_no_more_than_eight_words_stand_there_without_the_texts(page: Element) -> None:
    quotes = [words(one).replace("…", "") for one in select(page, "p.words")]
    assert len(quotes) > 50
    assert max(len(quote.split()) for quote in quotes) <= LONGEST


def test_parts_are_named_in_the_language_of_the_page(known: Known) -> None:
    spanish = drawn(known, text.pages, "text", "es")
    assert words(select(spanish, "nav.parts a")[0]) == "Preámbulo"
    assert "párrafo 3, frase 2" in words(select(spanish, "#preamble__para_3__sent_2")[0])


def test_forces_are_counted_from_the_firmest(known: Known, page: Element) -> None:
    chips = [words(chip).split() for chip in select(page, "li.chip")]
    assert sum(int(chip[-1]) for chip in chips) == 47
    assert chips[0][0] == "commit"
    order = forces(known)
    assert shift(order[0], order[1], order) == "firmer"
    assert shift(order[3], order[1], order) == "weaker"
    assert shift(order[1], order[1], order) == shift(None, order[1], order) == ""


def test_versions_are_listed_with_their_hashes(known: Known) -> None:
    page = drawn(known, text.pages, "text/versions")
    rows = {row.record.id: row.record for row in tables.rows("text_versions") if row.record.of == "la-declaration"}
    assert len(select(page, "tbody tr")) == len(rows)
    assert {words(code) for code in select(page, "code.hash")} == {row.sha256 for row in rows.values() if row.sha256}


def test_draft_and_adopted_text_are_set_side_by_side(known: Known) -> None:
    page = drawn(known, text.pages, "text/versions/en-draft--en")
    rows = select(page, "tbody tr")
    assert len(rows) == 10
    changed = next(row for row in rows if "multilateral" in words(row))
    assert (words(select(changed, "del")[0]), words(select(changed, "ins")[0])) == (
        "a multilateral approach",
        "a regional approach",
    )


def test_a_later_list_of_states_is_told(known: Known) -> None:
    pair = next(page for page in versions.pages(known) if page.path.endswith("/en--en-2022-06-14"))
    told = pair.values("en")["pair"]
    assert isinstance(told, versions.Pair)
    assert [(one.what, one.after) for one in told.changes if one.what.startswith("participant")] == [
        ("participant added", "GUY")
    ]
    assert [one.place for one in told.outcomes if one.outcome != "same"] == ["preamble__para_1__sent_1"]


def test_the_report_tells_what_it_renders_and_leaves_out(known: Known) -> None:
    (report,) = reports.reports(known)
    assert dict(report.modes) == {"verbatim": 14, "paraphrase": 21}
    vowed = next(one for one in report.quoted if one.verb == "vowed")
    assert (vowed.shift, vowed.place) == ("firmer", "shared_approach__item_4")
    told_of = {one.ours for one in report.quoted}
    left = {node.value.removeprefix(ID + "commitment/la-declaration/") for node, _ in report.left_out}
    assert "pillar-2/3" in left
    assert len(report.left_out) == 14
    assert all(quad.object not in told_of for node, _ in report.left_out for quad in _stated(known, node))
    page = drawn(known, text.pages, report.path)
    assert len(select(page, "article.quoted")) == 35


def _stated(known: Known, node: NamedNode) -> list[Quad]:
    return [quad for quad in known.publication.about[node] if quad.predicate == LAD.statedIn]


def test_with_the_texts_the_wording_stands_there_and_what_matters_is_marked(told: Known) -> None:
    page = drawn(told, text.pages, "text")
    (place,) = select(page, "#pillar_2__para_1__sent_3")
    (wording,) = select(place, "p.words")
    assert words(wording) == " ".join(told.wording[f"{ID}passage/la-declaration/en/pillar_2__para_1__sent_3"].split())
    assert "intend" in {words(mark) for mark in select(wording, "mark")}
    assert len(select(page, "mark.hedge")) >= 15


def test_on_spanish_pages_the_wording_is_that_of_the_spanish_text(told: Known) -> None:
    page = drawn(told, text.pages, "text", "es")
    wording = select(page, "#pillar_1__para_1__sent_2 p.words")[0]
    assert wording.get("lang") == "es"
    assert words(wording) == told.wording[f"{ID}passage/la-declaration/es/pillar_1__para_1__sent_2"]


def test_marks_stand_where_the_words_do(told: Known) -> None:
    for passage, marks in told.texts.marks.items():
        for mark in marks:
            found = told.wording[passage][mark.start : mark.end]
            assert found == found.strip() != ""
        assert "".join(piece.text for piece in pieces(told.wording[passage], marks)) == told.wording[passage]


def test_with_the_texts_versions_are_compared_in_full(told: Known) -> None:
    page = drawn(told, text.pages, "text/versions/en--pt")
    rows = select(page, "article.sides")
    assert len(rows) == 56
    assert {paragraph.get("lang") for paragraph in page.xpath("//article/p")} == {"en", "pt"}
    assert select(page, "ul.told li")
    amended = drawn(told, text.pages, "text/versions/en--en-2022-06-14")
    added = [words(one) for one in select(amended, "article ins")]
    assert ["Guyana" in one or one == "GUY" for one in added] == [True, True]
    assert len(select(amended, "article.differs")) == 1


def test_a_sentence_that_only_one_text_has_stands_alone(told: Known) -> None:
    (found,) = [one for key, one in told.texts.comparisons.items() if key[1].endswith("/en-2022-06-14")]
    first = found.pairs[0]
    alone = Pair(first.first, (), (), ())
    rows = sides.rows(replace(found, pairs=[alone, replace(first, runs=(), differences=())]))
    assert [(run.mark, bool(run.text)) for run in rows[0].first] == [("del", True)]
    assert rows[0].second == []
    assert rows[0].places == f"{first.first[0].eid} | —"
    assert [run.mark for run in rows[1].first] == [""]


def test_pieces_of_marks_that_overlap() -> None:
    marks = [Mark(0, 4, "verb", "force/plan"), Mark(2, 6, "hedge", "hedge/x"), Mark(5, 6, "hedge", "hedge/y")]
    assert [(one.text, one.kind) for one in pieces("abcd ef", marks)] == [
        ("abcd", "verb"),
        (" ", ""),
        ("e", "hedge"),
        ("f", ""),
    ]
    assert pieces("", []) == []
    assert pieces("abc", []) == [Piece("abc")]


def test_without_a_declaration_the_pages_say_nothing_wrong() -> None:
    empty = site.known(Publication([], "0"))
    assert [page.path for page in text.pages(empty)] == ["text", "text/versions"]
    assert select(drawn(empty, text.pages, "text"), "article.place") == []
    assert select(drawn(empty, text.pages, "text/versions"), "tbody tr") == []


def test_hostile_words_are_only_text(known: Known) -> None:
    hostile = "</p><script>alert(1)</script>\u202e"
    said = NamedNode(ID + "commitment/la-declaration/pillar-2/3")
    change = NamedNode(ID + "wording-change/la-declaration/1")
    graph = iris.ONTOLOGY_GRAPH
    made = known_of(
        known,
        [
            Quad(said, RDFS.label, Literal(hostile, language="en"), graph),
            Quad(change, LAD.draftQuote, Literal(hostile), graph),
            Quad(NamedNode(ID + "text/la-declaration/en"), RDFS.label, Literal(hostile, language="en"), graph),
        ],
    )
    made = replace(made, wording=dict.fromkeys(_passages(made), hostile), texts=Texts())
    for path in ("text", "text/versions", "text/versions/en-draft--en", "text/report/caricom-report-en"):
        for language in ("en", "es"):
            page = drawn(made, text.pages, path, language)
            assert not page.xpath("//script[contains(., 'alert')]"), path
            assert "<script>alert(1)</script>" in words(page), path


def _passages(known: Known) -> list[str]:
    return [node.value for node in known.publication.about if "/id/passage/" in node.value]


def test_the_folder_of_texts_is_verified(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(InputError, match="no text here has the sha256"):
        given(tmp_path)
    (tmp_path / "la-declaration.md").write_bytes((texts / "la-declaration.md").read_bytes())
    wording, told = given(tmp_path)
    assert len(wording) == 56
    assert told.comparisons == {}


def test_a_passage_that_does_not_hold_stops_the_site(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = list(tables.rows("passages"))
    wrong = replace(rows[-1], record=replace(rows[-1].record, start=1))
    real = tables.rows
    monkeypatch.setattr(tables, "rows", lambda name: [*rows[:-1], wrong] if name == "passages" else real(name))
    with pytest.raises(FaultyInput, match=wrong.record.eid):
        given(texts)


def test_the_command_takes_the_texts(tmp_path: Path) -> None:
    done = CliRunner().invoke(group, ["site", str(tmp_path / "out"), "--texts", str(tmp_path / "none")])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr
