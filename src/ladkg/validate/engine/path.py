"""Property paths, https://www.w3.org/TR/shacl/#property-paths: the algebra, and how one is written in SPARQL."""

from dataclasses import dataclass

from pyoxigraph import NamedNode


@dataclass(frozen=True)
class Predicate:
    """https://www.w3.org/TR/shacl/#property-path-predicate"""

    iri: NamedNode


@dataclass(frozen=True)
class _Of:
    path: "Path"


class Inverse(_Of):
    """https://www.w3.org/TR/shacl/#property-path-inverse"""


@dataclass(frozen=True)
class Sequence:
    """https://www.w3.org/TR/shacl/#property-path-sequence"""

    steps: tuple["Path", ...]


@dataclass(frozen=True)
class Alternative:
    """https://www.w3.org/TR/shacl/#property-path-alternative"""

    branches: tuple["Path", ...]


class ZeroOrMore(_Of):
    """https://www.w3.org/TR/shacl/#property-path-zero-or-more"""


class OneOrMore(_Of):
    """https://www.w3.org/TR/shacl/#property-path-one-or-more"""


class ZeroOrOne(_Of):
    """https://www.w3.org/TR/shacl/#property-path-zero-or-one"""


Path = Predicate | Inverse | Sequence | Alternative | ZeroOrMore | OneOrMore | ZeroOrOne

_SUFFIX = {ZeroOrMore: "*", OneOrMore: "+", ZeroOrOne: "?"}


def sparql(path: Path, *, inside: bool = False) -> str:
    """The path in SPARQL's syntax; lists of steps or branches in parentheses when `inside` a larger path."""
    match path:
        case Predicate(iri):
            return str(iri)
        case Inverse(inner):
            written = sparql(inner, inside=True)
            return f"^({written})" if isinstance(inner, Inverse) else f"^{written}"
        case Sequence(parts):
            return _joined(" / ", parts, inside)
        case Alternative(parts):
            return _joined(" | ", parts, inside)
        case ZeroOrMore(inner) | OneOrMore(inner) | ZeroOrOne(inner):
            written = sparql(inner, inside=True)
            repeated = isinstance(inner, ZeroOrMore | OneOrMore | ZeroOrOne)
            return (f"({written})" if repeated else written) + _SUFFIX[type(path)]


def _joined(by: str, parts: tuple[Path, ...], inside: bool) -> str:
    written = by.join(sparql(part, inside=True) for part in parts)
    return f"({written})" if inside else written
