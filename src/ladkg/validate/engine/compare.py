"""Order of literals as SPARQL has it, by Oxigraph: https://www.w3.org/TR/sparql11-query/#OperatorMapping."""

from collections.abc import Collection

from pyoxigraph import Literal, QuerySolutions, Store

from ladkg.terms import XSD
from ladkg.validate.report import Term

_AT_ONCE = 20_000
Pair = tuple[Term, Term]


def ordered(pairs: Collection[Pair], operator: str) -> set[Pair]:
    """Of the pairs of terms those between which `<`, `<=`, `>` or `>=` holds; never between what has no order."""
    literals = [pair for pair in pairs if isinstance(pair[0], Literal) and isinstance(pair[1], Literal)]
    found: set[Pair] = set()
    for start in range(0, len(literals), _AT_ONCE):
        some = literals[start : start + _AT_ONCE]
        rows = " ".join(f"({number} {_number(one)} {_number(other)})" for number, (one, other) in enumerate(some))
        query = f"SELECT ?n {{ VALUES (?n ?one ?other) {{ {rows} }} FILTER(?one {operator} ?other) }}"
        solutions = Store().query(query)
        assert isinstance(solutions, QuerySolutions)
        found.update(some[int(solution["n"].value)] for solution in solutions)
    return found


def _number(term: Term) -> str:
    """The literal in SPARQL; false and true, which SPARQL orders and Oxigraph does not, as 0 and 1."""
    if isinstance(term, Literal) and term.datatype == XSD.boolean and term.value in ("false", "true", "0", "1"):
        return "1" if term.value in ("true", "1") else "0"
    return str(term)
