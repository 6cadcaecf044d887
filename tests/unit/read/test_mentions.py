"""Known names in a text: participants and cited instruments."""

import pytest

from ladkg.read.document import read_bytes
from ladkg.read.mentions import cited, mentions, participants

AGENTS = {
    "Chile": "CHL",
    "Republic of Chile": "CHL",
    "Peru": "PER",
    "Perú": "PER",
    "Co-operative Republic of Guyana": "GUY",
    "Guyana": "GUY",
    "Dominica": "DMA",
    "Dominican Republic": "DOM",
    "United States": "USA",
    "Équateur": "ECU",
    "Barbados": "BRB",
    "Jordan": "JOR",
}
TITLES = {"Water Pact": "water-pact", "Water Pact of the Plains": "plains-pact", "WPP": "plains-pact"}


def listed(text: str) -> list[str]:
    return [mention.ref for mention in participants(read_bytes(text.encode(), "x.md"), AGENTS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We, the Heads of State of the Republic of Chile, Peru, and Barbados, met in Guyana.", ["CHL", "PER", "BRB"]),
        ("We, the Presidents of Chile and the Co‑operative Republic of Guyana, agree.", ["CHL", "GUY"]),
        ("We, leaders of the Dominican Republic, Dominica and the Kingdom of Jordan, agree.", ["DOM", "DMA", "JOR"]),
        ("Nosotros, los Presidentes de la República de Chile y del Perú, reunidos en Barbados.", ["CHL", "PER"]),
        ("Nous, chefs d’État de l’Équateur, de la République du Guyana, réunis, décidons.", ["ECU", "GUY"]),
        ("Nós, os Presidentes do Chile e do Peru, reunidos em Barbados, reiteramos.", ["CHL", "PER"]),
        ("We, the mayors of towns, agree.", []),
        ("We thank Chile and Peru.", []),
        ("Chile and Peru met.\n\nWe, the Presidents of Chile and Peru, agree.", []),
        ("**Chile and Peru**\n\nWe, the Presidents of Peru, agree with Chile.", ["PER"]),
    ],
)
def test_participants_are_those_who_speak(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


def test_a_mention_stands_where_it_says() -> None:
    document = read_bytes(b"**Part**\n\nWe, the Presidents of Chile and Peru, agree.", "x.md")
    found = participants(document, AGENTS)
    assert [document.text[mention.start : mention.end] for mention in found] == ["Chile", "Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Water Pact of the Plains", ["plains-pact"]),
        ("the water pact, WATER PACT", ["water-pact", "water-pact"]),
        ("Water Pacts, Freshwater Pact, a wpp", []),
        ("(WPP) and WPP.", ["plains-pact", "plains-pact"]),
        ("Water Pact of the Plainsmen", ["water-pact"]),
    ],
)
def test_names_are_whole_words_and_the_longest_wins(text: str, expected: list[str]) -> None:
    assert [mention.ref for mention in mentions(text, TITLES)] == expected


def test_instruments_are_cited_once_each_with_their_sentence() -> None:
    document = read_bytes(b"It rains. We recall the Water Pact.\n\nThe WPP and the Water Pact hold.", "x.md")
    found = cited(document, TITLES)
    assert [(place.eid, mention.ref) for place, mention in found] == [
        ("para_1__sent_2", "water-pact"),
        ("para_2__sent_1", "plains-pact"),
    ]
    assert [document.text[mention.start : mention.end] for _, mention in found] == ["Water Pact", "WPP"]


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    found = list(mentions("İİİ Peru", {"Peru": "PER"}))
    assert [(mention.start, mention.end) for mention in found] == [(4, 8)]
