"""What a server gives at most, and that it ends what asks for more: each of these against a real process."""

import json
import os
import re
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from .conftest import Server, running

ALL = "SELECT * { ?s ?p ?o }"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(?c < ?f) }"
HOARD = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_rows_end_at_the_cap_and_say_so(server: Server, media: str) -> None:
    answer = server.ask(ALL, media)
    assert (answer.status, answer.headers["x-truncated"]) == (200, "rows")
    found = parse_query_results(answer.body, format=QueryResultsFormat.from_media_type(media))
    assert isinstance(found, QuerySolutions)
    assert sum(1 for _ in found) == 1000
    link = f"{server.endpoint}#truncated"
    assert link in answer.text
    if "json" in media:
        assert json.loads(answer.text)["head"]["link"] == [link]
    assert "cut short" in server.get("/sparql", "application/n-triples").text.partition(link)[2].partition("\n")[0]


def test_a_whole_answer_says_nothing_of_it(server: Server) -> None:
    answer = server.ask(f"{ALL} LIMIT 1000")
    assert "x-truncated" not in answer.headers
    assert "link" not in json.loads(answer.text)["head"]


def test_triples_end_at_the_cap_and_say_so(server: Server) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert (answer.status, answer.headers["x-truncated"]) == (200, "rows")
    assert len(list(parse(answer.body, format=RdfFormat.N_TRIPLES))) == 1000


@pytest.mark.parametrize("media", ["text/csv", "application/sparql-results+json"])
def test_bytes_end_at_the_cap(server: Server, media: str) -> None:
    long = f"SELECT (CONCAT({', '.join(['STR(?s)'] * 60)}) AS ?long) {{ ?s ?p ?o }}"
    answer = server.ask(long, media)
    assert (answer.status, answer.headers["x-truncated"]) == (200, "bytes")
    assert 900_000 < len(answer.body) < 1_050_000


def test_a_graph_ends_at_the_bytes_too(server: Server) -> None:
    long = f"CONCAT(STR(?p), STR(?o), {', '.join(['STR(?s)'] * 60)})"
    query = f"CONSTRUCT {{ ?s <x:p> ?long }} {{ ?s ?p ?o BIND({long} AS ?long) }} LIMIT 500"
    for media, form in (("application/n-triples", RdfFormat.N_TRIPLES), ("application/rdf+xml", RdfFormat.RDF_XML)):
        answer = server.ask(query, media)
        assert (answer.status, answer.headers["x-truncated"]) == (200, "bytes")
        assert len(answer.body) <= 1_000_000
        assert len(list(parse(answer.body, format=form))) > 10


def test_time_ends_and_the_process_with_it(server: Server) -> None:
    before = set(server.workers())
    begun = time.monotonic()
    answer = server.ask(f"{CROSS} # {begun}")
    assert (answer.status, answer.headers["x-stopped"], answer.text) == (
        503,
        "time",
        "stopped after 3 s; ask for less\n",
    )
    assert 2.5 < time.monotonic() - begun < 20
    wait_for(lambda: len(before - set(server.workers())) == 1)
    assert server.ask("ASK {}").status == 200
    assert server.metric('ladkg_ended_total{why="time"}') >= 1


def test_memory_ends(server: Server) -> None:
    answer = server.ask(HOARD)
    assert (answer.status, answer.headers["x-stopped"]) == (503, "memory")
    assert answer.text == "stopped at 300 MB of memory; ask for less\n"


def test_a_crash_ends_only_its_query(server: Server) -> None:
    """A path of a hundred thousand steps overflows the stack of the parser; brackets are counted before."""
    answer = server.ask("ASK { FILTER(" + "!" * 100_000 + "true) }", post=True)
    assert (answer.status, answer.headers["x-stopped"]) == (500, "crash")
    assert re.fullmatch(r"this ended the process that answers \(.+\); it may nest too deep\n", answer.text)
    assert server.ask("ASK {}").status == 200


def test_a_killed_worker_is_replaced(server: Server) -> None:
    for worker in server.workers():
        os.kill(worker, signal.SIGKILL)
    for number in range(4):
        assert server.ask(f"ASK {{}} # {number} {time.monotonic()}").status == 200


def test_a_client_that_leaves_takes_its_query_along(server: Server) -> None:
    gone = server.metric('ladkg_ended_total{why="gone"}')
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?query={quote(CROSS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_for(lambda: server.metric("ladkg_quick_running") + server.metric("ladkg_slow_running") == 1)
    wait_for(lambda: server.metric("ladkg_quick_running") + server.metric("ladkg_slow_running") == 0)
    assert server.metric('ladkg_ended_total{why="gone"}') == gone + 1


def test_ten_thousand_values_are_fine(server: Server) -> None:
    values = " ".join(f"<https://w3id.org/ladkg/id/state/X{number}>" for number in range(10_000))
    answer = server.ask(f"SELECT (COUNT(*) AS ?n) {{ VALUES ?s {{ {values} }} }}", post=True)
    assert json.loads(answer.text)["results"]["bindings"][0]["n"]["value"] == "10000"


@pytest.mark.parametrize("declared", [True, False])
def test_a_hundred_megabytes_are_not_read(server: Server, *, declared: bool) -> None:
    before = server.memory()
    length = "Content-Length: 100000000" if declared else "Transfer-Encoding: chunked"
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n{length}\r\n\r\n"
    piece = b"#" * 100_000
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(head.encode())
        try:
            while sent < 100_000_000:
                client.sendall(piece if declared else b"186a0\r\n" + piece + b"\r\n")
                sent += len(piece)
        except ConnectionError:
            pass
        try:
            said = client.recv(1000)
        except ConnectionError:
            said = b""
    assert sent < 40_000_000
    assert said.startswith(b"HTTP/1.1 413") or said == b""
    assert server.memory() - before < 30_000_000


def test_a_little_too_much_is_answered(server: Server) -> None:
    answer = server.send("POST", "/sparql", "#" * 3_000_000, Content_Type="application/sparql-query")
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    assert answer.text == "the request has more than 2,000,000 bytes; send a shorter query\n"


@pytest.mark.parametrize("begun", [b"", b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-a: b\r\n"])
def test_headers_have_to_come(server: Server, begun: bytes) -> None:
    """Slow-loris: a byte now and then does not keep the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        start = time.monotonic()
        ended = False
        if begun:
            client.sendall(begun)
        while not ended and time.monotonic() - start < 20:
            time.sleep(0.5)
            try:
                if begun:
                    client.sendall(b"X")
                client.settimeout(0.1)
                ended = client.recv(1) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                ended = True
    assert ended
    assert 9 < time.monotonic() - start < 19


def test_a_body_has_to_come(server: Server) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nA"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        start = time.monotonic()
        client.sendall(head.encode())
        assert client.recv(1000).startswith(b"HTTP/1.1 408")
    assert 14 < time.monotonic() - start < 29


def test_a_full_queue_sends_away(graph_store: Path, tmp_path: Path) -> None:
    """One place in each lane and one to wait in: of twelve at once some are answered 503 and told when to come back."""
    options = ("--store", str(graph_store), "--workers", "1", "--queue", "1", "--time-limit", "2")
    with running(tmp_path, *options) as busy, ThreadPoolExecutor(12) as many:
        answers = list(many.map(lambda number: busy.ask(f"{CROSS} # {number}"), range(12)))
        full = [answer for answer in answers if "retry-after" in answer.headers]
        assert {answer.status for answer in answers} == {503}
        assert full
        assert len(full) < 12
        assert int(full[0].headers["retry-after"]) >= 1
        assert "too many queries are waiting" in full[0].text
        assert busy.ask("ASK {}").status == 200
        assert busy.metric('ladkg_ended_total{why="full"}') == len(full)


def test_long_queries_do_not_hold_up_short_ones(graph_store: Path, tmp_path: Path) -> None:
    options = ("--store", str(graph_store), "--workers", "2", "--time-limit", "6", "--keep", "0")
    with running(tmp_path, *options) as busy, ThreadPoolExecutor(8) as many:
        long = [many.submit(busy.ask, f"{CROSS} # {number}") for number in range(6)]
        time.sleep(3)
        begun = time.monotonic()
        assert busy.ask("SELECT * { ?s a lad:State }").status == 200
        assert time.monotonic() - begun < 12, "in one queue it would have waited for all of them"
        assert all(one.result().status == 503 for one in long)
        begun = time.monotonic()
        again = many.submit(busy.ask, f"{CROSS} # 1")
        wait_for(lambda: busy.metric("ladkg_slow_running") == 1)
        assert time.monotonic() - begun < 3, "what was slow once starts among the slow ones"
        assert again.result().status == 503


def test_it_stops_gracefully(graph_store: Path, tmp_path: Path) -> None:
    """What runs is answered, what is new is not taken, nothing is left behind."""
    with running(tmp_path, "--store", str(graph_store), "--time-limit", "8") as server, ThreadPoolExecutor(1) as one:
        workers = server.workers()
        long = one.submit(server.ask, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?e ?f . ?f ?h ?i }")
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        assert long.result().status in {200, 503}
        assert server.process.wait(15) == 0
        with pytest.raises(ConnectionError):
            server.get("/health")
        assert server.lines()[-1]["event"] == "stopped"
        assert not [worker for worker in workers if Path(f"/proc/{worker}/stat").exists()]


def test_workers_end_with_a_server_that_is_killed(graph_store: Path, tmp_path: Path) -> None:
    with running(tmp_path, "--store", str(graph_store)) as server, ThreadPoolExecutor(1) as one:
        long = one.submit(server.ask, CROSS)
        time.sleep(0.5)
        workers = server.workers()
        server.process.kill()
        server.process.wait(5)
        assert isinstance(long.exception(), ConnectionError | OSError)
        wait_for(lambda: not any(alive(worker) for worker in workers))


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(what: object, patience: float = 10.0) -> None:
    assert callable(what)
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)
