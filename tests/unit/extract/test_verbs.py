"""Which verbs of a sentence are operative, and with what force: sentences of our own, in four languages."""

import pytest

from ladkg.extract.tokens import tokens
from ladkg.extract.verbs import operatives
from ladkg.pipeline.reading import language_rules

ENGLISH = [
    ("We intend to open a joint office.", ["intend"]),
    ("We, the gardeners of both towns, gathered by the river, pledge to plant trees.", ["commit"]),
    ("We welcome the bridge, recognize its builders, and call on others to help.", ["support", "recognize", "call"]),
    ("Recognizing the value of shade, we plan to plant oaks.", ["recognize", "plan"]),
    ("The two leaders reaffirmed their friendship and agreed to meet again.", ["reaffirm", "commit"]),
    ("Japan expressed its appreciation for the gift.", ["support"]),
    ("The Ministers expressed their deep concern at the drought.", ["affirm"]),
    ("We will not tolerate theft.", ["commit"]),
    ("We will seek new partners.", ["seek"]),
    ("We should share the harvest.", ["affirm"]),
    ("It is essential that wells stay open.", ["affirm"]),
    ("It was agreed that the well belongs to both.", ["commit"]),
    ("In accordance with custom, we commit to share the water.", ["commit"]),
    ("We intend, in keeping with custom, to share the water.", ["intend"]),
    ("As we build the bridge, we thank the masons.", ["support"]),
    ("They discussed the drought and welcomed the rain.", ["support"]),
    ("The leaders directed their officials to count the trees.", ["call"]),
    ("We are both committed to the plan.", ["commit"]),
    ("We share the goal of a green valley.", ["seek"]),
    ("We take note of the report.", ["recognize"]),
]
NOTHING = [
    "The bridge was built in 1910.",
    "The challenges we face are many.",
    "The leaders discussed the drought.",
    "Support for the plan is broad.",
    "The agreement will lower prices.",
    "The sanctuary established by the town lies north.",
    "The note was long.",
]
ROMANCE = [
    ("es", "Tenemos la intención de abrir una oficina.", ["intend"]),
    ("es", "Nos comprometemos a compartir el agua y exhortamos a otros a hacerlo.", ["commit", "call"]),
    ("es", "Reconociendo el valor de la sombra, plantaremos robles.", ["recognize", "commit"]),
    ("es", "Los Presidentes reafirmaron su amistad y destacaron el puente.", ["reaffirm", "affirm"]),
    ("es", "REITERARON su apoyo al plan.", ["reaffirm"]),
    ("es", "Los retos que enfrentamos son muchos.", []),
    ("fr", "Nous nous engageons à partager l’eau.", ["commit"]),
    ("fr", "Conscients de la sécheresse, nous appelons les voisins à aider.", ["recognize", "call"]),
    ("fr", "Nous avons également pour intention de planter des chênes.", ["intend"]),
    ("fr", "Les dirigeants ont salué le nouveau pont.", ["support"]),
    ("fr", "Le pont est long.", []),
    ("pt", "Comprometemo-nos a partilhar a água.", ["commit"]),
    ("pt", "Reconhecemos o esforço e pretendemos plantar carvalhos.", ["recognize", "intend"]),
    ("pt", "Os Presidentes reafirmaram a amizade e saudaram a ponte.", ["reaffirm", "support"]),
    ("pt", "A ponte é longa.", []),
]


def _forces(language: str, sentence: str, *, item: bool = False) -> list[str]:
    return [one.force for one in operatives(tokens(sentence), language_rules(language), item=item)]


@pytest.mark.parametrize(("sentence", "forces"), ENGLISH)
def test_english(sentence: str, forces: list[str]) -> None:
    assert _forces("en", sentence) == forces


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_describes_has_no_operative_verb(sentence: str) -> None:
    assert _forces("en", sentence) == []


@pytest.mark.parametrize(("language", "sentence", "forces"), ROMANCE)
def test_spanish_french_and_portuguese(language: str, sentence: str, forces: list[str]) -> None:
    assert _forces(language, sentence) == forces


def test_an_item_may_begin_with_a_verb_whose_subject_stands_above() -> None:
    assert _forces("en", "Welcome the rain.") == []
    assert _forces("en", "Welcome the rain.", item=True) == ["support"]


def test_negation_and_subject_are_told() -> None:
    (one,) = operatives(tokens("We will not tolerate theft."), language_rules("en"))
    assert one.negated
    assert one.subject is None
    words = tokens("The two ministers welcomed the rain.")
    (one,) = operatives(words, language_rules("en"))
    assert not one.negated
    assert one.subject
    assert [word.word for word in words[slice(*one.subject)]] == ["the", "two", "ministers"]
