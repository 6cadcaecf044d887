"""Where sentences end. Rules of our own, in linear time and without loss; docs/text.md says why no library is used."""

import re
from typing import Final

from ladkg.read.language import words

_END: Final = re.compile(
    r"""
    (?<![.!?…]) (?P<stop> [.!?…]++ ) [)\]"'”’»]*+ (?: [ ]» )?+   # the full stop and what closes after it
    [ ]
    (?= (?: «[ ] )?+ ["'“‘«(\[¿¡]*+ (?P<next> \w++ ) )           # the next word, after what opens before it
    """,
    re.VERBOSE,
)
_LAST_WORD: Final = re.compile(r"[^\s(\[“\"'‘«]*\Z")
_INITIALS: Final = re.compile(r"(?:[^\W\d]\.)*[^\W\d]|uu")
_NUMBER: Final = re.compile(r"\d.*|[IVXLC]+")

# A full stop after a title never ends a sentence.
_TITLES: Final = words(
    "mr mrs ms dr prof st sr sra srs sres sta sto mme mlle mm gen lt col rev hon exc ing ee",
)
# After these it does not when a number follows.
_COUNTED: Final = words(
    """
    art arts para paras par no nos nº num núm n p pp pg pág vol ch cap sec fig res doc
    jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago dic
    """
)
# After initials ("the U.S.") only these begin a new sentence: a name may follow as well.
_STARTERS: Final = words(
    """
    we our they their this these those the it its he she his her in on at to as for and but by
    nosotros nuestro nuestra nuestros nuestras este esta estos estas el la los las en
    nous notre nos ce cette ces le les il elle ils elles
    nós nosso nossa nossos nossas isto isso o a os as em
    """
)


def split(paragraph: str) -> list[tuple[int, int]]:
    """The start and end of each sentence of a normalised paragraph; neighbours stand one space apart."""
    spans = []
    begin = 0
    for match in _END.finditer(paragraph):
        if _ends(paragraph[max(begin, match.start() - 40) : match.start()], match["stop"], match["next"]):
            spans.append((begin, match.end() - 1))
            begin = match.end()
    spans.append((begin, len(paragraph)))
    return spans


def _ends(before: str, stop: str, following: str) -> bool:
    """Whether a full stop between `before` and the word `following` ends the sentence."""
    if following[0].islower():
        return False
    if stop != ".":
        return True
    found = _LAST_WORD.search(before)
    word = found[0].casefold() if found else ""
    if word in _TITLES or (word in _COUNTED and _NUMBER.fullmatch(following)):
        return False
    return not _INITIALS.fullmatch(word) or following.casefold() in _STARTERS
