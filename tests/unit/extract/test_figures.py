"""Amounts and numbers pledged, in the four languages."""

from decimal import Decimal

import pytest

from ladkg.pipeline import compare
from ladkg.read import document

DECLARATION = {
    "en": "We, the leaders of Kenya and Peru, met. We intend to open the harbour to all of the sailors.",
    "es": "Nosotros, los líderes de Kenya y del Perú, nos reunimos. Pretendemos abrir el puerto a los marineros.",
    "fr": "Nous, dirigeants du Kenya et du Pérou, nous sommes réunis. Nous prévoyons d’ouvrir le port aux marins.",
    "pt": "Nós, os líderes do Quênia e do Peru, reunimo-nos. Pretendemos abrir o porto aos marinheiros.",
}


def figures(language: str, report: str) -> list[tuple[Decimal, str, str | None]]:
    texts = [document.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate((DECLARATION[language], report))]
    account = compare.account(texts[0], texts[1], (language, language))
    return [(one.quantity, one.unit, one.actor) for one in account.figures]


@pytest.mark.parametrize(
    ("language", "report", "found"),
    [
        ("en", "Peru will provide US$2.5 million to the port.", [(Decimal(2_500_000), "USD", "PER")]),
        (
            "en",
            "Kenya pledged 20,000 H-2B work visas and €3 billion.",
            [(Decimal(20_000), "visas", "KEN"), (Decimal(3_000_000_000), "EUR", "KEN")],
        ),
        ("en", "The port had 20,000 visitors in 2021.", []),
        ("en", "They will meet 14 times before 2031.", []),
        (
            "es",
            "El Perú acogerá a 12.500 refugiados y aportará 3 millones de dólares.",
            [(Decimal(12_500), "refugiados", "PER"), (Decimal(3_000_000), "USD", "PER")],
        ),
        (
            "fr",
            "Le Kenya accueillera 12 500 réfugiés et versera 3 millions d’euros.",
            [(Decimal(12_500), "réfugiés", "KEN"), (Decimal(3_000_000), "EUR", "KEN")],
        ),
        (
            "pt",
            "O Peru acolherá 12.500 refugiados e destinará 3,5 milhões de euros.",
            [(Decimal(12_500), "refugiados", "PER"), (Decimal(3_500_000), "EUR", "PER")],
        ),
    ],
)
def test_figures_with_their_unit_and_who_pledges(
    language: str, report: str, found: list[tuple[Decimal, str, str]]
) -> None:
    assert figures(language, report) == found
