"""What differs between two versions of an invented declaration, in one language and in two."""

import pytest

from ladkg.pipeline import compare
from ladkg.read import document
from ladkg.records.comparison import Comparison, Difference

OPENING = "We, the leaders of Chile, Kenya and Portugal, met in the harbour of Mombasa."


def compared(first: str, second: str, languages: tuple[str, str] = ("en", "en")) -> Comparison:
    texts = [document.read_bytes(text.encode(), f"{number}.md") for number, text in enumerate((first, second))]
    return compare.compare(texts[0], texts[1], languages)


def told(first: str, second: str, languages: tuple[str, str] = ("en", "en")) -> list[tuple[object, ...]]:
    """Kind, values and degree of each difference, those of wording left out."""
    found = compared(first, second, languages).differences()
    return [(one.kind, one.first.values, one.second.values, one.degree) for one in found if one.kind != "wording"]


def wordings(first: str, second: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found: list[Difference] = compared(first, second).differences()
    return [(one.first.words, one.second.words) for one in found if one.kind == "wording"]


def test_the_same_text_has_no_differences() -> None:
    assert compared(OPENING, OPENING).differences() == []


def test_a_participant_that_joins_is_told_by_its_code_and_its_words() -> None:
    second = OPENING.replace("Kenya", "Ghana, Kenya")
    assert told(OPENING, second) == [("participant", (), ("GHA",), "")]
    assert wordings(OPENING, second) == [((), ("Ghana,",))]


def test_a_verb_of_greater_force_is_stronger() -> None:
    found = told("We intend to light the coast of our islands.", "We commit to light the coast of our islands.")
    assert found == [("force", ("intend",), ("commit",), "stronger")]


def test_a_verb_of_lesser_force_is_weaker() -> None:
    found = told("We support lights on all the islands.", "We recognize lights on all the islands.")
    assert found == [("force", ("support",), ("recognize",), "weaker")]


def test_another_verb_of_the_same_force_is_told_within_a_language_only() -> None:
    found = told("We pledge to light the coast of our islands.", "We commit to light the coast of our islands.")
    assert found == [("verb", ("commit",), ("commit",), "")]
    assert told("We pledge to light the coast.", "Nos comprometemos a alumbrar la costa.", ("en", "es")) == []


def test_a_hedge_that_goes_is_told() -> None:
    found = told("We intend, as appropriate, to light the coast.", "We intend to light the coast.")
    assert found == [("hedge", ("as-appropriate",), (), "")]


def test_those_for_whom_it_is_are_told() -> None:
    found = told("We intend to protect refugees and migrants at sea.", "We intend to protect migrants at sea.")
    assert found == [("beneficiary", ("refugees",), (), "")]


def test_an_instrument_that_is_cited_elsewhere_is_not_dropped() -> None:
    first = "We recall the 1951 Refugee Convention. We intend to build on the Global Compact on Refugees."
    second = (
        "We recall our meeting. We intend to build on the Global Compact on Refugees and the 1951 Refugee Convention."
    )
    assert [one for one in told(first, second) if one[0] == "instrument"] == []
    third = "We recall the 1951 Refugee Convention. We intend to build on our experience."
    assert [one for one in told(first, third) if one[0] == "instrument"] == [("instrument", ("gcr",), (), "")]


def test_a_sentence_that_goes_is_told_with_its_force() -> None:
    first = f"{OPENING} We commit to repair 40 boats. We thank our hosts."
    assert told(first, f"{OPENING} We thank our hosts.") == [("sentence", ("commit",), (), "")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pretendemos facilitar una travesía humana y ordenada hacia todas las islas."),
        ("fr", "Nous avons l’intention de faciliter une traversée humaine et ordonnée vers toutes les îles."),
        ("pt", "Pretendemos facilitar uma travessia humana e ordenada para todas as ilhas."),
    ],
)
def test_qualities_that_a_translation_drops_are_found_by_the_table(language: str, text: str) -> None:
    first = "We intend to facilitate safe, orderly, humane, and regular passage to all the islands."
    assert told(first, text, ("en", language)) == [("notion", ("safe", "regular"), (), "")]
    assert told(text, first, (language, "en")) == [("notion", (), ("safe", "regular"), "")]


@pytest.mark.parametrize(
    ("language", "text", "came"),
    [
        ("es", "Exhortamos a dar refugio a los marineros de las islas.", "call"),
        ("fr", "Nous saluons le refuge offert aux marins des îles.", "support"),
        ("pt", "Comprometemo-nos com o refúgio dos marinheiros das ilhas.", "commit"),
    ],
)
def test_a_translation_that_changes_the_force_is_told(language: str, text: str, came: str) -> None:
    found = compared("We recognize the refuge given to sailors of the islands.", text, ("en", language)).differences()
    forces = [one for one in found if one.kind == "force"]
    assert [(one.first.values, one.second.values) for one in forces] == [(("recognize",), (came,))]
    assert forces[0].second.words
    assert forces[0].degree == ("" if came == "call" else "stronger")


def test_the_words_of_a_difference_stand_in_its_sentences() -> None:
    found = compared(
        f"{OPENING}\n\nWe intend, where feasible, to go on.", "We, the leaders of Chile, met.\n\nWe go on."
    )
    for one in found.differences():
        for reading, side in ((found.first, one.first), (found.second, one.second)):
            wording = " ".join(map(reading.document.wording, side.sentences))
            assert all(words in wording for words in side.words)
