"""The project's graph in real stores: loaded, loaded again, asked, compared and changed."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, Quad, QuerySolutions, QueryTriples, Store

from ladkg.cli.group import group
from ladkg.diff.alike import respelled
from ladkg.endpoint import ask, change
from ladkg.library.question import questions
from ladkg.library.run import run as run_here
from ladkg.library.run import run_elsewhere
from ladkg.store import spelled, write_store

from ..serve.conftest import running
from .conftest import KINDS, Engine

STATE = "<https://w3id.org/ladkg/id/state/CHL>"
AREA = "<https://w3id.org/ladkg/ontology#areaKm2>"
GRAPH = "<https://w3id.org/ladkg/id/graph/source/country-codes-dataset>"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(group, list(map(str, arguments)), prog_name="ladkg", catch_exceptions=False)


@pytest.fixture(scope="module", params=KINDS)
def loaded(request: pytest.FixtureRequest, run: Callable[[str], Engine], dataset: Path) -> Engine:
    """A store with the project's graph."""
    engine = run(request.param)
    result = call("load", dataset, "--endpoint", engine.query)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    return engine


def digests(told: str) -> dict[str, str]:
    """The digest of each graph, as the summary has it."""
    return {line.split(": ")[0]: line.rpartition(" ")[2] for line in told.splitlines()}


def test_a_second_load_changes_nothing_and_tells_the_same_digests(loaded: Engine, dataset: Path) -> None:
    again = call("load", dataset, "--endpoint", loaded.query)
    assert again.exit_code == 0
    lines = again.stderr.splitlines()
    assert len(lines) > 200
    assert all("(as it was)" in line for line in lines)


def test_diff_tells_exactly_what_was_changed_and_its_update_takes_it_back(loaded: Engine, dataset: Path) -> None:
    (value,) = [
        line for line in dataset.read_text(encoding="utf-8").splitlines() if line.startswith(f"{STATE} {AREA} ")
    ]
    old = value.removeprefix(f"{STATE} {AREA} ").removesuffix(f" {value.split()[-2]} .")
    where = value.split()[-2]
    change(loaded.query.replace("/query", "/update"), f"DELETE DATA {{ GRAPH {where} {{ {STATE} {AREA} {old} }} }}")
    change(
        loaded.query.replace("/query", "/update"),
        f'INSERT DATA {{ GRAPH {where} {{ {STATE} {AREA} 17.5 . <urn:x> <urn:y> "a\\nb"@en }} }}',
    )
    told = call("diff", dataset, loaded.query)
    assert told.exit_code == 1
    assert "statements: 2 added, 1 removed" in told.stdout
    assert '+ lad:areaKm2 "17.5"' in told.stdout
    back = call("diff", loaded.query, dataset, "--format", "update").stdout
    change(loaded.query.replace("/query", "/update"), back)
    told = call("diff", dataset, loaded.query)
    assert (told.exit_code, told.stdout) == (0, "No difference\n")


@pytest.fixture(scope="module")
def served(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`ladkg serve` with the project's graph."""
    from ladkg import graph

    folder = tmp_path_factory.mktemp("served")
    write_store(graph.read(dataset), folder / "store")
    with ExitStack() as stack:
        yield stack.enter_context(running(folder, "--store", str(folder / "store"))).endpoint


def test_our_own_server_is_compared_too(served: str, dataset: Path) -> None:
    told = call("diff", dataset, served)
    assert (told.exit_code, told.stdout) == (0, "No difference\n")


def solutions(result: object) -> Counter[tuple[str, ...]]:
    """The rows of an answer as a bag.

    Two things are put right: Virtuoso writes true as 1 and 2.50 as 2.5, and joins no words to "" and not to nothing.
    """
    if isinstance(result, QueryTriples):
        return Counter((str(respelled(Quad(*triple))),) for triple in result)
    assert isinstance(result, QuerySolutions)
    return Counter(tuple(_written(row[name]) for name in result.variables) for row in result)


def _written(term: object) -> str:
    written = str(spelled(term) if isinstance(term, Literal) else term or "")
    return "" if written == '""' else written


@pytest.mark.parametrize("name", questions())
def test_every_question_has_the_same_rows(name: str, loaded: Engine, store: Store) -> None:
    text = questions()[name].text
    there = run_elsewhere(lambda sparql, accept: ask(loaded.query, sparql, accept), text, name)
    assert solutions(there) == solutions(run_here(store, text, name))


@pytest.mark.parametrize("name", questions())
def test_every_question_has_the_same_rows_on_our_own_server(name: str, served: str, store: Store) -> None:
    text = questions()[name].text
    there = run_elsewhere(lambda sparql, accept: ask(served, sparql, accept), text, name)
    assert solutions(there) == solutions(run_here(store, text, name))


def test_what_names_no_graph_needs_one(loaded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text('<urn:a> <urn:p> "x", true, 2.50 . [] <urn:q> [ <urn:r> <urn:a> ] .', encoding="utf-8")
    told = call("load", file, "--endpoint", loaded.query)
    assert told.exit_code == 2
    assert "stands in no named graph" in told.stderr
    assert "--graph IRI" in told.stderr
    for expected in ("5 added, 0 removed, in 1 batches", "as it was"):
        told = call("load", file, "--graph", "urn:mine", "--endpoint", loaded.query)
        assert told.exit_code == 0, told.stderr
        assert told.stderr.startswith(f"urn:mine: 5 statements ({expected}")
    change(loaded.query.replace("/query", "/update"), "DROP SILENT GRAPH <urn:mine>")
    assert loaded.number("GRAPH ?g { ?s ?p ?o } FILTER STRSTARTS(STR(?g), 'urn:ladkg')") == 0


def test_a_graph_store_is_written_to(loaded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Virtuoso's asks for a login, by Digest; so does an endpoint of its own."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login dba password dba\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    file = tmp_path / "a.nt"
    lines = [f'<urn:s{number % 700}> <urn:p{number % 3}> "value {number}" .\n' for number in range(5000)]
    file.write_text("".join(lines), encoding="utf-8")
    call_ = ("load", file, "--graph", "urn:stored", "--endpoint", loaded.query, "--graph-store", loaded.graph_store)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    if "virtuoso" in str(loaded.folder):
        assert "it asks who you are; put its login into ~/.netrc" in call(*call_).stderr
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    told = call(*call_)
    assert told.exit_code == 0, told.stderr
    assert "5,000 added, 0 removed, in 3 batches" in told.stderr
    change(loaded.query.replace("/query", "/update"), "DROP SILENT GRAPH <urn:stored>")
    if "virtuoso" in str(loaded.folder):
        told = call("load", file, "--graph", "urn:stored", "--endpoint", f"{loaded.query}-auth")
        assert told.exit_code == 0, told.stderr
        assert "5,000 added" in told.stderr
        change(loaded.query, "DROP SILENT GRAPH <urn:stored>")
