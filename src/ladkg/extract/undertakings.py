"""What a text undertakes and declares: each operative verb of each passage with its hedges and those it is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ladkg.extract.rules import Rules
from ladkg.extract.tokens import Token, tokens
from ladkg.extract.verbs import Operative, operatives
from ladkg.records.reading import Enunciation, Found, Wording
from ladkg.records.text import Block, Document, Sentence

_ENGAGING: Final = frozenset({"commit", "intend", "plan", "seek"})
"""Forces by which the speakers engage their own conduct."""
_OWN: Final = frozenset({"support", "reaffirm"})
"""Forces by which they do so only where their own commitment or will is the object."""
_HEAD: Final = 2
"""Words of a hedge that is only the head of a longer one ("subject to")."""
_OBJECT: Final = 8
"""Words after the verb in which that object begins."""


@dataclass(frozen=True)
class _Passage:
    sentence: Sentence
    tokens: Sequence[Token]
    operatives: Sequence[Operative]


@dataclass(frozen=True)
class _Lead:
    """The sentence that a list of items continues, and its last operative verb, if it has one."""

    passage: _Passage
    operative: Operative | None


def enunciations(document: Document, rules: Rules, confidence: Mapping[str, float]) -> Iterator[Enunciation]:
    """Every operative verb in text order, one for each passage and force; linear in the length of the text.

    `confidence` is that of each way of recognising a verb (`extract.verbs.Way`, and `lead-in`).
    """
    leads: dict[int, _Lead] = {}
    for section in document.sections:
        before: _Lead | None = None
        for block in section.blocks:
            if block.kind == "signature":
                continue
            leads = {level: one for level, one in leads.items() if level < block.level}
            lead = leads[max(leads)] if leads else None
            for number, sentence in enumerate(block.sentences):
                led = lead if block.kind == "item" and number == 0 else None
                passage = _passage(document, sentence, rules, item=led is not None and led.operative is None)
                if rules.role("continuation", passage.tokens, 0):
                    led = before
                yield from _enunciations(document, passage, led, rules, confidence)
                before = _lead(passage, led)
                if _is_open(document, block, sentence):
                    leads[block.level] = before


def _passage(document: Document, sentence: Sentence, rules: Rules, *, item: bool) -> _Passage:
    found = tokens(document.wording(sentence))
    return _Passage(sentence, found, operatives(found, rules, item=item))


def _lead(passage: _Passage, led: _Lead | None) -> _Lead:
    """The passage as a lead-in; one without a verb of its own passes on what leads it."""
    finite = [one for one in passage.operatives if one.way != "participle"]
    if not finite and led and led.operative:
        return led
    return _Lead(passage, finite[-1] if finite else None)


def _is_open(document: Document, block: Block, sentence: Sentence) -> bool:
    """Whether a paragraph's last sentence leaves its end to the items that follow, or an item's to those in it."""
    ends = (":",) if block.kind == "item" else (":", "–", "—", ",")
    return sentence == block.sentences[-1] and document.wording(sentence).endswith(ends)


def _enunciations(
    document: Document, passage: _Passage, lead: _Lead | None, rules: Rules, confidence: Mapping[str, float]
) -> Iterator[Enunciation]:
    said = [(one, passage) for one in passage.operatives]
    inherited = False
    if not said and lead and lead.operative:
        said, inherited = [(lead.operative, lead.passage)], True
    if not said:
        return
    concepts = list(_concepts(passage, rules))
    forces: set[str] = set()
    for one, place in said:
        if one.force in forces:
            continue
        forces.add(one.force)
        base = place.sentence.start
        yield Enunciation(
            eid=passage.sentence.eid,
            start=base + place.tokens[one.start].start,
            end=base + place.tokens[one.end - 1].end,
            force=one.force,
            undertakes=one.force in _ENGAGING or (one.force in _OWN and _own(one, place, rules)),
            negated=one.negated,
            inherited=inherited,
            actor=_actor(document, one, place, rules),
            hedges=_of("hedge/", concepts),
            groups=_of("group/", concepts),
            topics=_of("topic/", concepts),
            way=(way := "lead-in" if inherited else one.way),
            rule=one.rule,
            confidence=confidence.get(way, 0.5),
        )


def _own(one: Operative, passage: _Passage, rules: Rules) -> bool:
    """Whether a commitment or will of the speakers' own is the verb's object."""
    near = range(one.start, min(one.end + _OBJECT, len(passage.tokens)))
    return any(rules.role("own", passage.tokens, at) for at in near)


def _actor(document: Document, one: Operative, passage: _Passage, rules: Rules) -> str | None:
    """The subject as it stands in the text, where it names some and not all who speak."""
    if not one.subject:
        return None
    start, end = one.subject
    inner = range(max(start, 1), end)
    if not any(passage.tokens[at].is_capitalised and not rules.role("speaker", passage.tokens, at) for at in inner):
        return None
    base = passage.sentence.start
    return document.text[base + passage.tokens[start].start : base + passage.tokens[end - 1].end]


def _concepts(passage: _Passage, rules: Rules) -> Iterator[Found]:
    """Hedges, groups and topics in text order; what lies in a longer one of its kind is part of that."""
    base = passage.sentence.start
    found = sorted((_Match(*one) for one in rules.concepts.every(passage.tokens)), key=lambda one: one[:2])
    for one in found:
        carries = rules.role("carrier", passage.tokens, one.end) is not None
        if not any(other.holds(one, carries=carries) for other in found):
            start, end = passage.tokens[one.start].start, passage.tokens[one.end - 1].end
            yield Found(one.row.concept, base + start, base + end, one.row.id)


class _Match(NamedTuple):
    start: int
    end: int
    row: Wording
    through_gap: bool

    def holds(self, other: "_Match", *, carries: bool) -> bool:
        """Whether another is part of this one.

        A hedge found through a gap may pass over another that stands beside it ("consistent with national law and with
        international law"), unless that one carries the rest ("our obligations under international law").
        """
        kind = self.row.concept.partition("/")[0]
        if other.row is self.row or not other.row.concept.startswith(f"{kind}/") or other[:2] == self[:2]:
            return False
        if not (self.start <= other.start and other.end <= self.end):
            return False
        carries = carries or other.end - other.start <= _HEAD
        return kind != "hedge" or not self.through_gap or (other.start == self.start and carries)


def _of(kind: str, concepts: Sequence[Found]) -> tuple[Found, ...]:
    """Those of one kind, each once."""
    return tuple({one.concept: one for one in reversed(concepts) if one.concept.startswith(kind)}.values())[::-1]
