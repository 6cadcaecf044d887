"""The rules explained: what each asks, where it stands, and an example that breaks it beside one that keeps it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg import graph
from ladkg.terms import RDF, SH
from ladkg.validate import hygiene, lexical
from ladkg.validate.report import Severity, abbreviated
from ladkg.validate.rules import Rule
from ladkg.validate.shapes import Shapes

_SHACL: Final = "http://www.w3.org/ns/shacl#"
_APART: Final = frozenset({SH.message, SH.severity, NamedNode(_SHACL + "prefixes")})


@dataclass(frozen=True)
class Explained:
    """A rule with the constraint in short, the file and line where it stands, and its examples; empty if not known."""

    id: str
    source: str
    severity: Severity = Severity.VIOLATION
    messages: Mapping[str, str] = field(default_factory=dict)
    constraint: str = ""
    file: str = ""
    line: int = 0
    bad: tuple[Path, ...] = ()
    good: Path | None = None

    def message(self, language: str = "en") -> str:
        """What the rule asks, in the language, in English, or in whatever language there is."""
        return self.messages.get(language) or self.messages.get("en") or next(iter(self.messages.values()), "")


def catalogue(shapes: Shapes, checks: Iterable[hygiene.Check] = ()) -> tuple[Explained, ...]:
    """Every rule that can be reported, by id: of the shapes, of the hygiene queries, and the one on lexical forms."""
    statements: dict[NamedNode | BlankNode | Triple, list[Quad]] = {}
    for quad in shapes.quads:
        statements.setdefault(quad.subject, []).append(quad)
    found = [_of(rule, _short(NamedNode(node), statements)) for node, rule in shapes.rules.items() if rule.messages]
    found += [_of(check.rule, _query(check.query)) for check in checks]
    found.append(_of(lexical.RULE, "sh:datatype of every literal"))
    return tuple(sorted(found, key=lambda rule: (rule.id.lower(), rule.source)))


def located(rules: Iterable[Explained], folders: Sequence[Path]) -> tuple[Explained, ...]:
    """The rules with the file and line in which each begins, looked for in files of shapes and queries."""
    where: dict[str, tuple[str, int]] = {}
    for folder in folders:
        files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        for file in (file for file in files if file.suffix in graph.EXTENSIONS or file.suffix == ".rq"):
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}" if folder.is_dir() else file.name
            for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if begins := re.match(r"(?:[\w-]*:|<[^<>]*[#/])([\w.-]+)>?\s|# rule: (\S+)", line):
                    where.setdefault(begins[1] or begins[2], (name, number))
    return tuple(
        replace(rule, file=where.get(rule.id, ("", 0))[0], line=where.get(rule.id, ("", 0))[1]) for rule in rules
    )


def with_examples(rules: Iterable[Explained], folder: Path) -> tuple[Explained, ...]:
    """The rules with their examples: `<room>/invalid/<Id>--….ttl`, and of `<room>/valid/` the file most like it."""
    bad: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*/invalid/*")):
        bad.setdefault(file.stem.partition("--")[0], []).append(file)
    return tuple(
        replace(rule, bad=tuple(bad[rule.id]), good=_likest(bad[rule.id][0])) if rule.id in bad else rule
        for rule in rules
    )


def near(asked: str, rules: Iterable[Explained]) -> list[str]:
    """Up to three ids that look like the one asked for."""
    ids = {rule.id.lower(): rule.id for rule in rules}
    return [ids[name] for name in get_close_matches(asked.lower(), ids, n=3)]


def _of(rule: Rule, constraint: str) -> Explained:
    return Explained(rule.id, rule.source, rule.severity, dict(rule.messages), constraint)


def _likest(bad: Path) -> Path | None:
    """The valid file of the same room that shares most with a file, and of those that share as much the shortest."""
    words = _words(bad)
    files = sorted((bad.parents[1] / "valid").glob("*"))
    return max(files, key=lambda file: len(words & _words(file)) / len(words | _words(file)), default=None)


def _words(file: Path) -> set[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _query(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _short(node: NamedNode, statements: Mapping[NamedNode | BlankNode | Triple, list[Quad]]) -> str:
    """What the shape says, in the manner of Turtle, without messages, severity and prefixes."""

    def say(term: NamedNode | BlankNode | Literal | Triple, depth: int) -> str:
        said = statements.get(term, []) if isinstance(term, BlankNode) and depth < 8 else []
        if any(quad.predicate == RDF.first for quad in said):
            return f"( {' '.join(items(term, depth))} )"
        if said:
            return f"[ {tell(said, depth + 1)} ]"
        return abbreviated(str(term)) if isinstance(term, NamedNode) else _literal(term)

    def items(node: NamedNode | BlankNode | Literal | Triple, depth: int) -> Iterator[str]:
        passed: set[BlankNode] = set()
        while isinstance(node, BlankNode) and node in statements and node not in passed:
            passed.add(node)
            said = {quad.predicate: quad.object for quad in statements[node]}
            if RDF.first not in said:
                return
            yield say(said[RDF.first], depth + 1)
            node = said.get(RDF.rest, RDF.nil)

    def tell(quads: list[Quad], depth: int) -> str:
        told = [quad for quad in quads if quad.predicate not in _APART and quad.predicate != RDF.type]
        return " ; ".join(f"{abbreviated(str(quad.predicate))} {say(quad.object, depth)}" for quad in told)

    return tell(statements.get(node, []), 0)


def _literal(term: BlankNode | Literal | Triple) -> str:
    return " ".join(term.value.split()) if isinstance(term, Literal) else "[]"
