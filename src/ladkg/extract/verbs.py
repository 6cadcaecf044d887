"""The operative verbs of one sentence, by the rules of its language and what stands around each candidate.

A form of a verb alone proves little ("support" is a noun as well, "noted" a participle). It counts

- after the speakers as its subject, adverbs and insertions apart ("we, as leaders, also intend");
- after a name or a speaking noun that begins a clause ("the two sides welcomed", "Japan reaffirms");
- in line with an operative verb before it ("we welcome A, recognize B and call on C");
- as a participle that opens the sentence ("Recognizing …");
- as the first word of an item under a lead-in without a verb of its own ("The leaders:").
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ladkg.extract.rules import Rules
from ladkg.extract.subjects import IMPLIED, Context, Subjects, Way
from ladkg.extract.tokens import Token
from ladkg.records.reading import Form, OperativeVerb

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


def operatives(tokens: Sequence[Token], rules: Rules, *, item: bool = False) -> list[Operative]:
    """The operative verbs in text order; `item` says that the sentence may begin with one, its subject being above."""
    return _Sentence(tokens, rules, item).read()


class _Sentence(Subjects):
    def __init__(self, tokens: Sequence[Token], rules: Rules, item: bool) -> None:
        super().__init__(tokens, rules)
        self.item = item
        self.found: list[Operative] = []

    def read(self) -> list[Operative]:
        at = self.start
        while at < len(self.tokens):
            hit = next(self._hits(at), None)
            if hit:
                self.found.append(hit)
                self.past = hit.end
            at = hit.end if hit else at + 1
        return self.found

    def _hits(self, at: int) -> Iterator[Operative]:
        if (found := self.rules.role("impersonal", self.tokens, at)) and self.opens(at):
            yield self._operative(at, found[0], found[1].force, found[1].id, Context("impersonal"), "they")
        for end, verb in self.rules.forms["participle"].at(self.tokens, at):
            if self._participle(at, verb):
                yield self._operative(at, end, verb.force, verb.id, Context("participle"), "participle")
        yield from self._future(at)
        if self._is_noun(at):
            return
        for form in _FORMS:
            for end, verb in self.rules.forms[form].at(self.tokens, at):
                if context := self._context(at, form, verb):
                    yield self._operative(at, end, verb.force, verb.id, context, form)

    def _is_noun(self, at: int) -> bool:
        """Whether a word is a name, stands after an article or the like, or only brings in a verb ("wish to")."""
        if at > self.start and (
            self.tokens[at].is_capitalised or self.rules.role("determiner", self.tokens, at - 1) is not None
        ):
            return True
        return at in self.adverbs and self.rules.forms["we"].best(self.tokens, self.after(at)) is not None

    def _future(self, at: int) -> Iterator[Operative]:
        found = self.rules.role("future", self.tokens, at)
        if not found:
            return
        end, row = found
        context = self.subject(at, first_person=True, body=True)
        context = context or self._in_line(at, "we", strong=True, future=True)
        if not context or (context.subject and not self.has_will(*context.subject)):
            return
        follows = self.after(self.rules.past_all("continuing", self.tokens, self.after(end)))
        verb = self.rules.forms["we"].best(self.tokens, follows)
        way = Context("future", context.subject)
        if verb and verb[1].keeps:
            yield self._operative(at, verb[0], verb[1].force, verb[1].id, way, "we")
        else:
            yield self._operative(at, end, row.force, row.id, way, "we")

    def _operative(self, start: int, end: int, force: str | None, rule: str, context: Context, form: Form) -> Operative:
        assert force, f"{rule}: a rule that finds a verb gives its force"
        around = {*range(start - 3, start), end}
        return Operative(start, end, force, rule, context.way, form, bool(around & self.negations), context.subject)

    def _context(self, at: int, form: Form, verb: OperativeVerb) -> Context | None:
        if self.item and self.before(at) <= self.start:
            return Context("item")
        if form == "past" and self._is_passive(at):
            return None
        subject = self.subject(at, first_person=form == "we")
        if subject and subject.way == "name" and verb.weak and self.found:
            return None
        if subject and (form == "we" or subject.way == "name" or form == "past"):
            return subject
        if form != "we" and not verb.weak and self.rules.language in IMPLIED and self.opens(at):
            return Context("subject")
        return self._in_line(at, form, strong=not verb.weak)

    def _is_passive(self, at: int) -> bool:
        """Whether a form that may be a participle is one: "established by"."""
        found = self.rules.forms["past"].best(self.tokens, at)
        return found is not None and self.rules.role("agent-mark", self.tokens, found[0]) is not None

    def _participle(self, at: int, verb: OperativeVerb) -> bool:
        before = self.before(at)
        if before <= self.start:
            return True
        return not verb.weak and (self.tokens[before - 1].word == "," or self._in_participles(before))

    def _in_participles(self, before: int) -> bool:
        """Whether what begins here is joined to a participle before it."""
        return bool(self.found) and self.found[-1].form == "participle" and self.joined(before)

    def _in_line(self, at: int, form: Form, *, strong: bool, future: bool = False) -> Context | None:
        """Whether a verb stands in line with an operative verb, or after a subject that speaks."""
        before = self.before(at)
        if not self.joined(before):
            return None
        last = self.found[-1] if self.found else None
        if last and last.end in range(before - 2, before + 1) and last.form == form:
            return Context("line", last.subject)
        if not (strong and self.spoken):
            return None
        if last and last.form not in {form, "participle"} and not future and last.way != "future":
            return None
        comma = not self.tokens[before - 1].is_word or not self.tokens[before - 2].is_word
        since = last.end if last else self.start
        infinitive = any(self.rules.role("infinitive-mark", self.tokens, place) for place in range(since, before))
        if form != "past" and infinitive and not comma:
            return None
        return Context("line", last.subject if last else None)
