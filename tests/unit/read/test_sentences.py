"""Where sentences end, in the four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladkg.read.normalise import normalised
from ladkg.read.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["We plan it.", "They do not."],
        ["One sentence without an end"],
        ["Is it so?", "It is!", "Good…", "The end."],
        ["“We go,” they said.", "“We stay.”", "(Or both.)", "Done."],
        ["The U.S. Government and the U.K. delegation agree.", "We do too."],
        ["They met in Lima, D.C.", "The day was long."],
        ["See para. 3, Art. 5 and Sec. IV of No. 4.", "On Jan. 5 it rained."],
        ["He said no.", "We asked again."],
        ["Mr. Rivera and J. Smith spoke with St. Lucia.", "All agreed."],
        ["It ran to 2020.", "20 people came."],
        ["Prices rose by 3.5 per cent. or so they say.", "We doubt it."],
        ["El Sr. Pérez y los EE. UU. acordaron el art. 3.", "Las partes firmaron."],
        ["¿Es así?", "¡Sí!", "Véase el n.º 5 del texto.", "Fin."],
        ["M. Dupont est d’accord.", "À la fin, on signe.", "« Oui. »", "Voilà."],
        ["O Sr. Silva concorda.", "Ela também.", "Às vezes não."],
        ["A text… goes on.", "And ends."],
    ],
)
def test_sentences_are_found(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@given(st.text(alphabet="aB.!? “”()’1é…", max_size=80) | st.text(max_size=80))
def test_sentences_tile_the_paragraph(text: str) -> None:
    paragraph = normalised(text)
    assert " ".join(sentences(paragraph)) == paragraph
    assert all(sentences(paragraph)) or not paragraph


@pytest.mark.parametrize("unit", [".", ". ", "We go. ", ".'", "a.A", "A. ", "… "])
def test_long_paragraphs_are_split_without_loss(unit: str) -> None:
    paragraph = normalised(unit * 200_000)
    assert " ".join(sentences(paragraph)) == paragraph
