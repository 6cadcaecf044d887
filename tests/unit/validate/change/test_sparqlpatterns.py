"""The patterns of a query, and what it takes for each to matter."""

import pytest
from pyoxigraph import NamedNode

from ladkg.terms import RDF
from ladkg.validate.change.pattern import Pattern, Var
from ladkg.validate.change.sparqlpatterns import Unreadable, where
from ladkg.validate.engine.path import Alternative, Inverse, OneOrMore, Predicate, Sequence, ZeroOrMore, ZeroOrOne

THIS, X, Y = Var("this"), Var("x"), Var("y")


def iri(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def patterns(inside: str) -> list[Pattern]:
    query = f"PREFIX : <https://example.org/>\nSELECT $this WHERE {{ {inside} }} ORDER BY $this"
    return [pattern for pattern, _ in where(query).with_context()]


def test_lists_of_predicates_and_objects() -> None:
    found = patterns("$this :p ?x , ?y ; a :C. ?x <https://example.org/q> $this ; .")
    p, q = Predicate(iri("p")), Predicate(iri("q"))
    assert found == [
        Pattern(THIS, p, X),
        Pattern(THIS, p, Y),
        Pattern(THIS, Predicate(RDF.type), iri("C")),
        Pattern(X, q, THIS),
    ]


def test_paths() -> None:
    p, q = Predicate(iri("p")), Predicate(iri("q"))
    (found,) = patterns("$this (:p/^:q)+|:p*/:q? ?x")
    path = Alternative((OneOrMore(Sequence((p, Inverse(q)))), Sequence((ZeroOrMore(p), ZeroOrOne(q)))))
    assert found == Pattern(THIS, path, X)


@pytest.mark.parametrize("literal", ['"x"', "'x'@en", '"1"^^:t', "12", "true", "FALSE", '"""a } b"""'])
def test_a_literal_may_be_any_term_as_a_store_may_spell_it_otherwise(literal: str) -> None:
    first, second = patterns(f"$this :p {literal} . $this :q {literal}")
    assert isinstance(first.object, Var)
    assert first.object != second.object


def test_filters_say_nothing_but_what_exists() -> None:
    found = patterns(
        '$this :p ?x FILTER (?x > 1 && (STR(?x) = "}" || EXISTS { ?x :q ?y })) BIND (STR(?x) AS ?z) '
        'FILTER NOT EXISTS { ?y :r ?z } FILTER REGEX(?x, "{") MINUS { ?x :s ?y }'
    )
    assert [str(pattern.path.iri)[-2] for pattern in found if isinstance(pattern.path, Predicate)] == list("pqrs")


def test_what_has_to_match_beside() -> None:
    query = """SELECT $this WHERE { $this <p:a> ?x . OPTIONAL { ?x <p:b> ?y } { ?x <p:c> ?y } UNION { ?x <p:d> ?y }
        FILTER NOT EXISTS { ?x <p:e> ?y . FILTER EXISTS { ?y <p:f> $this } } }"""
    beside: dict[str, set[str]] = {}
    for pattern, context in where(query).with_context():
        names = "".join(sorted(str(other.path.iri)[-2] for other in context if isinstance(other.path, Predicate)))
        assert isinstance(pattern.path, Predicate)
        beside.setdefault(str(pattern.path.iri)[-2], set()).add(names)
    assert beside == {
        "a": {"ac", "ad"},
        "b": {"abc", "abd"},
        "c": {"ac"},
        "d": {"ad"},
        "e": {"ace", "ade"},
        "f": {"acef", "adef"},
    }


def test_too_many_choices_of_branches_are_left_out() -> None:
    unions = " ".join(f"{{ $this :p{n} ?x }} UNION {{ $this :q{n} ?x }}" for n in range(7))
    assert len(patterns(unions)) == 14


@pytest.mark.parametrize(
    "inside",
    [
        "{ SELECT $this WHERE { $this :p ?x } }",
        "GRAPH ?g { $this :p ?x }",
        "$this :p [ :q ?x ]",
        "$this :p ( 1 2 )",
        "$this !:p ?x",
        "_:b :p $this",
        "$this other:p ?x",
        "$this :p 1.5 . VALUES ?x { 1 }",
        "$this :p\\-q ?x",
        "$this :p ?x FILTER (?x",
        "{ $this :p ?x",
    ],
)
def test_what_is_not_understood_is_refused(inside: str) -> None:
    with pytest.raises(Unreadable):
        patterns(inside)


@pytest.mark.parametrize(
    "query",
    [
        "BASE <https://example.org/> SELECT $this WHERE { $this <p> ?x }",
        "SELECT $this (EXISTS { ?x <p:p> ?y } AS ?z) WHERE { $this <p:p> ?x }",
        "SELECT $this WHERE { $this <p:p> ?x } GROUP BY $this HAVING (EXISTS { ?x <p:p> ?y })",
        "SELECT $this",
    ],
)
def test_a_query_of_a_rare_kind_is_refused(query: str) -> None:
    with pytest.raises(Unreadable):
        where(query)
