"""What says the same in two versions of a text, whatever their languages: the anchors by which they are aligned."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from ladkg.extract.align import Unit
from ladkg.extract.tokens import tokens
from ladkg.records.reading import Citation, Enunciation, Participant
from ladkg.records.text import Document

_COGNATE: Final = 4
"""Words that begin with so many letters alike are taken for cognates (Simard, Foster & Isabelle 1992)."""

_SPELT: Final = {"ph": "f", "qu": "c", "th": "t", "k": "c", "y": "i", "z": "c"}
_SPELLING: Final = re.compile("|".join(_SPELT))
_PROTHETIC: Final = re.compile("es[pct]")


def units(
    document: Document,
    enunciations: Iterable[Enunciation],
    participants: Iterable[Participant],
    citations: Iterable[Citation],
) -> list[Unit]:
    """A unit for each sentence, in text order: what it says, names and cites, its numbers and cognates.

    Of its place only whether it is a heading, an item or in a paragraph: eIds shift with every paragraph that is added.
    """
    said = _by_place(enunciations, participants, citations)
    found = []
    for block in document.blocks():
        kind = f"kind:{block.kind}"
        for sentence in block.sentences:
            words = set(_words(document.wording(sentence)))
            anchors = words | said.get(sentence.eid, set()) | {kind}
            found.append(Unit(sentence.end - sentence.start, frozenset(anchors), sentence.sha256))
    return found


def folded(word: str) -> str:
    """A word without its accents."""
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def _words(wording: str) -> Iterable[str]:
    for token in tokens(wording):
        if token.word.isdecimal():
            yield token.word
        elif token.is_word and len(token.word) >= _COGNATE:
            yield _cognate(folded(token.word))


def _cognate(word: str) -> str:
    """How a word begins, spelt as its cognates in the other languages ("frequent", "frecuente"; "state", "estado")."""
    spelt = _SPELLING.sub(lambda match: _SPELT[match[0]], word)
    return (spelt[1:] if _PROTHETIC.match(spelt) else spelt)[:_COGNATE]


def _by_place(
    enunciations: Iterable[Enunciation], participants: Iterable[Participant], citations: Iterable[Citation]
) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in enunciations:
        found[one.eid] |= {f"force:{one.force}"} | {each.concept for each in (*one.hedges, *one.groups, *one.topics)}
    for named in participants:
        if named.eid:
            found[named.eid].add(f"agent:{named.ref}")
    for cited in citations:
        found[cited.eid].add(f"instrument:{cited.ref or folded(cited.title.lower())}")
    return found
