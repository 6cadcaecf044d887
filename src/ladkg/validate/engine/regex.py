"""sh:pattern by Oxigraph's REGEX, which takes time in proportion to the text whatever the pattern."""

from collections.abc import Iterable

from pyoxigraph import Literal, QuerySolutions, Store

_AT_ONCE = 20_000


def is_regex(pattern: str, flags: str) -> bool:
    """Whether the pattern and its flags are a regular expression of XPath and XQuery."""
    rows = Store().query(f"SELECT (REGEX('', {Literal(pattern)}, {Literal(flags)}) AS ?matches) {{}}")
    assert isinstance(rows, QuerySolutions)
    return next(rows)["matches"] is not None


def matching(texts: Iterable[str], pattern: str, flags: str) -> set[str]:
    """The texts that match, https://www.w3.org/TR/sparql11-query/#func-regex."""
    todo = sorted(set(texts))
    found: set[str] = set()
    for start in range(0, len(todo), _AT_ONCE):
        values = " ".join(str(Literal(text)) for text in todo[start : start + _AT_ONCE])
        test = f"REGEX(?text, {Literal(pattern)}, {Literal(flags)})"
        rows = Store().query(f"SELECT ?text {{ VALUES ?text {{ {values} }} FILTER({test}) }}")
        assert isinstance(rows, QuerySolutions)
        found.update(row["text"].value for row in rows)
    return found
