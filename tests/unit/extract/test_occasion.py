"""On what level, where, when and on what occasion invented texts were made."""

import pytest

from ladkg.pipeline.names import occasion
from ladkg.read.document import read_bytes


def told(text: str, language: str = "en") -> dict[str, str]:
    return {one.kind: one.value for one in occasion(read_bytes(text.encode(), "x.md"), language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We, the Leaders of Fiji, met in Suva, Fiji, on 3 May 2020, on the margins of the Third River Summit.",
            ("heads-of-state-and-government", "Suva, Fiji", "2020-05-03", "Third River Summit"),
        ),
        (
            "We, the Heads of State of Fiji and Peru, gathered in Lima.",
            ("heads-of-state", "Lima", None, None),
        ),
        (
            "# Words\n\nLima, Peru | 3 May 2020\n\nThe foreign ministers of Fiji and Peru value rivers.",
            ("ministers", "Lima, Peru", "2020-05-03", None),
        ),
        (
            "Senior officials from Fiji met in New York on May 17-18, 2021 during the Boat Conference.",
            ("officials", "New York", "2021-05-18", "Boat Conference"),
        ),
        (
            "Adopted in Suva on 8 June 2019\n\nThe Prime Ministers agree.",
            ("heads-of-state-and-government", "Suva", "2019-06-08", None),
        ),
        ('---\ndate: "2020-02-03"\n---\n\nRivers are long.', (None, None, "2020-02-03", None)),
        ("Rivers are long. Boats are small on 31 February 2020.", (None, None, None, None)),
    ],
)
def test_english(text: str, expected: tuple[str | None, ...]) -> None:
    found = told(text)
    assert tuple(map(found.get, ("level", "place", "date", "event"))) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Los Presidentes de Chile, reunidos en Quito el 3 de mayo de 2020, con ocasión de la Cumbre del Agua.",
            ("heads-of-state-and-government", "Quito", "2020-05-03", "Cumbre del Agua"),
        ),
        (
            "fr",
            "Les ministres de la France et du Canada se sont réunis à Dakar le 3 mai 2020, en marge du Forum de l’Eau.",
            ("ministers", "Dakar", "2020-05-03", "Forum de l’Eau"),
        ),
        (
            "pt",
            "Os Ministros do Brasil, reunidos em Brasília em 3 de maio de 2020, por ocasião da Cúpula das Águas.",
            ("ministers", "Brasília", "2020-05-03", "Cúpula das Águas"),
        ),
    ],
)
def test_other_languages(language: str, text: str, expected: tuple[str | None, ...]) -> None:
    found = told(text, language)
    assert tuple(map(found.get, ("level", "place", "date", "event"))) == expected


def test_what_is_told_stands_where_it_says() -> None:
    document = read_bytes(b"The ministers met in Suva on 3 May 2020.", "x.md")
    found = {one.kind: document.text[one.start : one.end] for one in occasion(document, "en")}
    assert found == {"level": "ministers", "place": "Suva", "date": "3 May 2020"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rivers are long. This Joint Statement is not legally binding."),
        ("en", "This declaration does not create legally binding obligations."),
        ("es", "La presente Declaración no es jurídicamente vinculante."),
        ("fr", "La présente déclaration n’est pas juridiquement contraignante."),
        ("pt", "Esta Declaração não é juridicamente vinculante."),
    ],
)
def test_that_a_text_does_not_bind_is_read_where_it_says_so_of_itself(language: str, text: str) -> None:
    assert told(text, language)["binding-force"] == "non-binding"


def test_what_is_said_of_another_text_is_not_taken_for_its_own() -> None:
    assert "binding-force" not in told("We recall the non-binding Boat Guidelines. This Declaration is short.")
