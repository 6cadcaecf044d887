"""Positions checked by hand: each is marked in its document with «…».

Below a document stands what each mark, in order, is the place of: a triple, or one with ? for what is not asked. `~:p`
is the blank node with that property, `:s/:p` the one reached from :s, [] a blank object; `=`: it has no place. What is
in brackets is told by its opening bracket alone. ⏎ at the end of a line makes it end as in Windows, ↵ is a carriage
return, → a tab, ⟨2028⟩ a character by its number, and ␄ the end of the file without a line break.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from ladkg import graph
from ladkg.read.places import Place, Wanted, places

PREFIXES = (
    "PREFIX : <http://e/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
)
ROOT = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n'
SYNTAXES = {
    "turtle": (RdfFormat.TURTLE, PREFIXES, ""),
    "trig": (RdfFormat.TRIG, PREFIXES, ""),
    "bom": (RdfFormat.TURTLE, "\ufeff", ""),
    "ntriples": (RdfFormat.N_TRIPLES, "", ""),
    "nquads": (RdfFormat.N_QUADS, "", ""),
    "jsonld": (RdfFormat.JSON_LD, "", ""),
    "rdfxml": (RdfFormat.RDF_XML, ROOT, "</rdf:RDF>\n"),
}
ANY = "http://any/"


@dataclass(frozen=True)
class Case:
    name: str
    syntax: RdfFormat
    text: str
    marks: tuple[tuple[int, int], ...]
    wants: tuple[str, ...]


def cases() -> Iterator[Case]:
    for file in sorted(Path(__file__).parent.joinpath("cases").glob("*.txt")):
        syntax, head, tail = SYNTAXES[file.stem]
        for section in re.split("^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = section.partition("\n")
            body = [line for line in rest.split("\n") if not line.startswith("-- ")]
            wants = [line[3:] for line in rest.split("\n") if line.startswith("-- ")]
            text, marks = unmarked(head + controls("\n".join(body).rstrip("\n") + "\n") + tail)
            yield Case(f"{file.stem}: {name}", syntax, text, marks, tuple(wants))


def controls(text: str) -> str:
    for symbol, meant in (("⏎\n", "\r\n"), ("↵", "\r"), ("→", "\t"), ("␄\n", "")):
        text = text.replace(symbol, meant)
    return re.sub("⟨([0-9a-f]+)⟩", lambda match: chr(int(match[1], 16)), text)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the start and end of each, in the order in which they begin."""
    plain = ""
    open: list[int] = []
    marks: dict[int, int] = {}
    for character in text:
        if character == "«":
            open.append(len(plain))
            marks[len(plain)] = 0
        elif character == "»":
            marks[open.pop()] = len(plain)
        else:
            plain += character
    return plain, tuple(marks.items())


def place(text: str, start: int, end: int) -> Place:
    """Counted the slow way: by splitting the text into lines."""
    line, column = counted(text, start)
    last, end_column = counted(text, end)
    return Place("f", line, column, end_column if last == line else None)


def counted(text: str, offset: int) -> tuple[int, int]:
    lines = re.split("\r\n|\r|\n", text[:offset].removeprefix("\ufeff"))
    return len(lines), len(lines[-1]) + 1


def wanted(want: str, quads: list[Quad]) -> Wanted:
    subject, predicate, object = want.split(" ", 2)
    head, *path = re.split("/(?=[a-z]*:)(?![^<]*>)", subject)
    if head.startswith("~"):
        node = one(quad.subject for quad in quads if quad.predicate == term(head[1:]))
    else:
        node = term(head)
    for step in path:
        node = blank(quads, node, term(step))
    property = None if predicate == "?" else term(predicate)
    if object == "[]":
        return Wanted(node, property, blank(quads, node, property))
    return Wanted(node, property, None if object == "?" else term(object))


def blank(quads: list[Quad], subject: Any, predicate: Any) -> Any:
    found = (quad.object for quad in quads if (quad.subject, quad.predicate) == (subject, predicate))
    return one(node for node in found if isinstance(node, BlankNode))


def one(found: Iterable[Any]) -> Any:
    """The only one of several terms."""
    several = set(found)
    assert len(several) == 1, several
    return several.pop()


def term(text: str) -> Any:
    return next(iter(parse(f"{PREFIXES} <{ANY}> <{ANY}> {text} .", format=RdfFormat.TURTLE))).object


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_marked_is_the_place(case: Case) -> None:
    data = case.text.encode()
    quads = list(graph.read_bytes(data, case.syntax, "f"))
    expected: dict[Wanted, list[Place]] = {}
    marks = iter(case.marks)
    for want in case.wants:
        found = expected.setdefault(wanted(want.removesuffix(" ="), quads), [])
        if not want.endswith(" ="):
            start, end = next(marks)
            found.append(place(case.text, start, start + 1 if case.text[start] in "[({" else end))
    assert list(marks) == []
    assert places(data, case.syntax, "f", expected, quads) == {key: value for key, value in expected.items() if value}


def test_there_are_three_hundred_positions() -> None:
    assert sum(len(case.marks) for case in CASES) >= 300
