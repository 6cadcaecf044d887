"""Nothing is ever fetched: every verb is watched, on what is its own and on files that point at a server."""

import http.server
import socket
import subprocess
import sys
import threading
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
    "diff": [
        ("diff good.nt", 1),
        ("diff imports.ttl good.nt", 1),
        ("diff context.jsonld good.nt", 2),
        ("diff good.nt dtd.rdf", 2),
    ],
    "load": [("load imports.ttl --store store", 0), ("load context.jsonld --store store", 2)],
    "serve": [("serve --store missing", 2)],  # its workers can open no socket: tests/serve/test_governed.py
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


ONLY = """
import os, sys

def hook(event, arguments):
    elsewhere = event == "socket.connect" and arguments[1][:2] != ("127.0.0.1", PORT)
    if elsewhere or event == "socket.getaddrinfo" and arguments[0] != "127.0.0.1":
        os.write(2, f"{event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(hook)
from ladkg.cli import main
main()
"""


@pytest.mark.parametrize(
    "call",
    [
        "query endorsers --endpoint URL",
        "query service.rq --endpoint URL",
        "diff imports.ttl URL",
        "diff URL",
        "load imports.ttl --graph http://HERE/g --endpoint URL",
        "load imports.ttl --graph http://HERE/g --endpoint URL --update URL --graph-store URLstore",
    ],
)
def test_nothing_but_the_named_address_is_asked(call: str, tmp_path: Path, server: socket.socket) -> None:
    """The server there says that nothing is there, and where to go instead."""
    trap = f"127.0.0.1:{server.getsockname()[1]}"
    for name, text in HOSTILE.items():
        (tmp_path / name).write_text(text.replace("HERE", trap), encoding="utf-8")

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(404)
            self.send_header("Location", f"http://{trap}/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as named:
        threading.Thread(target=named.serve_forever, daemon=True).start()
        words = call.replace("URL", f"http://127.0.0.1:{named.server_port}/").replace("HERE", trap).split()
        program = [sys.executable, "-c", ONLY.replace("PORT", str(named.server_port)), *words]
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
        named.shutdown()
    assert done.returncode == 2, done.stderr[-2000:]
    with pytest.raises(BlockingIOError):
        server.accept()
