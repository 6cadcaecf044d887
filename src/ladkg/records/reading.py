"""How texts are read: the rules that a lawyer can extend, and what they find in a text."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["we", "they", "past", "participle"]


@dataclass(frozen=True, slots=True)
class OperativeVerb:
    """A row of `operative_verbs.csv`: a verb by which the speakers of a text engage, judge, declare or ask.

    Each form is a pattern (see `extract.patterns`): `we` the first person plural, `they` the third person of the
    present, both numbers, `past` the same of the past, `participle` as in "Recognizing …". `weak` verbs do other work
    too ("support", "plan") and count only where the speakers are their subject; `keeps` says that the force stays when
    the verb stands in the future ("we will seek").
    """

    id: str
    language: str
    we: str | None
    they: str | None
    past: str | None
    participle: str | None
    force: str
    weak: bool
    keeps: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class OperativeWord:
    """A row of `operative_words.csv`: a pattern that helps to find the operative verb, by the role it plays."""

    id: str
    language: str
    role: str
    words: str
    force: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of `wordings.csv`: a pattern by which texts express a hedge, group or topic (`hedge/as-appropriate`)."""

    id: str
    language: str
    concept: str
    words: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """A row of `ways.csv`: of the findings of one way of recognising a verb, or of one rule for names, in the annotated
    declarations, how many there were and how many were right (docs/evaluation.md).
    """

    id: str
    found: int
    right: int
    note: str | None

    @property
    def confidence(self) -> float:
        """The share of right findings, by Laplace's rule of succession, so that few findings prove little."""
        return round((self.right + 1) / (self.found + 2), 2)


@dataclass(frozen=True, slots=True)
class Found:
    """A concept that a rule found, at offsets of the normalised text."""

    concept: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Enunciation:
    """One operative verb of one passage: what the speakers do by saying it.

    `start` and `end` are those of the verb, in the lead-in where `inherited`; `actor` is the subject as it stands
    there, None where it is all who speak; `way` is that of recognising the verb; `confidence` (0 to 1) is the share of
    such findings that were right in the annotated declarations (docs/evaluation.md).
    """

    eid: str
    start: int
    end: int
    force: str
    undertakes: bool
    negated: bool
    inherited: bool
    actor: str | None
    hedges: tuple[Found, ...]
    groups: tuple[Found, ...]
    topics: tuple[Found, ...]
    way: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class AgentName:
    """A row of `agent_names.csv`: names of one kind for a state (`USA`) or an organization (`organization/eu`).

    `kind` is `name`, `adjective` ("Canadian"), `holder` (an office with the name of its holder) or `other`: words that
    contain a name and mean something else, of no agent.
    """

    id: str
    language: str
    agent: str | None
    kind: str
    names: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class NameWord:
    """A row of `name_words.csv`: words or phrases that tell who speaks, by the role they play (docs/text.md)."""

    id: str
    language: str
    role: str
    words: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in a text, where it says so first.

    `ref` is a state (`USA`), `territory/ABW` or `organization/eu`; `eid` is None, and the offsets 0, where only the
    front matter names it; `confidence` (0 to 1) as in `Enunciation`.
    """

    ref: str
    start: int
    end: int
    eid: str | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """A row of `instrument_names.csv`: names by which texts cite an instrument, None for one without a slug."""

    id: str
    language: str
    instrument: str | None
    names: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument where a text cites it first; `ref` is its slug, None for one that the tables do not know."""

    ref: str | None
    title: str
    start: int
    end: int
    eid: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something a text says of its own making: `kind` is `level`, `place`, `date`, `event` or `binding-force`.

    `value` is a name for a level (`heads-of-state-and-government`, `ministers`), a day as `2022-06-10`, else the words;
    `eid` is None, and the offsets 0, where only the front matter says it.
    """

    kind: str
    value: str
    start: int
    end: int
    eid: str | None
    rule: str
    confidence: float
