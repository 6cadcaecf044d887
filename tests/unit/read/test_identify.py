"""Which text it is, and in which language."""

from dataclasses import replace

import pytest

from ladkg.errors import InputError
from ladkg.read.document import read_bytes
from ladkg.read.identify import Known, identify, known
from ladkg.read.language import guess
from ladkg.records.agent import State
from ladkg.records.evidence import TextVersion
from ladkg.records.instrument import Instrument, Relation

TEXT = b"---\ndate: 2020-03-04\n---\nWe, the Presidents of Chile and Peru, met in the rain. We plan to plant trees."
KNOWN = Known({"Chile": "CHL", "Peru": "PER"}, {}, {})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We plan to plant trees in the garden of the town, and to water them.", "en"),
        ("Nos proponemos plantar los árboles en el jardín de la ciudad y regarlos con las lluvias.", "es"),
        ("Nous avons pour intention de planter des arbres dans le jardin et les arroser.", "fr"),
        ("Pretendemos plantar as árvores no jardim da cidade e regar os canteiros com a chuva em abril.", "pt"),
        ("Wir wollen im Garten der Stadt Bäume pflanzen und sie bei Trockenheit gießen.", None),
        ("1 2 3", None),
        ("", None),
    ],
)
def test_the_language_is_guessed_or_left_open(text: str, language: str | None) -> None:
    assert guess(text) == language


def test_a_text_says_who_takes_part_and_when() -> None:
    version = identify(read_bytes(TEXT, "dir/Árboles 2020.md"), KNOWN)
    assert version.id == "arboles-2020/en"
    assert version.of == "arboles-2020"
    assert version.sources == ("arboles-2020",)
    assert (version.language, version.published, version.status) == ("en", "2020-03-04", None)
    assert (version.participant_count, version.participants) == (2, ("CHL", "PER"))


def test_a_text_without_participants_is_a_mere_source() -> None:
    version = identify(read_bytes("Llueve en el jardín y en las calles de la ciudad.".encode(), "lluvia.es.txt"), KNOWN)
    assert (version.id, version.of, version.participant_count) == ("lluvia/es", "source/lluvia", None)


def test_what_is_given_goes_before_what_is_found() -> None:
    document = read_bytes(b"---\ndate: soon\n---\nBaum und Garten.", "-")
    version = identify(document, KNOWN, text="garden-pact/de", language="de", source="town-hall")
    assert (version.id, version.of, version.language) == ("garden-pact/de", "garden-pact", "de")
    assert (version.sources, version.published) == (("town-hall",), None)


def test_a_name_without_letters_still_has_a_slug() -> None:
    assert identify(read_bytes(TEXT, "-"), KNOWN).id == "text/en"


def test_an_unclear_language_is_asked_for() -> None:
    with pytest.raises(InputError, match="the language is not clear"):
        identify(read_bytes(b"Baum und Garten.", "x.md"), KNOWN)


def test_a_known_text_is_recognised_by_its_hash() -> None:
    document = read_bytes(TEXT, "any.md")
    row = TextVersion(
        "tree-pact/en", "tree-pact", "en", "adopted", None, document.sha256, None, (), "Text", ("s",), None
    )
    tables = known([], [], [], [row, replace(row, id="other/en", sha256=None)])
    assert identify(document, tables) is row
    assert identify(document, tables, text="tree-pact/en") is row
    assert identify(document, tables, text="mine/en").id == "mine/en"


def test_every_name_in_the_tables_is_known() -> None:
    chile = State(
        iso3="CHL", iso2="CL", iso_numeric="152", m49="152", kind="state", label_en="Chile", label_es="Chile",
        label_fr="Chili", label_pt=None, formal_en="Republic of Chile", formal_es=None, formal_fr=None, formal_pt=None,
        demonym_en=None, region=None, subregion=None, regional_group=None, country_groups=(), un_member=True,
        capital=None, borders=(), area_km2=None, latitude=None, longitude=None, official_languages=(), currencies=(),
        exists_since=None, matches=(), sources=("s",), note=None,
    )  # fmt: skip
    aruba = replace(
        chile, iso3="ABW", kind="territory", label_en="Aruba", label_es="Aruba", label_fr=None, formal_en=None
    )
    pact = Instrument(
        id="water-pact", kind="treaty", title_en="Water Pact", title_es="Pacto del Agua", title_fr=None, title_pt=None,
        short_en="WP", binding_force="legally-binding", binding_force_source="s", binding_force_passage=None,
        adopted=None, adopted_at=None, entered_into_force=None, depositary=None, untc_chapter=None, unts_number=None,
        matches=(), sources=("s",), note=None,
    )  # fmt: skip
    relation = Relation("tree-pact", "buildsUpon", "water-pact", None, "the Pact on Water", "Named.", ("s",))
    tables = known([chile, aruba], [pact], [relation, replace(relation, label_as_published=None)], [])
    assert tables.agents == {
        "Chile": "CHL",
        "Chili": "CHL",
        "Republic of Chile": "CHL",
        "Aruba": "territory/ABW",
    }
    assert tables.instruments == dict.fromkeys(
        ["Water Pact", "Pacto del Agua", "WP", "the Pact on Water"], "water-pact"
    )
