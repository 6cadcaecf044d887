"""Requests that change a store: where they go, which are repeated, and what they carry."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ladkg.endpoint import Unavailable, access, ask, change
from ladkg.endpoint.access import credentials
from ladkg.endpoint.patience import ATTEMPTS
from ladkg.endpoint.writing import found
from ladkg.errors import LadkgError

from .conftest import Answer, Asked, Front

T = NamedNode("urn:target")
ROW = Quad(T, T, Literal("1"), T)
INSERT = "INSERT DATA { GRAPH <urn:target> { <urn:target> <urn:target> '1' } }"
SECRET = "hunter2"  # noqa: S105
NUMBER = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def fails(times: int) -> "Failing":
    return Failing(times, 503, {})


class Failing:
    """Answers so many requests with a status of failure."""

    def __init__(self, times: int, status: int, headers: dict[str, str]) -> None:
        self.left, self.status, self.headers = times, status, headers

    def __call__(self, _: Asked) -> Answer | None:
        self.left -= 1
        return (self.status, self.headers, b"come again") if self.left >= 0 else None


def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "netrc"
    file.write_text(f"machine 127.0.0.1 login ann password {SECRET}\ndefault login x password y\n", encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("NETRC", str(file))


@pytest.mark.parametrize(
    ("asked", "path"), [("query", "update"), ("sparql", "update"), ("repositories/x", "repositories/x/statements")]
)
def test_where_updates_are_taken_is_found(asked: str, path: str, front: Front) -> None:
    front.meddle = lambda it: (204, {}, b"") if it.path == f"/{path}" else (404, {}, b"not here")
    assert found(f"{front.address}/{asked}").update == f"{front.address}/{path}"


def test_where_nobody_takes_updates_it_is_told_what_to_name(front: Front) -> None:
    front.meddle = lambda _: (403, {}, b"read only")
    with pytest.raises(LadkgError, match=r"name the address that does with --update URL(?s:.*)403"):
        found(front.query)
    assert found(front.query, store=f"{front.address}/store").update == ""
    with pytest.raises(LadkgError, match="is not the address of an endpoint"):
        found(front.query, "/update")


def test_what_is_safe_to_repeat_is_repeated_and_nothing_else(front: Front) -> None:
    place = found(front.query, store=f"{front.address}/store")
    works: list[Callable[[], None]] = [
        lambda: place.change(INSERT),
        lambda: place.post([ROW]),
        lambda: place.put([ROW]),
    ]
    for work in works:
        front.meddle = fails(2)
        front.asked.clear()
        work()
        assert len(front.asked) == 3
    front.meddle = fails(2)
    assert b'"1"' in place.ask(NUMBER)
    works = [lambda: place.change(INSERT, repeat=False), lambda: place.post([ROW], repeat=False)]
    for once in works:
        front.meddle = fails(1)
        with pytest.raises(Unavailable, match="503"):
            once()
    front.meddle = fails(99)
    front.asked.clear()
    with pytest.raises(Unavailable, match="503"):
        place.change(INSERT)
    assert len(front.asked) == ATTEMPTS


def test_a_deadlock_passes(front: Front) -> None:
    place = found(front.query)
    told = Failing(2, 500, {})
    front.meddle = lambda it: (500, {}, b"Virtuoso 40001 Error SR172: Transaction deadlocked") if told(it) else None
    front.asked.clear()
    place.change(INSERT)
    assert len(front.asked) == 3


def test_what_is_wrong_is_not_repeated(front: Front) -> None:
    place = found(front.query, store=f"{front.address}/nowhere")
    front.asked.clear()
    with pytest.raises(LadkgError, match="HTTP 404"):
        place.post([ROW])
    with pytest.raises(LadkgError, match="badly formed"):
        place.change("INSERT nothing")
    assert len(front.asked) == 2


def test_nobody_there_is_told() -> None:
    with pytest.raises(Unavailable, match="refused"):
        found("http://127.0.0.1:9/query")


def test_a_token_is_sent_and_not_handed_on(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADKG_TOKEN", SECRET)
    place = found(front.query, store=f"{front.address}/store")
    place.post([ROW])
    ask(front.query, NUMBER)
    assert {it.headers.get("authorization") for it in front.asked} == {f"Bearer {SECRET}"}
    front.asked.clear()
    front.meddle = lambda it: (302, {"Location": "/else"}, b"") if it.path == "/query" else (200, {}, b"")
    with pytest.raises(LadkgError, match="it leads on to"):
        ask(front.query, NUMBER)
    assert [it.headers.get("authorization") for it in front.asked] == [f"Bearer {SECRET}", None]
    front.meddle = lambda _: (401, {"WWW-Authenticate": "Bearer"}, b"")
    for work in (lambda: ask(front.query, NUMBER), lambda: place.post([ROW])):
        with pytest.raises(LadkgError, match="does not take") as told:
            work()
        assert SECRET not in str(told.value)


def test_a_token_is_never_sent_openly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADKG_TOKEN", SECRET)
    with pytest.raises(LadkgError, match="would send it openly: use https://"):
        ask("http://example.org/query", NUMBER)
    assert credentials("https://example.org/query").token == SECRET
    assert SECRET not in repr(credentials("https://example.org/query"))
    monkeypatch.setenv("LADKG_TOKEN", "two\nlines")
    with pytest.raises(LadkgError, match="holds what no token has"):
        credentials("https://example.org/query")


def test_an_address_with_a_login_is_refused() -> None:
    with pytest.raises(LadkgError, match="written without a login") as told:
        ask(f"http://ann:{SECRET}@localhost/query", NUMBER)
    assert SECRET not in str(told.value)


def test_a_login_is_sent_when_it_is_asked_for(front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = "Basic " + base64.b64encode(f"ann:{SECRET}".encode()).decode()
    challenge = {"WWW-Authenticate": 'Basic realm="store"'}
    front.meddle = lambda it: None if it.headers.get("authorization") == wanted else (401, challenge, b"who?")
    for work in (lambda: ask(front.query, NUMBER), lambda: found(front.query)):
        with pytest.raises(LadkgError, match="it asks who you are; put its login into"):
            work()
    login(tmp_path, monkeypatch)
    place = found(front.query, store=f"{front.address}/store")
    place.post([ROW])
    place.change(INSERT)
    assert b'"1"' in place.ask(NUMBER)
    assert front.asked[-3].headers.get("authorization") in {None, wanted}
    front.meddle = lambda _: (401, challenge, b"who?")
    for again in (lambda: place.ask(NUMBER), lambda: place.post([ROW]), lambda: change(place.update, INSERT)):
        with pytest.raises(LadkgError, match="does not take the credentials") as told:
            again()
        assert SECRET not in str(told.value)


def test_a_login_of_another_host_is_not_sent(front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    login(tmp_path, monkeypatch)
    assert credentials("http://localhost/query").login is None
    assert credentials(front.query).login == ("ann", SECRET)
    (tmp_path / "netrc").write_text("machine 127.0.0.1 password\nhunter2 here", encoding="utf-8")
    with pytest.raises(LadkgError, match=r"netrc:\d+: this is not in the form") as told:
        credentials(front.query)
    assert SECRET not in str(told.value)


def test_a_file_of_logins_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    login(tmp_path, monkeypatch)
    monkeypatch.setattr("netrc.open", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "no")), raising=False)
    with pytest.raises(LadkgError, match="netrc: no"):
        credentials("http://127.0.0.1/query")


def test_a_server_that_has_gone_away_is_told() -> None:
    with pytest.raises(LadkgError, match="refused"):
        access._challenge("http://127.0.0.1:9/")


def test_digest_comes_before_basic() -> None:
    assert access._asked_for('Basic realm="a", Digest realm="b", nonce="c"') == ("digest", "b")
    assert access._asked_for('Basic realm="a"') == ("basic", "a")
    assert access._asked_for("") == ("basic", "")
