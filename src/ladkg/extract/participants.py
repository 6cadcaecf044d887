"""Who takes part in a text: the states and organizations in whose name it speaks."""

from collections.abc import Iterator, Mapping
from typing import Final

from ladkg.extract.chains import Place
from ladkg.extract.headlines import headlines
from ladkg.extract.names import Names
from ladkg.extract.rolls import lists, signatures
from ladkg.extract.speakers import opening, subjects
from ladkg.records.reading import Participant
from ladkg.records.text import Document

_CHANCE: Final = 0.5


def participants(document: Document, names: Names, confidence: Mapping[str, float] | None = None) -> list[Participant]:
    """Whom a text names as the ones who speak, each once, in text order; none where it lists none.

    They are looked for in the first sentences ("We, the leaders of …"), in the title, in lists that a sentence or
    heading announces, in the signatures, and, if all this names fewer than two, among the subjects of its sentences.
    `confidence` gives the share of right findings by the id of the rule.
    """
    found: dict[str, Participant] = {}
    for rule, places in _rules(document, names):
        if rule == "participant-subject" and len(found) > 1:
            continue
        for name, eid in places:
            share = (confidence or {}).get(rule, _CHANCE)
            found.setdefault(name.ref, Participant(name.ref, name.start, name.end, eid, rule, share))
    return sorted(found.values(), key=lambda one: (one.eid is None, one.start))


def _rules(document: Document, names: Names) -> Iterator[tuple[str, Iterator[Place]]]:
    yield "participant-opening", opening(document, names)
    yield "participant-title", headlines(document, names)
    yield "participant-list", lists(document, names)
    yield "participant-signature", signatures(document, names)
    yield "participant-subject", subjects(document, names)
