"""In which of the project's four languages a text is written."""

import re
from typing import Final


def words(text: str) -> frozenset[str]:
    """A set of words written as running text."""
    return frozenset(text.split())


# Short words that are frequent in one of the languages and rare or absent in the others.
_WORDS: Final = {
    "en": words("the and of to in we that with for our is are"),
    "es": words("el los las y del nuestra nuestros con para una que al es"),
    "fr": words("le les et des du nous dans une que aux est pour"),
    "pt": words("o os as e do da dos das em nossa nossos com para uma que ao"),
}
_SAMPLE: Final = 20_000


def guess(text: str) -> str | None:
    """The language (`en`, `es`, `fr`, `pt`) whose short words are most frequent; None if no language stands out."""
    sample = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    counts = sorted(((sum(word in known for word in sample), name) for name, known in _WORDS.items()), reverse=True)
    (best, name), (second, _) = counts[:2]
    return name if best > second and best * 10 >= len(sample) else None
