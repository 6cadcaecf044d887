"""A sentence cut into tokens: what is passed over in it, and where clauses begin."""

from collections.abc import Iterator, Sequence

from ladkg.extract.rules import Rules
from ladkg.extract.tokens import Token


class Clauses:
    """The tokens of one sentence with the rules of its language; places are indexes of tokens."""

    def __init__(self, tokens: Sequence[Token], rules: Rules) -> None:
        self.tokens = tokens
        self.rules = rules
        self.start = next((at for at, token in enumerate(tokens) if token.word[0].isalpha()), len(tokens))
        self.adverbs = set(self._covered("adverb"))
        self.negations = set(self._covered("negation"))

    def _covered(self, role: str) -> Iterator[int]:
        for at in range(len(self.tokens)):
            if found := self.rules.role(role, self.tokens, at):
                yield from range(at, found[0])

    def before(self, at: int) -> int:
        """The start of the adverbs and negations before a word."""
        while at - 1 in self.adverbs or at - 1 in self.negations:
            at -= 1
        return at

    def after(self, at: int) -> int:
        """The end of the adverbs and negations that begin here."""
        while at in self.adverbs or at in self.negations:
            at += 1
        return at

    def links(self, at: int) -> bool:
        return self.rules.role("link", self.tokens, at) is not None

    def joined(self, before: int) -> bool:
        """Whether what begins here is joined to something by a comma or a word such as "and"."""
        return before > self.start and (not self.tokens[before - 1].is_word or self.links(before - 1))

    def opens(self, at: int) -> bool:
        """Whether a clause begins here."""
        before = self.before(at)
        return before <= self.start or not self.tokens[before - 1].is_word or self.links(before - 1)
