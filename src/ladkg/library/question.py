"""A question: a `.rq` file whose header says what it asks, which parameters it takes and what its columns mean.

    # number: 1
    # question: Who endorses the Declaration on a date?
    # question@es: ¿Quién respalda la Declaración en una fecha?
    # param on: date = 2022-06-10 | the day asked about
    # param@es on: el día por el que se pregunta
    # param state: state = any | one state only
    # column iso3: the state's ISO 3166-1 code

Each parameter stands in the query as `VALUES ?on { "2022-06-10"^^xsd:date }` (`{ UNDEF }` for `any`), so that the file
runs as it is anywhere; binding puts another term into these braces.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ladkg import paths
from ladkg.errors import Fault, FaultyInput, InputError, LadkgError
from ladkg.library.guard import leading_base
from ladkg.library.parameters import KINDS, Parameter, term
from ladkg.read.normalise import SIZE_LIMIT, check_size
from ladkg.terms import PREFIXES

_HEADER = re.compile(r"#\s*(?P<key>[a-z]+)(?:@(?P<language>[a-z]+))?(?:\s+(?P<name>\w+))?:\s*(?P<text>.*)")
_PARAMETER = re.compile(r"(?P<kind>\S+)\s*=\s*(?P<default>.*?)\s*\|\s*(?P<about>.+)")


@dataclass(frozen=True)
class Question:
    """`number` is its place in the list of the model's questions; columns and parameters keep the header's order.

    `meanings` tells of both in languages other than English: language → `"param on"`, `"column iso3"` → its meaning.
    """

    name: str
    number: int
    path: Path
    text: str
    asks: Mapping[str, str]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def bound(self, values: Mapping[str, str]) -> str:
        """The query with the given values in place of its defaults; raises LadkgError for a wrong name or value."""
        query = self.text
        for name, value in values.items():
            if name not in self.parameters:
                known = ", ".join(f"{p.name} ({p.kind})" for p in self.parameters.values()) or "none"
                raise LadkgError(f"{self.name} has no parameter {name!r}; it takes: {known}")
            query = put(query, name, term(self.parameters[name], value))
        return query


def put(query: str, name: str, written: str) -> str:
    """Puts a written term into every `VALUES ?name { … }` of a query; raises LadkgError when there is none."""
    block = re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{)[^{{}}]*(\}})")
    bound, count = block.subn(lambda match: f"{match[1]} {written} {match[2]}", query)
    if not count:
        raise LadkgError(f"the query has no 'VALUES ?{name} {{ … }}' to put the parameter in")
    return bound


def load(path: Path) -> Question:
    """Reads one `.rq` file; raises FaultyInput naming the header line at fault, InputError when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(f"{path}: {error}") from error
    return parse_bytes(data, path)


def parse_bytes(data: bytes, path: Path) -> Question:
    """As `parse`, from bytes in UTF-8; raises InputError where they are not, or too many."""
    check_size(data, str(path))
    try:
        return parse(data.removeprefix(BOM_UTF8).decode(), path)
    except UnicodeDecodeError as error:
        wrong = data.removeprefix(BOM_UTF8)[error.start]
        raise InputError(f"{path}: byte {wrong:#04x} at offset {error.start} is not UTF-8: save it as UTF-8") from error


def parse(text: str, path: Path) -> Question:
    """A question from the text of a query; `path` names it in messages."""
    asks: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    columns: dict[str, str] = {}
    meanings: dict[str, dict[str, str]] = {}
    place = 0
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line.strip())
        if not line.startswith("#"):
            break
        if not header:
            continue
        match header["key"]:
            case "number":
                place = int(header["text"])
            case "question":
                asks[header["language"] or "en"] = header["text"]
            case "param" | "column" if header["language"]:
                told = meanings.setdefault(header["language"], {})
                told[f"{header['key']} {header['name']}"] = header["text"]
            case "param":
                parameters[header["name"]] = _parameter(path, number, header["name"], header["text"])
            case "column":
                columns[header["name"]] = header["text"]
    return Question(path.stem, place, path, text, asks, parameters, columns, meanings)


def _parameter(path: Path, number: int, name: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match or match["kind"].partition("/")[0] not in KINDS:
        advice = f"write '# param {name}: KIND = DEFAULT | meaning', KIND one of {' '.join(KINDS)}"
        raise FaultyInput([Fault(str(path), number, "1", advice)])
    return Parameter(name, match["kind"], match["default"], match["about"])


def questions(folder: Path | None = None) -> dict[str, Question]:
    """The questions of `queries/ask/` (or another folder) by name, in the order of their numbers."""
    found = (load(path) for path in (folder or paths.queries() / "ask").glob("*.rq"))
    return {question.name: question for question in sorted(found, key=lambda q: (q.number, q.name))}


def find(name: str) -> Question:
    """The question of that name; raises LadkgError that names the nearest ones."""
    import difflib

    known = questions()
    if name in known:
        return known[name]
    if Path(name).suffix == ".rq":
        if Path(name).is_file():
            return load(Path(name))
        raise InputError(f"{name}: no such file")
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; 'ladkg query' lists them"
    raise LadkgError(f"no question is called {name!r}{hint}")


def with_prefixes(query: str) -> str:
    """The query with the project's prefixes in front, on its first line; its own declarations come later and win.

    The base is id/, so that `<state/CHL>` is a state; where a query begins with its own, that one alone is put first:
    some stores (Virtuoso) take no second one, and none after a prefix.
    """
    prologue = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
    if own := leading_base(query):
        declared = query[own]
        lines = "\n" * declared.count("\n")
        return f"{' '.join(declared.split())} {prologue} {query[: own.start]}{lines}{query[own.stop :]}"
    return f"BASE <{PREFIXES['id']}> {prologue} {query}"
