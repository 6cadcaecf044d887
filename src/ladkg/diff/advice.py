"""Which step of the version a difference asks for (https://semver.org/), and why.

Others hold on to terms and IRIs: what they lose is a major step. What is new beside what was there is a minor one,
and what is only worded or corrected a patch.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from pyoxigraph import Literal, NamedNode, Quad

from ladkg.diff import Change, Difference
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SKOS

_OURS = PREFIXES["id"].removesuffix("id/")
_TERMS = (PREFIXES["lad"], PREFIXES["ladsh"])
_AXIOM = f"{PREFIXES['id']}axiom/"
_WORDS = frozenset({RDFS.label, RDFS.comment, SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.scopeNote, LAD.note})


class Step(IntEnum):
    """The steps in order of weight."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Reason:
    """Why a step is asked for; `count` resources share it, of which `example` is one."""

    step: Step
    text: str
    count: int
    example: str


@dataclass(frozen=True)
class Advice:
    """The heaviest step that is asked for, and all the reasons, heaviest first."""

    step: Step
    reasons: tuple[Reason, ...]


def advice(found: Difference) -> Advice:
    """The step that a difference asks for."""
    counts: dict[tuple[Step, str], list[str]] = {}
    for change in found.changes:
        for step, text in _of(change):
            counts.setdefault((step, text), []).append(_name(change))
    reasons = [Reason(step, text, len(names), names[0]) for (step, text), names in counts.items()]
    reasons.sort(key=lambda reason: (-reason.step, reason.text))
    return Advice(max((reason.step for reason in reasons), default=Step.NONE), tuple(reasons))


def _of(change: Change) -> Iterator[tuple[Step, str]]:
    name = change.subject.value if isinstance(change.subject, NamedNode) else ""
    if name.startswith(_AXIOM):
        taken = change.kind != "added"
        yield (Step.MAJOR, "an axiom of the ontology is gone") if taken else (Step.MINOR, "an axiom is new")
        return
    term = name.startswith(_TERMS)
    thing = "a term" if term else "a resource"
    if change.kind == "removed":
        ours = name.startswith(_OURS)
        gone = f"{thing} is gone, and what points at it breaks"
        yield (Step.MAJOR, gone) if ours else (Step.MINOR, "nothing more is said of a resource of others")
    elif change.kind == "added":
        yield Step.MINOR, f"{thing} is new"
    elif term and _means_otherwise(change):
        yield Step.MAJOR, "what a term means or entails is no longer the same"
    elif all(_is_wording(quad) for quad in (*change.added, *change.removed)):
        yield Step.PATCH, f"{thing} is worded otherwise"
    elif change.removed:
        yield Step.PATCH, f"{thing} is corrected: a statement was replaced or taken back"
    else:
        yield Step.MINOR, f"more is said of {thing}"


def _means_otherwise(change: Change) -> bool:
    """Whether an axiom of a term was taken back, or a restriction added: a type, a domain, a class above it."""
    narrowing = {RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, RDF.type}
    taken = any(not _is_wording(quad) for quad in change.removed)
    return taken or any(quad.predicate in narrowing for quad in change.added)


def _is_wording(quad: Quad) -> bool:
    return quad.predicate in _WORDS and isinstance(quad.object, Literal)


def _name(change: Change) -> str:
    return change.label or str(change.subject)
