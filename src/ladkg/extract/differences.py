"""What differs between two readings of a text, in the terms of the model and, in one language, in its words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ladkg.extract.align import Bead, align
from ladkg.extract.anchors import folded, units
from ladkg.extract.patterns import Lexicon
from ladkg.extract.tokens import tokens
from ladkg.extract.wording import runs
from ladkg.records.comparison import Comparison, Difference, Kind, Notion, Pair, Reading, Run, Side
from ladkg.records.reading import Citation, Enunciation, Found
from ladkg.records.text import Sentence

FORCES: Final = ("commit", "intend", "plan", "seek", "support", "reaffirm", "affirm", "recognize", "call")
"""From the strongest to the weakest, as in the scheme (ontology/schemes/force.ttl); calls engage others."""

Named = Mapping[str, str]
"""What was found in some sentences, with the words by which it was."""


@dataclass
class Place:
    """What was read in the sentences of one side of a pair."""

    text: str
    sentences: tuple[Sentence, ...]
    said: list[Enunciation] = field(default_factory=list)
    wording: str = ""
    notions: Named = field(default_factory=dict)
    instruments: Named = field(default_factory=dict)
    participants: Named = field(default_factory=dict)


def compare(first: Reading, second: Reading, notions: Mapping[str, Lexicon[Notion]]) -> Comparison:
    """The sentences of two texts side by side with what differs; `notions` are those of each language.

    Participants and instruments count by the text, not by the sentence: one that is named elsewhere is not dropped.
    """
    sides = [_Side(reading, other, notions[reading.language]) for reading, other in ((first, second), (second, first))]
    alike = first.language == second.language
    beads = align(
        *(units(one.document, one.enunciations, one.participants, one.citations) for one in (first, second)),
        alike=alike,
    )
    pairs = []
    for bead in beads:
        before, after = (side.place(numbers) for side, numbers in zip(sides, bead, strict=True))
        changed = runs(before.wording, after.wording) if alike and before.wording and after.wording else ()
        found = tuple(_differences(before, after, bead, changed, alike=alike))
        pairs.append(Pair(before.sentences, after.sentences, changed, found))
    return Comparison(first, second, pairs)


class _Side:
    """One of the two texts, sentence by sentence."""

    def __init__(self, reading: Reading, other: Reading, notions: Lexicon[Notion]) -> None:
        self._reading, self._notions = reading, notions
        self._sentences = list(reading.document.sentences())
        self._said: dict[str, list[Enunciation]] = {}
        for one in reading.enunciations:
            self._said.setdefault(one.eid, []).append(one)
        theirs = {named.ref for named in other.participants}
        text = reading.document.text
        self._participants: dict[str, dict[str, str]] = {}
        for named in reading.participants:
            if named.ref not in theirs:  # one that only the front matter names goes to the beginning
                eid = named.eid or self._sentences[0].eid
                self._participants.setdefault(eid, {})[named.ref] = text[named.start : named.end]
        cited = {_cited(citation) for citation in other.citations}
        self._instruments: dict[str, dict[str, str]] = {}
        for citation in reading.citations:
            if _cited(citation) not in cited and (citation.ref or reading.language == other.language):
                words = text[citation.start : citation.end]
                self._instruments.setdefault(citation.eid, {})[citation.ref or citation.title] = words

    def place(self, numbers: range) -> Place:
        document = self._reading.document
        sentences = tuple(self._sentences[numbers.start : numbers.stop])
        return Place(
            document.text,
            sentences,
            [one for sentence in sentences for one in self._said.get(sentence.eid, ())],
            " ".join(map(document.wording, sentences)),
            {notion: words for sentence in sentences for notion, words in self._found(sentence)},
            {ref: words for sentence in sentences for ref, words in self._instruments.get(sentence.eid, {}).items()},
            {ref: words for sentence in sentences for ref, words in self._participants.get(sentence.eid, {}).items()},
        )

    def _found(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        wording = self._reading.document.wording(sentence)
        found = tokens(wording)
        for start, end, row, _ in self._notions.every(found):
            yield row.notion, wording[found[start].start : found[end - 1].end]


def _cited(citation: Citation) -> str:
    """What tells an instrument: its slug, else its title."""
    return citation.ref or folded(citation.title.lower())


def _differences(
    before: Place, after: Place, bead: Bead, changed: Sequence[Run], *, alike: bool
) -> Iterator[Difference]:
    """In the order of KINDS."""
    yield from _named("participant", before, after, lambda place: place.participants)
    yield from _named("instrument", before, after, lambda place: place.instruments)
    if not bead.first or not bead.second:
        yield Difference("sentence", _alone(before), _alone(after))
        return
    yield from _forces(before, after, alike=alike)
    yield from _named("hedge", before, after, lambda place: _concepts(place, lambda one: one.hedges))
    yield from _named("beneficiary", before, after, lambda place: _concepts(place, lambda one: one.groups))
    if alike:  # from language to language the wordings of a topic are too loose to tell
        yield from _named("topic", before, after, lambda place: _concepts(place, lambda one: one.topics))
    yield from _named("notion", before, after, lambda place: place.notions)
    yield from _wordings(before, after, changed)


def _alone(place: Place) -> Side:
    return Side(place.sentences, tuple(one.force for one in place.said), (place.wording,) if place.wording else ())


def _named(kind: Kind, before: Place, after: Place, of: Callable[[Place], Named]) -> Iterator[Difference]:
    """What one side names and the other does not, as one difference."""
    old, new = of(before), of(after)
    gone, come = (tuple(key for key in one if key not in other) for one, other in ((old, new), (new, old)))
    if gone or come:
        yield Difference(
            kind,
            Side(before.sentences, gone, tuple(dict.fromkeys(old[key] for key in gone if old[key]))),
            Side(after.sentences, come, tuple(dict.fromkeys(new[key] for key in come if new[key]))),
        )


def _concepts(place: Place, of: Callable[[Enunciation], Iterable[Found]]) -> Named:
    found: dict[str, str] = {}
    for one in (concept for enunciation in place.said for concept in of(enunciation)):
        found.setdefault(one.concept.partition("/")[2], place.text[one.start : one.end])
    return found


def _forces(before: Place, after: Place, *, alike: bool) -> Iterator[Difference]:
    """Forces that one side has and the other has not, else other words of the same; and what one side negates."""
    old, new = (Counter(one.force for one in place.said) for place in (before, after))
    gone, come = tuple((old - new).elements()), tuple((new - old).elements())
    if gone or come:
        yield Difference("force", _verbs(before, gone), _verbs(after, come), _degree(gone, come))
        return
    for one, other in zip(_sorted(before.said), _sorted(after.said), strict=True):
        if alike and _word(before, one).lower() != _word(after, other).lower():
            yield Difference("verb", _side(before, one), _side(after, other))
        if one.negated != other.negated:
            yield Difference("negation", _side(before, one), _side(after, other))


def _sorted(said: Iterable[Enunciation]) -> list[Enunciation]:
    return sorted(said, key=lambda one: (FORCES.index(one.force), one.start))


def _degree(gone: Sequence[str], come: Sequence[str]) -> str:
    """Whether the strongest force that came is stronger than the strongest that went; calls engage others."""
    if not gone or not come or "call" in (*gone, *come):
        return ""
    return "stronger" if min(map(FORCES.index, come)) < min(map(FORCES.index, gone)) else "weaker"


def _verbs(place: Place, forces: Sequence[str]) -> Side:
    words = [_word(place, one) for one in place.said if one.force in forces]
    return Side(place.sentences, tuple(forces), tuple(filter(None, words)))


def _side(place: Place, one: Enunciation) -> Side:
    return Side(place.sentences, (f"not {one.force}" if one.negated else one.force,), (_word(place, one),))


def _word(place: Place, one: Enunciation) -> str:
    """The operative verb; nothing where it stands in the lead-in."""
    return place.text[one.start : one.end] if one.start >= place.sentences[0].start else ""


def _wordings(before: Place, after: Place, changed: Sequence[Run]) -> Iterator[Difference]:
    """Each change of words: those that go, and those that come in their place."""
    gone: tuple[str, ...] = ()
    for number, run in enumerate(changed):
        following = changed[number + 1].tag if number + 1 < len(changed) else "same"
        if run.tag == "dropped":
            gone = (run.words,)
            if following == "added":
                continue
        if run.tag != "same":
            come = (run.words,) if run.tag == "added" else ()
            yield Difference("wording", Side(before.sentences, (), gone), Side(after.sentences, (), come))
        gone = ()
