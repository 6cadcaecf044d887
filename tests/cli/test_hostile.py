"""Hostile input: refused with exit code 2 and a word on what to do, in little time and memory, by a real process."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ladkg.pipeline.build import read_parts
from ladkg.validate.reports import FORMS

Content = str | bytes | Callable[[Path], None]
"""Of a file: what it holds, or how it is made."""
SECONDS = 60
"""That a run may take, on a machine that is busy with other things."""
MEMORY = 3_000_000_000
"""Bytes of address space that it may have."""
DEEP = 100_000
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">{}</rdf:RDF>'
NAMES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
NAMES += "@prefix : <https://example.org/> .\n"
ROWS = "".join(f":{n} :p :{n * 7 % 500} .\n" for n in range(500))
INNER = ":T a sh:NodeShape ; sh:nodeKind sh:IRI ."
PYSHACL = "--engine pyshacl"
TOO_DEEP = r"SPARQL of shape <https://example.org/Q>: .*nested too deep"
EVER = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"


_PROGRAM = f"""import resource
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from ladkg.cli import main
main()"""


def run(*arguments: str, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", _PROGRAM, *arguments]
    return subprocess.run(program, cwd=folder, input=stdin, capture_output=True, timeout=SECONDS, check=False)


@dataclass(frozen=True)
class Case:
    """Files by name, the arguments, what standard error (or the report) says; `stdin` for what is piped in."""

    name: str
    arguments: str
    told: str
    files: dict[str, Content] = field(default_factory=dict)
    stdin: str = ""


def shape(said: str) -> str:
    return f"{NAMES}:S a sh:NodeShape ; sh:targetSubjectsOf :p ; {said} ."


def asked(query: str) -> str:
    return shape(f'sh:sparql :Q .\n:Q sh:message "m" ; sh:select """{query}"""')


def data(about: str, name: str, content: Content, told: str) -> Case:
    return Case(about, f"validate {name}", told, {name: content})


def shapes(about: str, content: str, told: str, options: str = "") -> Case:
    files: dict[str, Content] = {"d.ttl": NAMES + ROWS, "s.ttl": content}
    return Case(about, f"validate d.ttl --shapes s.ttl {options}", told, files)


def query(about: str, text: str, told: str, options: str = "") -> Case:
    return Case(about, f"query - {options}", told, stdin=text)


def sparse(path: Path) -> None:
    """A literal of 2 GB that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b'<e:s> <e:p> "')
        file.truncate(2_000_000_000)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


VALIDATOR = shape(
    f"""sh:property [ sh:path :p ; :limit 1 ] . :C a sh:ConstraintComponent ; sh:parameter [ sh:path :limit ] ;
    sh:validator [ sh:ask "ASK {{ ?m ?n $value . {EVER} FILTER(CONCAT(?a, ?d, ?g, ?j) = '') }}" ]"""
)
SHAPES: dict[str, Content] = {"d.ttl": NAMES + ":a :p :b .", "s/a.ttl": shape("sh:nodeKind sh:IRI")}

CASES = [
    data(
        "a DTD",
        "a.rdf",
        '<!DOCTYPE r [<!ENTITY a "aaaa">]>' + XML.format("&a;"),
        r"a\.rdf:1:1: .*DTD.*remove the DOCTYPE",
    ),
    data("a DTD elsewhere", "a.rdf", '<!DOCTYPE r SYSTEM "http://HERE/x.dtd">' + XML.format(""), r"a\.rdf:1:1: .*DTD"),
    data(
        "a remote context",
        "a.jsonld",
        '{"@context": "http://HERE/c", "@id": "e:s", "p": 1}',
        r"a\.jsonld:1:\d+: .*remote context",
    ),
    data(
        "a context in another file",
        "a.jsonld",
        '{"@context": "context.jsonld", "@id": "e:s", "p": 1}',
        r"a\.jsonld:1:\d+: .*remote context",
    ),
    data(
        "an imported context",
        "a.jsonld",
        '{"@context": {"@import": "http://HERE/c"}, "p": 1}',
        r"a\.jsonld:1:\d+: .*remote context",
    ),
    data("deep JSON", "a.jsonld", '{"e:q":' * DEEP + "1" + "}" * DEEP, r"a\.jsonld:1:701: .*nests deeper than 100"),
    data(
        "deep XML",
        "a.rdf",
        XML.format("<e:a><e:B>" * DEEP + "</e:B></e:a>" * DEEP),
        r"a\.rdf:1:\d+: .*nests deeper than 100",
    ),
    data(
        "deep triples",
        "a.ttl",
        NAMES + ":a :p " + "<<( :a :p " * DEEP + ":o" + " )>>" * DEEP + " .",
        r"a\.ttl:3:1007: .*nests deeper",
    ),
    data("deep brackets", "a.ttl", NAMES + ":a :p " + "[ :p " * DEEP + ":o", r"a\.ttl:3:\d+: "),
    data("a deep list", "a.ttl", NAMES + ":a :p " + "(" * DEEP, r"a\.ttl:3:\d+: "),
    data("a literal of 2 GB", "a.ttl", sparse, r"a\.ttl: larger than 1 GB; split it"),
    data("a table of 2 GB", "votes.csv", sparse, r"votes\.csv: more than 200 MB; split the table"),
    data(
        "a literal of 20 MB",
        "a.nt",
        b'<e:s> <e:p> "' + b"a" * 20_000_000 + b'" .',
        r"a\.nt: .*longer than 16 MB; split it",
    ),
    data(
        "a literal of 20 MB in JSON",
        "a.jsonld",
        b'{"@id": "e:s", "e:p": "' + b"a" * 20_000_000 + b'"}',
        r"a\.jsonld: .*longer than 16 MB; split",
    ),
    data("bad UTF-8", "a.ttl", b'<e:s> <e:p> "x" .\n<e:s> <e:p> "\xff" .', r"a\.ttl:2:14: .*UTF-8"),
    data(
        "bad UTF-8 in a table",
        "votes.csv",
        b"actor,instrument\nCHL,g\xffm",
        r"votes\.csv:2:6: .*0xff is not UTF-8.*save the table as UTF-8",
    ),
    data(
        "a space in an IRI",
        "a.nt",
        "<https://example.org/a b> <e:p> <e:o> .",
        r"a\.nt:1:1: .*Invalid IRI code point ' '",
    ),
    data(
        "a space in a prefix",
        "a.ttl",
        "@prefix : <https://example.org/ x> . :a :p :o .",
        r"a\.ttl:1:11: .*Invalid IRI code point ' '",
    ),
    data(
        "a shape in the data",
        "a.ttl",
        NAMES + ":a :p :b .\n\n  :S a sh:NodeShape .",
        r"a\.ttl:5:8: .*shape in the data.*with --shapes",
    ),
    data("a target in the data", "a.ttl", NAMES + ":S sh:targetClass :C .", r"a\.ttl:3:19: .*shape in the data"),
    data(
        "a shapes graph in the data",
        "a.jsonld",
        '{"@id": "e:g",\n "http://www.w3.org/ns/shacl#shapesGraph": {"@id": "e:h"}}',
        r"a\.jsonld:2:\d+: .*shape",
    ),
    data("a link", "a.ttl", link("/etc/hostname"), r"a\.ttl: a link that leads out of .*name the file itself"),
    data("a link to a device", "b.ttl", link("/dev/zero"), r"b\.ttl: a link that leads out"),
    data("a link to itself", "a.ttl", link("a.ttl"), r"a\.ttl: Too many levels"),
    data("a link to nothing", "a.ttl", link("nowhere.ttl"), r"a\.ttl: No such file"),
    data("a pipe", "a.ttl", os.mkfifo, r"a\.ttl: .*no regular file"),
    shapes(
        "a query for ever",
        asked(f"SELECT $this {{ $this ?p ?x . {EVER} FILTER(CONCAT(?a, ?d, ?g, ?j) = '') }}"),
        r"SPARQL constraint <https://example.org/Q> of <https://example.org/S>: stopped after 3 s; .*--time-limit",
        "--time-limit 3",
    ),
    shapes(
        "a query for ever in a change",
        asked(f"SELECT $this {{ $this ?p ?x . {EVER} FILTER(CONCAT(?a, ?d, ?g, ?j) = '') }}"),
        r"SPARQL constraint <https://example.org/Q> of <https://example.org/S>: stopped after 3 s",
        "--against d.ttl --time-limit 3",
    ),
    shapes(
        "a query that keeps all rows",
        asked(f"SELECT $this {{ $this ?p ?x . {EVER} }} ORDER BY ?a ?d ?g ?j"),
        r"SPARQL constraint .*: stopped at 3\d\d MB of memory; .*--memory-limit",
        "--memory-limit 300",
    ),
    shapes(
        "a validator for ever",
        VALIDATOR,
        r"SPARQL constraint <https://example.org/C>: stopped after 3 s",
        "--time-limit 3",
    ),
    shapes(
        "a query for ever, pySHACL",
        asked(f"SELECT $this {{ $this ?p ?x . {EVER} }}"),
        r"Checking: stopped after 4 s",
        f"{PYSHACL} --time-limit 4",
    ),
    shapes("SERVICE", asked("SELECT $this { SERVICE <http://HERE/> { $this ?p ?o } }"), r"Q>: .* has no SERVICE"),
    shapes("SERVICE, pySHACL", asked("SELECT $this { SERVICE <http://HERE/> { $this ?p ?o } }"), r"SERVICE", PYSHACL),
    shapes("FROM", asked("SELECT $this FROM <http://HERE/> { $this ?p ?o }"), r"Q>: .* has no FROM"),
    shapes("parentheses", asked("SELECT $this { FILTER(" + "(" * DEEP + "$this" + ")" * DEEP + ") }"), TOO_DEEP),
    shapes("braces", asked("SELECT $this " + "{" * DEEP + " $this ?p ?o " + "}" * DEEP), TOO_DEEP),
    shapes("negations", asked("SELECT $this { FILTER(" + "!" * DEEP + "$this) }"), TOO_DEEP),
    shapes("alternatives", asked("SELECT $this { FILTER(" + "1||" * DEEP + "$this) }"), TOO_DEEP),
    shapes(
        "a pattern of many states",
        shape("sh:pattern '((a{1000}){1000}){1000}'"),
        r"S>: sh:pattern .*no regular expression",
    ),
    shapes("a pattern that nests", shape("sh:pattern '" + "(" * DEEP + ")" * DEEP + "'"), r"S>: sh:pattern '\(+…"),
    shapes(
        "a pattern that explodes, pySHACL",
        shape("sh:pattern '^([a-z:/.0-9]+)+!$'"),
        r"Checking: stopped after 4 s",
        f"{PYSHACL} --time-limit 4",
    ),
    shapes(
        "a path",
        shape("sh:property [ sh:path " + "[ sh:inversePath " * DEEP + ":p " + "]" * DEEP + " ]"),
        r"S> .*more than 50 deep",
    ),
    shapes(
        "sh:or", shape("sh:or ( " + "[ sh:or ( " * DEEP + ":T " + ") ] " * DEEP + ")") + INNER, r"S.*nested more than"
    ),
    shapes("sh:not", shape("sh:not " + "[ sh:not " * DEEP + ":T " + "] " * DEEP) + INNER, r"S.*nested more than"),
    shapes("a list in a circle", shape("sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l"), r"S>: a list in it is broken"),
    shapes(
        "a number",
        shape("sh:property [ sh:path :p ; sh:minCount 1" + "0" * DEEP + " ]"),
        r"S> .*sh:minCount .*more than 18 digits",
    ),
    shapes("a shape that is its own", shape("sh:node :S"), r"S>: it refers to itself"),
    Case(
        "a link in the shapes",
        "validate d.ttl --shapes s",
        r"s/deep/x\.ttl: a link that leads out of s, to /etc/",
        SHAPES | {"s/deep/x.ttl": link("/etc/hostname")},
    ),
    Case(
        "a link to a folder in the shapes",
        "validate d.ttl --shapes s",
        r"s/x: a link that leads out of s, to /etc",
        SHAPES | {"s/x": link("/etc")},
    ),
    Case(
        "a link in shapes to be listed",
        "rules --shapes s",
        r"s/x\.ttl: a link that leads out",
        SHAPES | {"s/x.ttl": link("/etc/hostname")},
    ),
    Case(
        "a link in the base",
        "validate d.ttl --against s",
        r"s/x\.nt: a link that leads out of s",
        SHAPES | {"s/x.nt": link("/etc/hostname")},
    ),
    Case(
        "a link among what is removed",
        "validate --removed x.nt --against s",
        r"x\.nt: a link that leads out",
        SHAPES | {"x.nt": link("/etc/hostname")},
    ),
    Case(
        "a link in a folder to load",
        "load s --store store",
        r"s/x\.nt: a link that leads out of s",
        SHAPES | {"s/x.nt": link("/etc/hostname")},
    ),
    Case(
        "a link among the texts",
        "build --texts t",
        r"t/x\.md: a link that leads out of t",
        {"t/x.md": link("/etc/hostname")},
    ),
    Case(
        "a link as a table",
        "convert table votes.csv",
        r"votes\.csv: a link that leads out",
        {"votes.csv": link("/etc/hostname")},
    ),
    Case("a link as a text", "convert text x.md", r"x\.md: a link that leads out", {"x.md": link("/etc/hostname")}),
    Case("a text of 2 GB", "convert text x.md", r"x\.md: more than 10 MB; split the text", {"x.md": sparse}),
    Case(
        "shapes in a change",
        "validate a.ttl --against s",
        r"a\.ttl:3:6: .*a shape in the data",
        SHAPES | {"a.ttl": NAMES + ":S a sh:NodeShape ."},
    ),
    Case("a deep baseline", "validate d.ttl --baseline b.toml", r"b\.toml: ", SHAPES | {"b.toml": "x = " + "[" * DEEP}),
    query("SERVICE in a question", "SELECT * { SERVICE <http://HERE/> { ?s ?p ?o } }", "stdin:1: SERVICE is refused"),
    query("FROM in a question", "SELECT *\nFROM <http://HERE/> { ?s ?p ?o }", "stdin:2: FROM is refused"),
    query("LOAD in a question", "LOAD <http://HERE/>", "stdin:1: LOAD is refused"),
    query(
        "a question for ever", f"SELECT (COUNT(*) AS ?n) {{ {EVER} }}", r"stdin: stopped after 15 s", "--time-limit 15"
    ),
    query("rows for ever", f"SELECT * {{ {EVER} }}", r"stdin: stopped at 5\d\d MB", "-f csv --memory-limit 500"),
    query("a deep question", "SELECT * { FILTER(" + "(" * DEEP + "1" + ")" * DEEP + ") }", "stdin: .*nested too deep"),
    query("a long question", "#" * 20_000_000, "stdin: more than 10 MB"),
    query("a question in no UTF-8", "\udcff", "stdin: byte 0xff at offset 0 is not UTF-8"),
]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The graph that questions are asked of, so that no question waits for it."""
    for _ in read_parts():
        pass


@pytest.fixture(scope="module")
def here() -> Iterator[socket.socket]:
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def lay(files: dict[str, Content], folder: Path, server: socket.socket) -> None:
    address = f"127.0.0.1:{server.getsockname()[1]}"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str | bytes):
            path.write_bytes(content.replace("HERE", address).encode() if isinstance(content, str) else content)
        else:
            content(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused(case: Case, tmp_path: Path, here: socket.socket) -> None:
    lay(case.files, tmp_path, here)
    done = run(*case.arguments.split(), folder=tmp_path, stdin=case.stdin.encode("utf-8", "surrogateescape"))
    said, report = done.stderr.decode(), done.stdout.decode()
    assert done.returncode == 2, said + report
    assert re.search(case.told, said + report), (said + report)[:2000]
    assert "Traceback" not in said
    assert len(said + report) < 10_000
    assert report == "" or said.startswith("Could not be checked")
    with pytest.raises(BlockingIOError):
        here.accept()


def looked_at(name: str, content: str, shapes: str, told: str, code: int = 1) -> Case:
    return Case(
        name, "validate d.ttl --shapes s.ttl", told, {"d.ttl": NAMES + content, "s.ttl": NAMES + shapes}, str(code)
    )


BOUNDED = [
    looked_at(
        "a pattern that explodes elsewhere",
        f":a :p '{'a' * 100_000}!' .",
        shape("sh:property [ sh:path :p ; sh:pattern '^(a+)+$' ]"),
        "1 violation",
    ),
    looked_at(
        "blank nodes",
        ":a :p " + "[ :p " * 9_999 + ":o" + "]" * 9_999 + " .",
        shape("sh:nodeKind sh:IRI"),
        "9999 violations",
    ),
    looked_at(
        "a number",
        ":a :p 1" + "0" * DEEP + " .",
        shape("sh:property [ sh:path :p ; sh:maxInclusive 5 ; sh:datatype :d ]"),
        "2 violations",
    ),
]


@pytest.mark.parametrize("case", BOUNDED, ids=lambda case: case.name)
def test_it_is_checked_in_time(case: Case, tmp_path: Path, here: socket.socket) -> None:
    lay(case.files, tmp_path, here)
    done = run(*case.arguments.split(), folder=tmp_path)
    assert done.returncode == int(case.stdin), done.stderr.decode()[-2000:]
    assert case.told in done.stderr.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_report_stays_small_whatever_is_in_the_data(form: str, tmp_path: Path, here: socket.socket) -> None:
    said = "sh:message 'v {?value}' ; sh:select 'SELECT $this ?value { $this <https://example.org/p> ?value }'"
    files: dict[str, Content] = {
        "d.ttl": NAMES + ":a :p '" + "é" * 500_000 + "' , 'b" + "\\n" * 300_000 + "c' .",
        "s.ttl": shape(f"sh:property [ sh:path :p ; sh:maxLength 3 ; sh:in ( 1 ) ] ; sh:sparql [ {said} ]"),
    }
    lay(files, tmp_path, here)
    done = run("validate", "d.ttl", "--shapes", "s.ttl", "--report", form, folder=tmp_path)
    assert done.returncode == 1, done.stderr.decode()[-2000:]
    assert 500 < len(done.stdout) < 200_000
    assert "…".encode() in done.stdout or form == "turtle"
