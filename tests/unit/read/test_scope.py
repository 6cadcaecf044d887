"""Blank nodes of one document kept apart from those of another."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat

from ladkg.graph import read_bytes
from ladkg.read.places import Wanted, places
from ladkg.read.scope import scope_of
from ladkg.terms import RDF

XML = (
    '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<r:Description r:nodeID="a"><r:value>v</r:value></r:Description></r:RDF>'
)
FILE = Path("a.ttl")
SCOPE = scope_of(FILE)


def read(text: str, syntax: RdfFormat = RdfFormat.TRIG, scope: Path | None = FILE) -> list[Quad]:
    return list(read_bytes(text.encode(), syntax, "f", scope))


def test_a_label_is_its_files_own_and_the_same_each_time() -> None:
    (first,) = read("_:a <x:p> _:b .")
    assert first.subject == BlankNode(f"a·{SCOPE}")
    assert first.object == BlankNode(f"b·{SCOPE}")
    assert read("_:a <x:p> _:b .") == [first]
    assert read("_:a <x:p> _:b .", scope=Path("b.ttl")) != [first]
    assert read("_:a <x:p> _:b .", scope=None)[0].subject == BlankNode("a")


def test_scopes_follow_the_file_and_not_how_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert scope_of(Path("./a.ttl")) == scope_of(tmp_path / "a.ttl") != scope_of(Path("b.ttl"))


def test_graphs_and_triples_as_terms_are_followed() -> None:
    (quad,) = read("_:g { _:a <x:p> <<( _:a <x:q> <<( <x:s> <x:r> _:a )>> )>> }")
    inner = str(BlankNode(f"a·{SCOPE}"))
    assert str(quad.graph_name) == f"_:g·{SCOPE}"
    assert str(quad.object).count(inner) == 2


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ('{"@id": "_:a", "x:p": "v"}', RdfFormat.JSON_LD),
        ('{"@id": "\\u005f\\u003aa", "x:p": "v"}', RdfFormat.JSON_LD),
        (XML, RdfFormat.RDF_XML),
        ('_:a <x:p> "v" .', RdfFormat.N_TRIPLES),
        ('_:a <x:p> "v" <x:g> .', RdfFormat.N_QUADS),
    ],
)
def test_labels_of_every_syntax(text: str, syntax: RdfFormat) -> None:
    (quad,) = read(text, syntax)
    assert quad.subject == BlankNode(f"a·{SCOPE}")
    assert places(text.encode(), syntax, "f", [Wanted(quad.subject)], [quad])


def test_a_file_without_labels_is_read_as_it_is() -> None:
    (quad, _) = read("[] <x:p> ( 1 ) .")[:2]
    assert "·" not in str(quad)
    assert RDF.first in {quad.predicate for quad in read("[] <x:p> ( 1 ) .")}
