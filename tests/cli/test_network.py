"""Nothing is ever fetched: every verb is watched, on what is its own and on files that point at a server."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ladkg.cli.group import group

WATCHED = """
import os, sys

REACHING = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "os.system", "os.exec")

def hook(event, arguments):
    if event.startswith(REACHING) and "__new__" not in event:
        os.write(2, f"{event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(hook)
from ladkg.cli import main
main()
"""
HOSTILE = {
    "context.jsonld": '{"@context": "http://HERE/c", "@id": "e:s", "p": 1}',
    "import.jsonld": '{"@context": {"@import": "http://HERE/c"}, "@id": "e:s", "p": 1}',
    "dtd.rdf": '<!DOCTYPE r SYSTEM "http://HERE/d"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "imports.ttl": "<http://HERE/a> <http://www.w3.org/2002/07/owl#imports> <http://HERE/b> .",
    "shapes.ttl": "<http://HERE/a> <http://www.w3.org/2002/07/owl#imports> <http://HERE/b> ."
    "<e:S> a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#targetSubjectsOf> <e:p> .",
    "service.ttl": "@prefix sh: <http://www.w3.org/ns/shacl#> . <e:S> sh:targetSubjectsOf <e:p> ; sh:sparql [ sh:select"
    ' "SELECT $this { SERVICE <http://HERE/> { $this ?p ?o } }" ] .',
    "service.rq": "SELECT * { SERVICE <http://HERE/> { ?s ?p ?o } }",
    "from.rq": "SELECT * FROM <http://HERE/> { ?s ?p ?o }",
    "load.rq": "LOAD <http://HERE/>",
    "dcat.ttl": "<http://HERE/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://www.w3.org/ns/dcat#distribution>"
    " <http://HERE/f> . <http://HERE/f> <http://www.w3.org/ns/dcat#downloadURL> <http://HERE/x.ttl> .",
    "good.nt": '<e:s> <e:p> "x" .',
    "text.md": "---\nurl: http://HERE/\n---\nWe, the Republic of Chile, met. See [this](http://HERE/).\n",
    "votes.csv": "actor,instrument,resolution,kind,date,label_as_published,sources,note\n"
    "CHL,gcm,unga-resolution-73-195,abstention,2018-12-19,abstain,unvotes-roll-call,http://HERE/\n",
}
# Each verb's calls, each with its exit codes.
CALLS: dict[str, list[tuple[str, int]]] = {
    "build": [("build -o built", 0)],
    "query": [
        ("query", 0),
        ("query endorsers", 0),
        ("query service.rq", 2),
        ("query from.rq", 2),
        ("query load.rq", 2),
    ],
    "explain": [("explain CHL gcm", 0), ("explain --triple id:state/CHL rdf:type lad:State", 0)],
    "validate": [
        ("validate", 0),
        ("validate context.jsonld", 2),
        ("validate import.jsonld", 2),
        ("validate dtd.rdf", 2),
        ("validate imports.ttl --shapes shapes.ttl", 0),
        ("validate imports.ttl --shapes shapes.ttl --engine pyshacl", 0),
        ("validate good.nt --shapes service.ttl", 2),
        ("validate good.nt --shapes service.ttl --engine pyshacl", 2),
        ("validate good.nt --shapes shapes.ttl --against imports.ttl", 0),
        ("validate good.nt --shapes shapes.ttl --against imports.ttl --full", 0),
    ],
    "rules": [("rules CountryIso3", 0), ("rules --shapes shapes.ttl", 0)],
    "convert table": [("convert table votes.csv", 0)],
    "convert text": [("convert text text.md --text pact/en --lang en", 0)],
    "compare": [("compare text.md text.md --format csv --lang-a en --lang-b en", 0)],
    "evaluate": [("evaluate good.nt good.nt", 2)],
    "export": [("export - -f turtle", 0), ("export --pack public", 0)],
    "fair": [("fair . --badge fair.svg", 1)],
    "site": [("site public --data good.nt --data imports.ttl", 0)],
    "load": [("load imports.ttl --store store", 0)],
    "mcp": [("mcp", 0)],
    "spark": [("spark . graph", 2)],  # with tables it speaks to its own processes: tests/spark/test_job.py
    "completion": [("completion bash", 0)],
}


def verbs(command: click.Command, name: str = "") -> Iterator[str]:
    """The names of all commands that do something, as the command line knows them."""
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for below in command.list_commands(context):
        found = command.get_command(context, below)
        assert found
        yield from verbs(found, f"{name} {below}".strip())


def test_every_verb_is_watched() -> None:
    assert set(CALLS) == set(verbs(group))


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize("call", [call for calls in CALLS.values() for call in calls], ids=lambda call: call[0])
def test_nothing_is_fetched(call: tuple[str, int], tmp_path: Path, server: socket.socket) -> None:
    address = f"127.0.0.1:{server.getsockname()[1]}"
    for name, text in HOSTILE.items():
        (tmp_path / name).write_text(text.replace("HERE", address), encoding="utf-8")
    arguments, code = call
    program = [sys.executable, "-c", WATCHED, *arguments.split()]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == code, done.stderr[-2000:]
    with pytest.raises(BlockingIOError):
        server.accept()


def test_the_watch_sees_what_is_fetched(tmp_path: Path, server: socket.socket) -> None:
    """An endpoint is asked when the user names one, and the hook notices."""
    asked = ["query", "endorsers", "--endpoint", f"http://127.0.0.1:{server.getsockname()[1]}/"]
    program = [sys.executable, "-c", WATCHED, *asked]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert "socket." in done.stderr or "urllib." in done.stderr
    assert "nothing is known" not in done.stderr
