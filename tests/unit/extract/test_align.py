"""Sentences of two versions laid side by side: merged, split, missing and added ones, in invented texts."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.extract.align import Bead, Unit, align
from ladkg.pipeline import compare
from ladkg.read import document

ENGLISH = (
    "We, the leaders of Chile, Kenya and Portugal, met in the harbour of Mombasa.",
    "We recognize the work of the 14 islands that shelter sailors.",
    "We intend to open 3 lighthouses by 2031 and to train their keepers, in accordance with national legislation.",
    "We call on banks to finance new ferries.",
    "Storms have become more frequent.",
    "We commit to share weather data with fishers.",
    "We will meet again in Lisbon.",
)
SPANISH = (
    "Nosotros, los líderes de Chile, Kenya y Portugal, nos reunimos en el puerto de Mombasa.",
    "Reconocemos la labor de las 14 islas que dan refugio a los marineros.",
    (
        "Tenemos la intención de abrir 3 faros antes de 2031 y de formar a sus guardianes, de conformidad con la "
        "legislación nacional."
    ),
    "Exhortamos a los bancos a financiar nuevos transbordadores.",
    "Las tormentas son más frecuentes.",
    "Nos comprometemos a compartir datos meteorológicos con los pescadores.",
    "Nos reuniremos de nuevo en Lisboa.",
)
FRENCH = (
    "Nous, dirigeants du Chili, du Kenya et du Portugal, nous sommes réunis dans le port de Mombasa.",
    "Nous reconnaissons le travail des 14 îles qui abritent les marins.",
    (
        "Nous avons l’intention d’ouvrir 3 phares d’ici 2031 et de former leurs gardiens, dans le respect de la "
        "législation nationale."
    ),
    "Nous appelons les banques à financer de nouveaux transbordeurs.",
    "Les tempêtes sont devenues plus fréquentes.",
    "Nous nous engageons à partager les données météorologiques avec les pêcheurs.",
    "Nous nous réunirons de nouveau à Lisbonne.",
)
PORTUGUESE = (
    "Nós, os líderes do Chile, do Quênia e de Portugal, reunimo-nos no porto de Mombasa.",
    "Reconhecemos o trabalho das 14 ilhas que abrigam marinheiros.",
    "Pretendemos abrir 3 faróis até 2031 e formar os seus guardiões, de acordo com a legislação nacional.",
    "Exortamos os bancos a financiar novas balsas.",
    "As tempestades tornaram-se mais frequentes.",
    "Comprometemo-nos a compartilhar dados meteorológicos com os pescadores.",
    "Voltaremos a reunir-nos em Lisboa.",
)
VERSIONS = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "pt": PORTUGUESE}


def beads(first: str, second: str, languages: tuple[str, str]) -> list[tuple[list[str], list[str]]]:
    """The sentences that correspond, as written."""
    texts = [document.read_bytes(text.encode(), f"{number}.md") for number, text in enumerate((first, second))]
    found = compare.compare(texts[0], texts[1], languages)
    return [
        ([texts[0].wording(s) for s in pair.first], [texts[1].wording(s) for s in pair.second]) for pair in found.pairs
    ]


@pytest.mark.parametrize("second", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("first", ["en", "es", "fr", "pt"])
def test_versions_of_one_text_align_one_to_one(first: str, second: str) -> None:
    found = beads(" ".join(VERSIONS[first]), " ".join(VERSIONS[second]), (first, second))
    assert found == [([one], [other]) for one, other in zip(VERSIONS[first], VERSIONS[second], strict=True)]


@pytest.mark.parametrize("second", ["es", "fr", "pt"])
def test_a_missing_sentence_stands_alone(second: str) -> None:
    kept = [text for number, text in enumerate(VERSIONS[second]) if number != 3]
    found = beads(" ".join(ENGLISH), " ".join(kept), ("en", second))
    assert found[3] == ([ENGLISH[3]], [])
    assert [one for one, _ in found] == [[text] for text in ENGLISH]


@pytest.mark.parametrize("second", ["es", "fr", "pt"])
def test_an_added_sentence_stands_alone(second: str) -> None:
    fewer = ENGLISH[:4] + ENGLISH[5:]
    found = beads(" ".join(fewer), " ".join(VERSIONS[second]), ("en", second))
    assert found[4] == ([], [VERSIONS[second][4]])


def test_two_sentences_made_one_correspond_to_it() -> None:
    merged = (
        "Reconhecemos o trabalho das 14 ilhas que abrigam marinheiros, e pretendemos abrir 3 faróis até 2031 e formar "
        "os seus guardiões, de acordo com a legislação nacional."
    )
    found = beads(" ".join(ENGLISH), " ".join([PORTUGUESE[0], merged, *PORTUGUESE[3:]]), ("en", "pt"))
    assert found[1] == ([ENGLISH[1], ENGLISH[2]], [merged])
    assert len(found) == len(ENGLISH) - 1


def test_a_sentence_made_two_corresponds_to_both() -> None:
    split = (
        "We intend to open 3 lighthouses by 2031.",
        "We intend to train their keepers, in accordance with national legislation.",
    )
    found = beads(" ".join(SPANISH), " ".join([*ENGLISH[:2], *split, *ENGLISH[3:]]), ("es", "en"))
    assert found[2] == ([SPANISH[2]], list(split))
    assert len(found) == len(SPANISH)


def test_a_reworded_sentence_still_corresponds() -> None:
    other = "We shall call upon banks to pay for more ferries."
    found = beads(" ".join(ENGLISH), " ".join([*ENGLISH[:3], other, *ENGLISH[4:]]), ("en", "en"))
    assert found[3] == ([ENGLISH[3]], [other])


def test_texts_with_nothing_in_common_do_not_correspond() -> None:
    first = [Unit(90, frozenset({f"a{n}"}), f"a{n}") for n in range(4)]
    second = [Unit(300, frozenset({f"b{n}"}), f"b{n}") for n in range(3)]
    assert all(not bead.first or not bead.second for bead in align(first, second, alike=True))


def test_one_text_may_be_empty() -> None:
    units = [Unit(10, frozenset(), "a"), Unit(10, frozenset(), "b")]
    assert align(units, []) == [Bead(range(1), range(0)), Bead(range(1, 2), range(0))]
    assert align([], []) == []


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30))
def test_the_beads_cover_both_texts_in_order(first: list[int], second: list[int]) -> None:
    units = [[Unit(10 + 7 * n, frozenset({f"w{n}", f"v{n % 3}"}), str(n)) for n in side] for side in (first, second)]
    found = align(units[0], units[1])
    assert [n for bead in found for n in bead.first] == list(range(len(first)))
    assert [n for bead in found for n in bead.second] == list(range(len(second)))
    assert all((len(bead.first), len(bead.second)) in {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)} for bead in found)


def test_a_long_text_is_aligned_within_the_band() -> None:
    draw = random.Random(7)  # noqa: S311
    first = [
        Unit(60 + n % 9 * 10, frozenset({f"w{draw.randrange(900)}" for _ in range(8)}), f"a{n}") for n in range(1200)
    ]
    second = [unit._replace(sha256=f"b{n}") for n, unit in enumerate(first) if n % 10]
    found = align(first, second)
    right = sum(
        1
        for bead in found
        if len(bead.first) == len(bead.second) == 1 and first[bead.first[0]].anchors == second[bead.second[0]].anchors
    )
    assert right == len(second)
    assert all(one.first.stop <= other.first.start or not other.first for one, other in pairwise(found))
