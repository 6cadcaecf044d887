"""What things are called."""

import pytest
from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.export.names import Names
from ladkg.export.publication import Publication
from ladkg.terms import LAD, RDF


@pytest.fixture(scope="module")
def names(published: Publication) -> Names:
    return Names(published)


@pytest.mark.parametrize(
    ("path", "language", "name"),
    [
        ("state/BRA", "es", "Brasil"),
        ("instrument/gcm", "en", "Global Compact for Safe, Orderly and Regular Migration"),
        ("act/USA/refugee-protocol-1967/accession-1968-11-01", "en",
         "United States of America – 1967 Refugee Protocol – accession, 1968-11-01"),
        ("standing/USA/crc-1989/1995-02-16", "en", "United States of America – CRC – signatory, 1995-02-16"),
        ("record-check/COL/smuggling-protocol-2000", "en",
         "Colombia – Smuggling of Migrants Protocol – record check"),
        ("link/la-declaration/recalls-as-binding/cat-1984", "en",
         "Los Angeles Declaration – recalls as binding – Convention against Torture (UNCAT)"),
        ("passage/la-declaration/en/pillar_2__para_1__sent_3", "en",
         "Adopted text, as first posted, pillar_2__para_1__sent_3"),
        ("wording-change/la-declaration/1", "en",
         "Wording change 1 – “of Argentine Republic” → “of the Argentine Republic”"),
        ("graph/derived", "es", "Lo que se sigue por fecha"),
        ("graph/source/untreaties-5-2", "en", "Graph of UN treaty participation table 5-2: Refugee Convention 1951"),
    ],
)  # fmt: skip
def test_names(names: Names, path: str, language: str, name: str) -> None:
    assert names.name(iris.mint(path), language).text == name


def test_every_resource_has_a_name_in_each_language(names: Names) -> None:
    for language in ("en", "es"):
        assert all(names.name(node, language).text.strip() for node in names.publication.resources)


def test_the_language_of_a_name_is_told(names: Names) -> None:
    pledge = iris.mint("pledge/USA/2022/h2b-visas")
    assert names.name(pledge, "es").language == "en"
    assert names.name(iris.agent("BRA"), "es").language == "es"


def test_short_titles_come_first_where_the_language_has_one(names: Names) -> None:
    gcm = iris.instrument("gcm")
    assert names.short(gcm, "en").text == "Global Compact for Migration"
    assert names.short(gcm, "es").text == names.name(gcm, "es").text


def test_terms_of_others_are_named(names: Names) -> None:
    assert names.name(RDF.type, "es").text == "clase"
    assert names.name(NamedNode("https://example.org/words#said"), "en").text == "said"


def test_classes_are_those_that_were_given(names: Names) -> None:
    act = iris.act("USA", "refugee-protocol-1967", "accession", "1968-11-01")
    assert names.classes(act) == [LAD.Accession]
    assert names.is_a(act, LAD.ParticipationAct)


def test_names_that_run_in_circles_end() -> None:
    one, two = iris.mint("act/one"), iris.mint("act/two")
    quads = [Quad(one, LAD.actor, two), Quad(two, LAD.actor, one), Quad(one, LAD.actor, one)]
    names = Names(Publication(quads, "0"))
    before = names.name(one, "en").text
    assert Names(Publication(quads, "0")).name(two, "en").text
    assert len(before) < 100
