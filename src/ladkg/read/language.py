"""In which of the project's four languages a text is written."""

import re
from typing import Final


def words(text: str) -> frozenset[str]:
    """A set of words written as running text."""
    return frozenset(text.split())


LANGUAGES: Final = ("en", "es", "fr", "pt")
"""The languages that are read, by their ISO 639-1 codes."""

# Short words that are frequent in one of the languages and rare or absent in the others. Those below the four are
# there so that a text in a neighbouring language is not taken for one of them.
_WORDS: Final = {
    "en": words("the and of to in we that with for our is are will by on it this be as shall"),
    "es": words("el los las y del nuestra nuestros con para una que al es la en se por su como un"),
    "fr": words("le les et des du nous dans une que aux est pour la en un sur au par qui leur ce"),
    "pt": words("o os as e do da dos das em nas nossa nossos com para uma que ao no na um à pela pelo não são"),
    "ca": words("els les i amb per una que és dels seva als aquest aquesta la en el del som han"),
    "de": words("der die und das den von zu mit im ist für des auf dem nicht eine wir ein werden sich"),
    "it": words("il gli e di della dei nel con per una che sono alla delle è lo i nella dal si noi"),
    "nl": words("de het en van een in te dat op voor zijn met wij die aan niet ons om worden door"),
    "ro": words("și de la în cu pe care din pentru este sunt nu că a al ale noi mai prin să"),
    "sv": words("och att i det som en på är av för med till den inte har de vi om ett ska"),
    "pl": words("i w na z do się że nie to jest oraz o dla przez od po my ich jako są"),
}
_SAMPLE: Final = 20_000
_SHARE: Final = 10
"""One word of so many, at least, must be among the language's short words."""


def guess(text: str) -> str | None:
    """The language (`en`, `es`, `fr`, `pt`) whose short words are most frequent; None if no language stands out, or
    another one does.
    """
    sample = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    counts = sorted(((sum(word in known for word in sample), name) for name, known in _WORDS.items()), reverse=True)
    (best, name), (second, _) = counts[:2]
    return name if name in LANGUAGES and best > second and best * _SHARE >= len(sample) else None
