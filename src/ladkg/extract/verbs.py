"""The operative verbs of one sentence, by the rules of its language and what stands around each candidate.

A form of a verb alone proves little ("support" is a noun as well, "noted" a participle). It counts

- after the speakers as its subject, adverbs and insertions apart ("we, as leaders, also intend");
- after a name or a speaking noun that begins a clause ("the two sides welcomed", "Japan reaffirms");
- in line with an operative verb before it ("we welcome A, recognize B and call on C");
- as a participle that opens the sentence ("Recognizing …");
- as the first word of an item under a lead-in without a verb of its own ("The leaders:").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ladkg.extract.rules import Rules
from ladkg.extract.tokens import Token
from ladkg.read.language import words
from ladkg.records.reading import Form, OperativeVerb

Way = Literal["subject", "name", "line", "participle", "item", "future", "impersonal"]

_INSERTION: Final = 40
"""Words that may stand between the speakers and their verb, set off by commas."""
_NAME: Final = 40
"""Words that a subject of names and nouns may have."""
_OPENING: Final = 25
"""Words that may stand before the speakers in a sentence that opens with a preposition."""
_IMPLIED: Final = frozenset({"es", "pt"})
"""Languages whose verbs need no pronoun: the ending says who speaks."""
_NAMING: Final = words("of the and for on y e de del la las los et du des d l da do das dos")
"""Words in lower case that a name may hold."""
_NEAR: Final = 12
"""Words from the start of a sentence in which those who speak are looked for."""
_FORMS: Final[tuple[Form, ...]] = ("we", "they", "past")


class Operative(NamedTuple):
    """An operative verb at tokens `start` to `end` (exclusive), the rule's id and the way it was recognised.

    `subject` are the tokens of a subject other than the first person.
    """

    start: int
    end: int
    force: str
    rule: str
    way: Way
    form: Form
    negated: bool
    subject: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Context:
    """How a candidate was recognised; see Operative."""

    way: Way
    subject: tuple[int, int] | None = None


def operatives(tokens: Sequence[Token], rules: Rules, *, item: bool = False) -> list[Operative]:
    """The operative verbs in text order; `item` says that the sentence may begin with one, its subject being above."""
    return _Sentence(tokens, rules, item).read()


class _Sentence:
    def __init__(self, tokens: Sequence[Token], rules: Rules, item: bool) -> None:
        self.tokens = tokens
        self.rules = rules
        self.item = item
        self.found: list[Operative] = []
        self.start = next((at for at, token in enumerate(tokens) if token.word[0].isalpha()), len(tokens))
        self.adverbs = set(self._covered("adverb"))
        self.negations = set(self._covered("negation"))
        self.spoken = any(
            rules.role("speaker", tokens, at) for at in range(self.start, min(self.start + _NEAR, len(tokens)))
        )

    def read(self) -> list[Operative]:
        at = self.start
        while at < len(self.tokens):
            hit = next(self._hits(at), None)
            if hit:
                self.found.append(hit)
            at = hit.end if hit else at + 1
        return self.found

    def _covered(self, role: str) -> Iterator[int]:
        for at in range(len(self.tokens)):
            if found := self.rules.role(role, self.tokens, at):
                yield from range(at, found[0])

    # What may be an operative verb

    def _hits(self, at: int) -> Iterator[Operative]:
        if (found := self.rules.role("impersonal", self.tokens, at)) and self._opens(at):
            yield self._operative(at, found[0], found[1].force, found[1].id, _Context("impersonal"), "they")
        for end, verb in self.rules.forms["participle"].at(self.tokens, at):
            if self._participle(at, verb):
                yield self._operative(at, end, verb.force, verb.id, _Context("participle"), "participle")
        yield from self._future(at)
        for form in _FORMS:
            if at > self.start and self.tokens[at].is_capitalised:
                continue  # a name
            for end, verb in self.rules.forms[form].at(self.tokens, at):
                if context := self._context(at, form, verb):
                    yield self._operative(at, end, verb.force, verb.id, context, form)

    def _future(self, at: int) -> Iterator[Operative]:
        found = self.rules.role("future", self.tokens, at)
        if not found:
            return
        end, row = found
        context = self._subject(at, first_person=True) or self._in_line(at, "we", strong=True, future=True)
        if not context or (context.subject and not self._will(*context.subject)):
            return
        follows = end
        while follows in self.adverbs or follows in self.negations:
            follows += 1
        follows = self.rules.past_all("continuing", self.tokens, follows)
        while follows in self.adverbs:
            follows += 1
        verb = self.rules.forms["we"].longest(self.tokens, follows) if follows < len(self.tokens) else None
        way = _Context("future", context.subject)
        if verb and verb[1].keeps:
            yield self._operative(at, verb[0], verb[1].force, verb[1].id, way, "we")
        else:
            yield self._operative(at, end, row.force, row.id, way, "we")

    def _will(self, start: int, end: int) -> bool:
        """Whether a subject has a will of its own, rather than being an agreement that "will" have effects."""
        return any(self.rules.role("speaker", self.tokens, at) for at in range(start, end)) or any(
            self.rules.role("body", self.tokens, at) for at in range(start, end)
        )

    def _operative(
        self, start: int, end: int, force: str | None, rule: str, context: _Context, form: Form
    ) -> Operative:
        assert force, f"{rule}: a rule that finds a verb gives its force"
        around = {*range(start - 3, start), end}
        return Operative(start, end, force, rule, context.way, form, bool(around & self.negations), context.subject)

    # What stands around it

    def _before(self, at: int) -> int:
        """The start of the adverbs and negations before a word."""
        while at - 1 in self.adverbs or at - 1 in self.negations:
            at -= 1
        return at

    def _opens(self, at: int) -> bool:
        """Whether a clause begins here."""
        before = self._before(at)
        return before <= self.start or not self.tokens[before - 1].is_word or self._links(before - 1)

    def _links(self, at: int) -> bool:
        return self.rules.role("link", self.tokens, at) is not None

    def _context(self, at: int, form: Form, verb: OperativeVerb) -> _Context | None:
        if self.item and self._before(at) <= self.start:
            return _Context("item")
        if form == "past" and self._is_passive(at):
            return None
        subject = self._subject(at, first_person=form == "we")
        if subject and (form == "we" or subject.way == "name" or form == "past"):
            return subject
        if form != "we" and not verb.weak and self.rules.language in _IMPLIED and self._opens(at):
            return _Context("subject")
        return self._in_line(at, form, strong=not verb.weak)

    def _is_passive(self, at: int) -> bool:
        """Whether a form that may be a participle is one: "established by"."""
        found = self.rules.forms["past"].longest(self.tokens, at)
        return found is not None and self.rules.role("agent-mark", self.tokens, found[0]) is not None

    def _participle(self, at: int, verb: OperativeVerb) -> bool:
        before = self._before(at)
        if before <= self.start:
            return True
        return not verb.weak and (self.tokens[before - 1].word == "," or self._in_participles(before))

    def _in_participles(self, before: int) -> bool:
        """Whether what begins here is joined to a participle before it."""
        return bool(self.found) and self.found[-1].form == "participle" and self._joined(before)

    def _joined(self, before: int) -> bool:
        """Whether what begins here is joined to something by a comma or a word such as "and"."""
        return before > self.start and (not self.tokens[before - 1].is_word or self._links(before - 1))

    def _subject(self, at: int, *, first_person: bool) -> _Context | None:
        """The subject whose verb stands here."""
        before = self._before(at)
        if self._we(before - 1) or self._we_inserted(before) or (first_person and self._implied(before)):
            self.spoken = True
            return _Context("subject")
        return self._named(before)

    def _we(self, at: int) -> bool:
        """Whether here stand the speakers, not as the subject of a subordinate clause."""
        if at < self.start or not self.rules.role("we", self.tokens, at):
            return False
        before = self._before(at)
        if before <= self.start or self._links(before - 1):
            return True
        previous = self.tokens[before - 1]
        if previous.is_word:
            opened = self.rules.role("opener", self.tokens, self.start)
            subordinate = self.rules.role("subordinator", self.tokens, before - 1)
            return bool(opened and not subordinate and not self.found and at - self.start <= _OPENING)
        return True

    def _implied(self, before: int) -> bool:
        """Whether the verb's ending alone says that the speakers are its subject, in a main clause."""
        if self.rules.language not in _IMPLIED:
            return False
        return before <= self.start or not self.rules.role("subordinator", self.tokens, before - 1)

    def _we_inserted(self, before: int) -> bool:
        """Whether the speakers stand before an insertion between commas that ends here."""
        if before - 1 < self.start or self.tokens[before - 1].word not in {",", "-", "–", "—"}:
            return False
        if self._we(self.start) and not self.found and self._apposition():
            return True
        for comma in range(before - 2, max(self.start, before - _INSERTION), -1):
            if self.tokens[comma].word == self.tokens[before - 1].word:
                return self._we(self._before(comma) - 1)
        return False

    def _apposition(self) -> bool:
        """Whether the sentence begins with the speakers and who they are: "We, the leaders of …"."""
        after = self.start + 1
        return after < len(self.tokens) and self.tokens[after].word == ","

    def _named(self, end: int) -> _Context | None:
        """The names or speaking nouns that begin a clause and end here."""
        start = end
        past = self.found[-1].end if self.found else self.start
        while (
            start > past
            and end - start < _NAME
            and self.tokens[start - 1].word not in {",", ";", ":", "–", "—", "-", '"'}
        ):
            start -= 1
            if self.rules.role("subordinator", self.tokens, start):
                return None
        while start < end and (self._links(start) or start in self.adverbs):
            start += 1
        if start >= end or end - start >= _NAME or start < past or self.tokens[end - 1].word.endswith("'s"):
            return None
        if not self._speaks(start, end):
            return None
        self.spoken = True
        return _Context("name", (start, end))

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a subject is one who speaks: a name at its end or a noun such as "leaders" anywhere in it."""
        if any(self.rules.role("speaker", self.tokens, at) for at in range(start, end)):
            return True
        name = self.rules.names.longest(self.tokens, start)
        if name and name[0] >= end:
            return True
        named = [token for at, token in enumerate(self.tokens[start:end], start) if at != self.start]
        return any(token.is_capitalised for token in named) and all(
            token.is_capitalised or token.word in _NAMING for token in named if token.is_word
        )

    def _in_line(self, at: int, form: Form, *, strong: bool, future: bool = False) -> _Context | None:
        """Whether a verb stands in line with an operative verb, or after a subject that speaks."""
        before = self._before(at)
        if not self._joined(before):
            return None
        last = self.found[-1] if self.found else None
        if last and last.end in range(before - 2, before + 1) and last.form == form:
            return _Context("line", last.subject)
        if not (strong and self.spoken):
            return None
        if last and last.form not in {form, "participle"} and not future and last.way != "future":
            return None
        comma = not self.tokens[before - 1].is_word or not self.tokens[before - 2].is_word
        since = last.end if last else self.start
        infinitive = any(self.rules.role("infinitive-mark", self.tokens, place) for place in range(since, before))
        if form != "past" and infinitive and not comma:
            return None
        return _Context("line", last.subject if last else None)
