"""String-based constraints: https://www.w3.org/TR/shacl/#core-components-string."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from ladkg.validate.engine import constraints as c
from ladkg.validate.engine.regex import matching
from ladkg.validate.engine.work import Found, Work
from ladkg.validate.report import Term


def min_length(constraint: c.MinLength, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MinLengthConstraintComponent"""
    least = constraint.length
    return work.failing({v for v in work.all_values if (text := _text(v)) is None or len(text) < least})


def max_length(constraint: c.MaxLength, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#MaxLengthConstraintComponent"""
    most = constraint.length
    return work.failing({v for v in work.all_values if (text := _text(v)) is None or len(text) > most})


def pattern(constraint: c.Pattern, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#PatternConstraintComponent"""
    texts = {value: _text(value) for value in work.all_values}
    found = matching((text for text in texts.values() if text is not None), constraint.pattern, constraint.flags)
    return work.failing({value for value, text in texts.items() if text is None or text not in found})


def language_in(constraint: c.LanguageIn, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#LanguageInConstraintComponent"""

    def is_in(value: Term) -> bool:
        tag = value.language if isinstance(value, Literal) else None
        return tag is not None and any(_lang_matches(tag.lower(), wanted) for wanted in constraint.ranges)

    return work.failing({value for value in work.all_values if not is_in(value)})


def unique_lang(_: c.UniqueLang, work: Work) -> Iterator[Found]:
    """https://www.w3.org/TR/shacl/#UniqueLangConstraintComponent"""
    for focus, values in work.values.items():
        if len(values) > 1:
            tags = Counter(v.language.lower() for v in values if isinstance(v, Literal) and v.language)
            yield from (Found(focus, facts=(Literal(tag), count)) for tag, count in tags.items() if count > 1)


def _text(term: Term) -> str | None:
    """What SPARQL's STR gives: nothing for a blank node."""
    return term.value if isinstance(term, NamedNode | Literal) and not isinstance(term, BlankNode) else None


def _lang_matches(tag: str, wanted: str) -> bool:
    """https://www.w3.org/TR/sparql11-query/#func-langMatches"""
    return wanted == "*" or tag == wanted or tag.startswith(f"{wanted}-")
