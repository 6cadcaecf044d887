"""What the tools answer: plain values, from which the output schemas are made.

Identifiers are short: `id:state/CHL`, `lad:Treaty`. The docstrings below the fields are what a client is told of them.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar


class _Told:
    """Fields come into the schema with their docstrings, and no others."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"use_attribute_docstrings": True, "extra": "forbid"}


@dataclass(frozen=True)
class Source(_Told):
    """Where something is stated: a source, or a passage of a text."""

    id: str
    label: str
    url: str = ""
    as_of: str = ""
    """The day of which the source speaks."""
    verified: bool = True
    """False where nobody could read the source to the end."""
    passage: str = ""
    """The eId of the passage in the text."""
    quote: str = ""
    """The first words of the passage, to find it by."""


@dataclass(frozen=True)
class Fact(_Told):
    """What a row or a sentence rests on."""

    id: str
    says: str
    """The fact in a sentence, or its label."""
    sources: list[str]
    """Ids in `sources`; empty where it follows from others by the rules."""


@dataclass(frozen=True)
class Row(_Told):
    """One row; a value is null where there is none."""

    values: dict[str, str | None]
    facts: list[str] = field(default_factory=list)
    """Ids in `facts`."""
    more_facts: int = 0
    """How many facts of the row were left out."""
    gaps: list[str] = field(default_factory=list)
    """What was looked for and not found, and through when."""


@dataclass(frozen=True)
class Column(_Told):
    """A column and what it means."""

    name: str
    about: str = ""


@dataclass(frozen=True)
class Parameter(_Told):
    """A parameter of a question."""

    name: str
    kind: str
    """date, state, instrument, text, concept/SCHEME …"""
    default: str
    """Taken when none is given; `any` leaves it open."""
    about: str


@dataclass(frozen=True)
class Question(_Told):
    """A question of the library."""

    name: str
    question: str
    parameters: list[Parameter]
    columns: list[Column]


@dataclass(frozen=True)
class Questions(_Told):
    """The library."""

    questions: list[Question]


@dataclass(frozen=True)
class Answer(_Told):
    """Rows with the facts behind them and their sources; or a graph; or whether it is so."""

    question: str
    """What was asked, in words; empty for a query of your own."""
    parameters: dict[str, str]
    """All values that were used, the defaults too."""
    columns: list[Column]
    rows: list[Row]
    total: int
    """Rows (or triples) in all; of a query of your own, as many as came."""
    truncated: str
    """`rows` or `bytes` where a limit cut the answer short, else empty."""
    facts: list[Fact]
    sources: list[Source]
    turtle: str | None = None
    """The graph, where the query makes one."""
    truth: bool | None = None
    """The answer of ASK."""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Found(_Told):
    """A resource or term by one of its labels."""

    id: str
    label: str
    language: str
    kind: str
    """state, instrument, commitment, act, concept/SCHEME, class, property …"""
    match: str
    """exact, beginning, word, part, or similar."""


@dataclass(frozen=True)
class Labels(_Told):
    """What was found, the best first."""

    found: list[Found]
    total: int


@dataclass(frozen=True)
class Value(_Told):
    """A value of a property, with who says so."""

    value: str
    label: str = ""
    language: str = ""
    basis: str = ""
    """The source's id; `entailed` by the ontology; `derived` by the rules on dates; or empty."""


@dataclass(frozen=True)
class Property(_Told):
    """A property of the resource, or one that points at it."""

    id: str
    label: str
    values: list[Value]
    total: int
    """Values in all, of which these are some."""


@dataclass(frozen=True)
class Description(_Told):
    """What the graph says of a resource, and what points at it."""

    id: str
    iri: str
    label: str
    properties: list[Property]
    pointing: list[Property]
    stated_in: list[str]
    """Ids in `sources`."""
    sources: list[Source]


@dataclass(frozen=True)
class Term(_Told):
    """A class or property of the ontology."""

    id: str
    label: str
    definition: str
    domain: list[str] = field(default_factory=list)
    range: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Bound(_Told):
    """A rule that binds data of a class."""

    id: str
    severity: str
    message: str
    """What to do."""
    constraint: str
    """The shape or query in short."""


@dataclass(frozen=True)
class Terms(_Told):
    """A class with its properties and rules; a property with the rules on it; or, without a name, all classes."""

    term: Term | None
    above: list[Term]
    """Wider terms, the nearest first."""
    below: list[Term]
    """Narrower terms."""
    properties: list[Term]
    rules: list[Bound]


@dataclass(frozen=True)
class Line(_Told):
    """A sentence of an explanation; it rests on the lines that follow with one more in depth."""

    depth: int
    text: str


@dataclass(frozen=True)
class Standing(_Told):
    """A standing that covers the day."""

    standing: str
    """party, signatory, endorser, member, participant, observer or outside."""
    since: str
    until: str
    certain: bool
    """False where the dates on record are too coarse to tell."""


@dataclass(frozen=True)
class Explanation(_Told):
    """Why something is so, down to acts and sources."""

    about: str
    on: str
    """The day asked about; empty for a triple."""
    standings: list[Standing]
    """Empty where none is on record for the day, which is no proof of the contrary; read the gaps."""
    gaps: list[str]
    lines: list[Line]
    facts: list[Fact]
    sources: list[Source]


@dataclass(frozen=True)
class Finding(_Told):
    """A rule that the snippet breaks, and where; line and column count from 1, 0 where the place is not known."""

    severity: str
    rule: str
    message: str
    line: int
    column: int
    focus: str
    path: str
    value: str
    why: list[str]
    hint: str


@dataclass(frozen=True)
class Checked(_Told):
    """What the shapes find in the snippet."""

    parsed: bool
    """False where it is no Turtle: the findings are then its faults."""
    conforms: bool
    """Whether there is no violation; warnings do not count."""
    findings: list[Finding]
    total: int
    """Findings in all, of which these are some."""
    notes: list[str]


@dataclass(frozen=True)
class Vocabulary(_Told):
    """What the input schemas choose from, by kind of parameter: `state`, `instrument`, `concept/force` …"""

    values: dict[str, list[str]]
    reference_date: str
    label: str
