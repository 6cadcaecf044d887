"""Words and marks of a sentence, folded for comparison, each with its place."""

import re
from typing import Final, NamedTuple

_ALIKE: Final = str.maketrans(
    {"‐": "-", "‑": "-", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_TOKEN: Final = re.compile(
    r"""
    \b(?: [cdjlmnst] | qu | lorsqu | puisqu | jusqu ) '(?=\w)    # French elisions stand alone
  | \w+ (?: [-'] \w+ )*
  | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A word in lower case, or a mark; `written` is as in the text, offsets are those of the sentence."""

    word: str
    written: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.word[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.written[0].isupper()


def tokens(sentence: str) -> list[Token]:
    """The tokens of a normalised sentence, in order; linear in its length."""
    folded = sentence.translate(_ALIKE)
    return [Token(match[0].lower(), match[0], match.start(), match.end()) for match in _TOKEN.finditer(folded)]
