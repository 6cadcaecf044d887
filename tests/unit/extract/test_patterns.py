"""The patterns of the reading tables."""

import pytest

from ladkg.extract.patterns import lexicon
from ladkg.extract.tokens import tokens


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        ("take note of", "We take note of it.", ["take note of"]),
        (
            "in accordance|line with",
            "in line with plans, in accordance with law",
            ["in line with", "in accordance with"],
        ),
        ("with our? law", "consistent with law and consistent with our law", ["with law", "with our law"]),
        ("express * concern", "We express our deep and lasting concern", ["express our deep and lasting concern"]),
        ("express * concern", "We express our deep and lasting and growing concern", []),
        (
            "express *6 concern",
            "We express our deep and very lasting concern",
            ["express our deep and very lasting concern"],
        ),
        ("-remos", "Fortaleceremos los lazos; remos no", ["Fortaleceremos"]),
        ("welcome / greet with joy", "They greet with joy, then welcome", ["greet with joy", "welcome"]),
        ("as appropriate", "as, appropriate", []),
        ("s' il y a lieu", "s’il y a lieu", ["s’il y a lieu"]),
        ("non-refoulement", "le principe de non‑refoulement", ["non‑refoulement"]),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, sentence: str, found: list[str]) -> None:
    rules = lexicon([pattern], str)
    words = tokens(sentence)
    spans = [(words[start].start, words[end - 1].end) for start, end, _, _ in rules.every(words)]
    assert [sentence[start:end] for start, end in spans] == found


def test_the_pattern_with_the_most_words_comes_first() -> None:
    rules = lexicon(["agree", "agree to", "agree * would"], str)
    assert [meaning for _, meaning in rules.at(tokens("agree to it"), 0)] == ["agree to", "agree"]
    assert rules.best(tokens("agree that they would"), 0) == (4, "agree * would")
    assert rules.best(tokens("agree"), 1) is None


def test_tokens_keep_their_places() -> None:
    sentence = "L’État «non‑partie», 3 % d'eux."
    for token in tokens(sentence):
        written = sentence[token.start : token.end].lower().replace("’", "'").replace("‑", "-")
        assert written == token.word or not token.is_word
