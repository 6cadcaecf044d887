"""Triples fetched from a SPARQL 1.1 endpoint: the union of its graphs, many lookups to a question, nothing cut short.

Endpoints cut answers short without a word (a limit on rows, a time that has run out). So each answer brings the number
of its own rows along, counted by the endpoint; where that does not fit, half as much is asked for at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from ladkg.errors import InputError
from ladkg.validate.report import Term

Ask = Callable[[str, str], bytes]
"""Sends a query, with the media type to ask for, and gives back the answer; raises LadkgError."""
Triple = tuple[Term, NamedNode, Term]

_AT_ONCE: Final = 500
"""Lookups in one question."""
_QUESTIONS: Final = 1_000
_BOTH: Final = "{{ {values} ?s ?p ?o }} UNION {{ {values} GRAPH ?g {{ ?s ?p ?o }} }}"
"""An endpoint's default graph may hold its named graphs or not."""
_ROWS: Final = (
    "SELECT ?n ?s ?p ?o WHERE {{ {{ SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {both} }} }} }} "
    "UNION {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {both} }} LIMIT {limit} }} }}"
)
_ALL: Final = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {both} }} }}"
_OUTGROWN: Final = "keep it on disk with `ladkg load` and check against that"


class Fetcher:
    """What asks an endpoint, called `name` in messages; it may fetch `limit` triples in all, with so many questions.

    Every method raises InputError when that is not enough, and where an answer is none or is not whole.
    """

    def __init__(self, ask: Ask, name: str, limit: int, questions: int = _QUESTIONS) -> None:
        self._ask = ask
        self._name = name
        self._limit = limit
        self._most = questions
        self.questions = 0
        self.triples = 0

    def matching(self, variables: str, keys: Sequence[str]) -> Iterator[Triple]:
        """The triples in which the variables, of ?s, ?p and ?o, have one of the values, each a row of terms."""
        for at in range(0, len(keys), _AT_ONCE):
            yield from self._matching(variables, keys[at : at + _AT_ONCE])

    def everything(self) -> list[Quad]:
        """All there is, with one question, since a blank node's name holds within one answer only."""
        count, _ = self._rows("", 0)
        self._allow(count)
        answer = self._answer(_ALL.format(both=_BOTH.format(values="")), RdfFormat.N_TRIPLES.media_type)
        try:
            found = list(parse(answer, format=RdfFormat.N_TRIPLES, rename_blank_nodes=True))
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{self._name}: the answer is no graph in N-Triples: {error}") from error
        if len(found) != count:
            raise self._cut(len(found))
        self.triples += count
        return found

    def _matching(self, variables: str, keys: Sequence[str]) -> list[Triple]:
        values = f"VALUES {variables} {{ {' '.join(keys)} }}"
        count, rows = self._rows(values, self._limit - self.triples)
        if len(rows) == count:
            self.triples += count
            return rows
        self._allow(count)
        if len(keys) == 1:
            raise self._cut(len(rows))
        half = len(keys) // 2
        return [*self._matching(variables, keys[:half]), *self._matching(variables, keys[half:])]

    def _rows(self, values: str, limit: int) -> tuple[int, list[Triple]]:
        """How many triples there are, and those that the answer holds; one more than that where it does not say."""
        both = _BOTH.format(values=values)
        answer = self._answer(_ROWS.format(both=both, limit=limit), QueryResultsFormat.JSON.media_type)
        count, rows = None, []
        try:
            found = parse_query_results(answer, format=QueryResultsFormat.JSON)
            assert isinstance(found, QuerySolutions)
            for row in found:
                if row["n"] is not None:
                    count = int(row["n"].value)
                else:
                    rows.append((row["s"], row["p"], row["o"]))
        except (SyntaxError, ValueError, KeyError, AssertionError) as error:
            raise InputError(
                f"{self._name}: the answer is no SPARQL result in JSON, or part of one: {error}"
            ) from error
        return len(rows) + 1 if count is None else count, rows

    def _answer(self, query: str, kind: str) -> bytes:
        if self.questions == self._most:
            raise InputError(f"{self._name}: {self._most:,} questions were not enough; {_OUTGROWN}")
        self.questions += 1
        return self._ask(query, kind)

    def _allow(self, count: int) -> None:
        if self.triples + count > self._limit:
            total = f"{self.triples + count:,} triples would have to be fetched, where {self._limit:,} may be"
            raise InputError(f"{self._name}: {total}; allow more with --fetch-limit, or {_OUTGROWN}")

    def _cut(self, got: int) -> InputError:
        return InputError(f"{self._name}: its answers are cut short, after {got:,} rows; {_OUTGROWN}")
