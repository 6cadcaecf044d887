"""Who speaks in a sentence: the first person, a name, or a noun such as "leaders"."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from ladkg.extract.clauses import Clauses
from ladkg.extract.rules import Rules
from ladkg.extract.tokens import Token
from ladkg.read.language import words

Way = Literal["subject", "name", "line", "participle", "item", "future", "impersonal"]
"""How an operative verb was recognised."""

_INSERTION: Final = 40
"""Words that may stand between the speakers and their verb, set off by commas."""
_NAME: Final = 40
"""Words that a subject of names and nouns may have."""
_OPENING: Final = 25
"""Words that may stand before the speakers in a sentence that opens with a preposition."""
_NEAR: Final = 12
"""Words from the start of a sentence in which those who speak are looked for."""
_ACRONYM: Final = 3
"""Letters that a name in capitals has at least."""
IMPLIED: Final = frozenset({"es", "pt"})
"""Languages whose verbs need no pronoun: the ending says who speaks."""
_NAMING: Final = words("of the and for on y e de del la las los et du des d l da do das dos")
"""Words in lower case that a name may hold."""


class Context(NamedTuple):
    """How a verb was recognised, and the tokens of its subject where that is not the first person."""

    way: Way
    subject: tuple[int, int] | None = None


class Subjects(Clauses):
    """A sentence that is read from its start; `past` is the end of the last operative verb, `spoken` tells whether
    someone who speaks was met.
    """

    def __init__(self, tokens: Sequence[Token], rules: Rules) -> None:
        super().__init__(tokens, rules)
        self.past = self.start
        near = range(self.start, min(self.start + _NEAR, len(tokens)))
        self.spoken = self._we(self.start) or any(rules.role("speaker", tokens, at) for at in near)

    def subject(self, at: int, *, first_person: bool, body: bool = False) -> Context | None:
        """The subject whose verb stands here."""
        before = self.before(at)
        if self._we(before - 1) or self._we_inserted(before) or (first_person and self._implied(before)):
            self.spoken = True
            return Context("subject")
        return self._named(before, body=body)

    def has_will(self, start: int, end: int) -> bool:
        """Whether a subject has a will of its own, rather than being an agreement that "will" have effects."""
        return self._speaker(start, end) or self._last("body", start, end) is not None

    def _we(self, at: int) -> bool:
        """Whether here stand the speakers, not as the subject of a subordinate clause."""
        if at < self.start or not self.rules.role("we", self.tokens, at):
            return False
        before = self.before(at)
        if before <= self.start or self.links(before - 1):
            return True
        previous = self.tokens[before - 1]
        if previous.is_word:
            opened = self.rules.role("opener", self.tokens, self.start)
            subordinate = self.rules.role("subordinator", self.tokens, before - 1)
            return bool(opened and not subordinate and self.past == self.start and at - self.start <= _OPENING)
        return True

    def _implied(self, before: int) -> bool:
        """Whether the verb's ending alone says that the speakers are its subject, in a main clause."""
        if self.rules.language not in IMPLIED:
            return False
        return before <= self.start or not self.rules.role("subordinator", self.tokens, before - 1)

    def _we_inserted(self, before: int) -> bool:
        """Whether the speakers stand before an insertion between commas that ends here."""
        if before - 1 < self.start or self.tokens[before - 1].word not in {",", "-", "–", "—"}:
            return False
        if self._we(self.start) and self.past == self.start and self._apposition():
            return True
        for comma in range(before - 2, max(self.start, before - _INSERTION), -1):
            if self.tokens[comma].word == self.tokens[before - 1].word:
                return self._we(self.before(comma) - 1)
        return False

    def _apposition(self) -> bool:
        """Whether the sentence begins with the speakers and who they are: "We, the leaders of …"."""
        after = self.start + 1
        return after < len(self.tokens) and self.tokens[after].word == ","

    def _named(self, end: int, *, body: bool) -> Context | None:
        """The names or speaking nouns that begin a clause and end here."""
        start = end
        past = self.past
        while (
            start > past
            and end - start < _NAME
            and self.tokens[start - 1].word not in {",", ";", ":", "–", "—", "-", '"'}
        ):
            start -= 1
            if self.rules.role("subordinator", self.tokens, start):
                return None
        while start < end and (self.links(start) or start in self.adverbs):
            start += 1
        if start >= end or end - start >= _NAME or start < past or self.tokens[end - 1].word.endswith("'s"):
            return None
        if not self._speaks(start, end, body=body):
            return None
        self.spoken = True
        return Context("name", (start, end))

    def _speaks(self, start: int, end: int, *, body: bool) -> bool:
        """Whether a subject is one who speaks: a speaking noun, a name, or with `body` one of the speakers' bodies."""
        if self._speaker(start, end) or (body and self._last("body", start, end) is not None):
            return True
        stretch = self.tokens[start:end]
        if len(stretch) == 1 and stretch[0].written.isupper() and len(stretch[0].word) >= _ACRONYM:
            return True
        later = [token for at, token in enumerate(stretch, start) if at != self.start]
        return any(token.is_capitalised for token in later) and all(map(_naming, later))

    def _speaker(self, start: int, end: int) -> bool:
        """Whether a stretch holds a noun such as "leaders", after which only names follow, or is a name that speaks."""
        last = self._last("speaker", start, end)
        if last is not None:
            return all(_naming(token) for token in self.tokens[last:end])
        name = self.rules.names.best(self.tokens, start)
        return name is not None and name[0] >= end

    def _last(self, role: str, start: int, end: int) -> int | None:
        """The end of the last word of a role in a stretch."""
        found = [one[0] for at in range(start, end) if (one := self.rules.role(role, self.tokens, at))]
        return found[-1] if found else None


def _naming(token: Token) -> bool:
    """Whether a token may be part of a name."""
    return token.is_capitalised or not token.is_word or token.word in _NAMING
