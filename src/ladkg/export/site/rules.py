"""The catalogue of rules: what each asks, where it stands, and an example that breaks it beside one that keeps it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final

from ladkg.export.site.known import Known, Rule
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.words import said
from ladkg.terms import LAD

SUBJECTS: Final = (
    *("agent", "instrument", "provision", "participation", "programme", "evidence"),
    *("ontology", "ladkg", "hygiene", "lexical"),
)
"""The groups, in order: the modules, then what spans them. A rule of any other file stands with `ladkg`."""
_TERM: Final = re.compile(r"\blad:([A-Za-z][A-Za-z0-9]*)")
_TOKENS: Final = re.compile(r"\s+|\S+")
_HEAD: Final = re.compile(r"\s*(?:@?prefix|@?base)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Some text; `term` is the local name where it is a term of our ontology."""

    text: str
    term: str = ""


@dataclass(frozen=True)
class Run:
    """Words of an example; `alone` says that the other example does not have them there."""

    text: str
    alone: bool


@dataclass(frozen=True)
class Shown:
    """A rule as the catalogue shows it."""

    id: str
    severity: str
    message: Sequence[Piece]
    constraint: Sequence[Piece]
    file: str
    bad: Sequence[Run]
    good: Sequence[Run]


def pages(known: Known) -> Iterator[Page]:
    def values(language: str) -> Values:
        groups = [
            (subject, said(language, f"rules.{subject}"), [shown(rule, language) for rule in rules])
            for subject, rules in by_subject(known.rules)
        ]
        return {"groups": groups, "total": len(known.rules)}

    yield Page(
        "shapes",
        "rules.html.jinja",
        {language: said(language, "rules.title") for language in LANGUAGES},
        {language: said(language, "rules.lead") for language in LANGUAGES},
        values,
        scripts=("rules",),
        section="rules",
    )


def by_subject(rules: Sequence[Rule]) -> list[tuple[str, list[Rule]]]:
    """The rules grouped by what they are about, in the order of SUBJECTS; empty groups are left out."""
    ordered = sorted(rules, key=lambda rule: (SUBJECTS.index(subject(rule)), rule.id.lower(), rule.source))
    return [(name, list(group)) for name, group in groupby(ordered, subject)]


def subject(rule: Rule) -> str:
    """The group of a rule: the name of its file of shapes, or `hygiene`, or `lexical` for what stands in no file."""
    path = PurePosixPath(rule.file)
    if not rule.file:
        return "lexical"
    if path.suffix == ".rq":
        return "hygiene"
    return path.stem if path.stem in SUBJECTS else "ladkg"


def mentioned(rules: Sequence[Rule]) -> dict[str, list[str]]:
    """By the local name of a term the rules whose constraint mentions it, each once, in order."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        for term in dict.fromkeys(piece.term for piece in pieces(rule.constraint) if piece.term):
            found.setdefault(term, []).append(rule.id)
    return found


def shown(rule: Rule, language: str) -> Shown:
    message = rule.messages.get(language) or rule.messages.get("en") or next(iter(rule.messages.values()), "")
    bad, good = runs(rule.bad, rule.good)
    return Shown(rule.id, rule.severity, pieces(message), pieces(rule.constraint), rule.file, bad, good)


def pieces(text: str) -> list[Piece]:
    """The text cut where terms of our ontology stand: `sh:path lad:iso3` → `sh:path `, `lad:iso3`."""
    found, past = [], 0
    for match in _TERM.finditer(text):
        if match[1] not in LAD.terms:
            continue
        found += [Piece(text[past : match.start()]), Piece(match[0], match[1])]
        past = match.end()
    return [piece for piece in (*found, Piece(text[past:])) if piece.text]


@cache
def runs(bad: str, good: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both examples without the lines that every example begins with, cut where one differs from the other."""
    texts = _body(bad), _body(good)
    first, second = (_TOKENS.findall(text) for text in texts)
    found: tuple[list[Run], list[Run]] = ([], [])
    for tag, start, end, from_, until in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for side, words in zip(found, (first[start:end], second[from_:until]), strict=True):
            if words:
                side.append(Run("".join(words), tag != "equal"))
    return tuple(found[0]), tuple(found[1])


def _body(example: str) -> str:
    return "\n".join(line for line in example.strip().splitlines() if line.strip() and not _HEAD.match(line))
