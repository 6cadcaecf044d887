"""The reading tables of one language, made ready to be matched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ladkg.extract.patterns import Lexicon, lexicon
from ladkg.extract.tokens import Token, tokens
from ladkg.records.reading import Form, OperativeVerb, OperativeWord, Wording

ROLES = (
    "speaker",
    "we",
    "adverb",
    "future",
    "negation",
    "subordinator",
    "opener",
    "link",
    "impersonal",
    "continuing",
    "infinitive-mark",
    "own",
    "carrier",
    "determiner",
    "agent-mark",
    "body",
    "continuation",
)
"""What an operative word can be; docs/text.md explains each."""


@dataclass(frozen=True)
class Rules:
    """The rules of one language."""

    language: str
    verbs: Sequence[OperativeVerb]
    words: Sequence[OperativeWord]
    wordings: Sequence[Wording]
    agents: Sequence[str]

    @cached_property
    def forms(self) -> Mapping[Form, Lexicon[OperativeVerb]]:
        """The verbs by each of their forms."""
        return {
            "we": lexicon(self.verbs, lambda verb: verb.we),
            "they": lexicon(self.verbs, lambda verb: verb.they),
            "past": lexicon(self.verbs, lambda verb: verb.past),
            "participle": lexicon(self.verbs, lambda verb: verb.participle),
        }

    @cached_property
    def roles(self) -> Mapping[str, Lexicon[OperativeWord]]:
        return {role: lexicon((row for row in self.words if row.role == role), lambda row: row.words) for role in ROLES}

    @cached_property
    def concepts(self) -> Lexicon[Wording]:
        """Hedges, groups and topics by their wordings."""
        return lexicon(self.wordings, lambda row: row.words)

    @cached_property
    def names(self) -> Lexicon[str]:
        """Names of states and organizations."""
        return lexicon(self.agents, lambda name: " ".join(token.word for token in tokens(name)))

    def role(self, role: str, tokens: Sequence[Token], at: int) -> tuple[int, OperativeWord] | None:
        """The longest word of a role that begins here, with its end."""
        return self.roles[role].best(tokens, at) if 0 <= at < len(tokens) else None

    def past_all(self, role: str, tokens: Sequence[Token], at: int) -> int:
        """Where what follows any number of words of a role begins."""
        while found := self.role(role, tokens, at):
            at = found[0]
        return at


def rules(
    language: str,
    verbs: Iterable[OperativeVerb],
    words: Iterable[OperativeWord],
    wordings: Iterable[Wording],
    agents: Iterable[str] = (),
) -> Rules:
    """The rows of one language, and the names of agents in it."""
    return Rules(
        language,
        [row for row in verbs if row.language == language],
        [row for row in words if row.language == language],
        [row for row in wordings if row.language == language],
        list(agents),
    )
