"""Which text it is, and in which language."""

from dataclasses import replace

import pytest

from ladkg.errors import InputError
from ladkg.pipeline.texts import understood
from ladkg.read.document import read_bytes
from ladkg.read.identify import by_hash, identify
from ladkg.read.language import guess
from ladkg.records.evidence import TextVersion

TEXT = b"---\ndate: 2020-03-04\n---\nWe, the Presidents of Chile and Peru, met in the rain. We plan to plant trees."


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
    version = understood(read_bytes(TEXT, "dir/Árboles 2020.md")).version
    assert version.id == "arboles-2020/en"
    assert version.of == "arboles-2020"
    assert version.sources == ("arboles-2020",)
    assert (version.language, version.published, version.status) == ("en", "2020-03-04", None)
    assert (version.participant_count, version.participants) == (2, ("CHL", "PER"))


def test_a_text_without_participants_is_a_mere_source() -> None:
    rain = "Llueve en el jardín y en las calles de la ciudad.".encode()
    version = understood(read_bytes(rain, "lluvia.es.txt")).version
    assert (version.id, version.of, version.participant_count) == ("lluvia/es", "source/lluvia", None)


def test_participants_are_kept_in_order_and_make_a_declaration() -> None:
    document = read_bytes(b"It rains in the garden of the town.", "rain.md")
    version = identify(document, {}, listed=["PER", "CHL"])
    assert (version.of, version.participants, version.participant_count) == ("rain", ("CHL", "PER"), 2)
    assert identify(document, {}).of == "source/rain"
    assert identify(document, {}, declares=True).of == "rain"


def test_what_is_given_goes_before_what_is_found() -> None:
    document = read_bytes(b"---\ndate: soon\n---\nBaum und Garten.", "-")
    version = identify(document, {}, text="garden-pact/de", language="de", source="town-hall")
    assert (version.id, version.of, version.language) == ("garden-pact/de", "garden-pact", "de")
    assert (version.sources, version.published) == (("town-hall",), None)


def test_a_name_without_letters_still_has_a_slug() -> None:
    assert identify(read_bytes(TEXT, "-"), {}).id == "text/en"


def test_an_unclear_language_is_asked_for() -> None:
    with pytest.raises(InputError, match="the language is not clear"):
        identify(read_bytes(b"Baum und Garten.", "x.md"), {})


def test_a_known_text_is_recognised_by_its_hash() -> None:
    document = read_bytes(TEXT, "any.md")
    row = TextVersion(
        "tree-pact/en", "tree-pact", "en", "adopted", None, document.sha256, None, (), "Text", ("s",), None
    )
    tables = by_hash([row, replace(row, id="other/en", sha256=None)])
    assert identify(document, tables) is row
    assert identify(document, tables, text="tree-pact/en") is row
    assert identify(document, tables, text="mine/en").id == "mine/en"
