"""JSON-LD with every feature of 1.1 is read as pyoxigraph reads it; and what stands at a place is the term."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Triple, parse

from ladkg import graph
from ladkg.errors import FaultyInput, InputError
from ladkg.read.places import BASE, Wanted, places, statements
from ladkg.terms import RDF

CONTEXT: dict[str, Any] = {
    "@vocab": "http://v/",
    "e": "http://e/",
    "id": "@id",
    "type": "@type",
    "none": "@none",
    "nested": "@nest",
    "nothing": None,
    "ref": {"@id": "e:ref", "@type": "@id"},
    "term": {"@id": "e:term", "@type": "@vocab"},
    "day": {"@id": "e:day", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "name": {"@id": "e:name", "@language": "es"},
    "right": {"@id": "e:right", "@language": "ar", "@direction": "rtl"},
    "list": {"@id": "e:list", "@container": "@list"},
    "set": {"@id": "e:set", "@container": "@set"},
    "spoken": {"@id": "e:spoken", "@container": "@language"},
    "index": {"@id": "e:index", "@container": ["@index", "@set"]},
    "keyed": {"@id": "e:keyed", "@container": "@index", "@index": "name"},
    "by-id": {"@id": "e:by-id", "@container": "@id"},
    "by-type": {"@id": "e:by-type", "@container": "@type"},
    "graph": {"@id": "e:graph", "@container": "@graph"},
    "graph-id": {"@id": "e:graph-id", "@container": ["@graph", "@id"]},
    "graph-index": {"@id": "e:graph-index", "@container": ["@graph", "@index"]},
    "json": {"@id": "e:json", "@type": "@json"},
    "of": {"@reverse": "e:of"},
    "scoped": {"@id": "e:scoped", "@context": {"name": "e:within", "list": "e:plain"}},
    "T": {"@id": "e:T", "@context": {"name": "e:of-t", "ref": {"@id": "e:of-t-too"}}},
    "U": {"@id": "e:U", "@context": {"@propagate": True, "name": {"@id": "e:of-u", "@language": "fr"}}},
}
LOCAL: list[Any] = [
    {"name": "e:local"},
    {"@propagate": False, "name": "e:here"},
    {"@protected": True, "more": "e:more"},
    {"@vocab": "http://w/"},
    {"@base": "http://b/c/"},
    {"@base": None},
    {"@language": "de"},
    None,
    [None, {"e": "http://e/"}],
]
IDS = st.sampled_from(["e:a", "e:b", "_:x", "rel", "http://e/c", "a b"])
TYPES = st.sampled_from(["T", "U", "W", "e:x", ["U", "T"], ["W", "e:x"], []])
SCALARS = st.sampled_from(["x", "e:o", "T", "", "é\n", 1, 2.5, -3, 1e21, -0.25e-9, True, None])
VALUES = st.sampled_from(
    [
        {"@value": "v"},
        {"@value": 3, "@index": "i"},
        {"@value": None},
        {"@value": "v", "@language": "FR"},
        {"@value": "v", "@language": "en", "@direction": "ltr"},
        {"@type": "e:d", "@value": "v"},
        {"@type": "@json", "@value": {"@id": ["v"]}},
        {"@type": "@json", "@value": None},
    ]
)
SPOKEN = st.sampled_from([{"en": "a", "es": ["b", None], "@none": "c"}, {"none": ["z"]}, "plain", None])


def several(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(inner, st.lists(inner, max_size=2))


def keyed(keys: list[str], inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from([*keys, "@none", "none"]), inner, max_size=2)


def below(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A node object with values, and with nodes that are made so far."""
    nodes = inner.filter(lambda one: isinstance(one, dict) and not one.keys() & {"@value", "@list", "@set"})
    some = several(nodes)
    wrapped = st.one_of(some, st.fixed_dictionaries({"@graph": some}))
    maps = {
        "index": keyed(["k", "l"], inner),
        "keyed": keyed(["k", "l"], some),
        "by-id": keyed(["e:a", "_:x", "rel"], st.one_of(some, st.just("e:text"))),
        "by-type": keyed(["T", "U", "W"], some),
        "graph": st.one_of(some, st.just("x")),
        "graph-id": keyed(["e:a", "_:x"], wrapped),
        "graph-index": keyed(["k", "l"], wrapped),
    }
    entries = {
        **dict.fromkeys(["ref", "term", "day", "name", "right", "list", "set", "scoped", "e:p", "p", "nothing"], inner),
        **maps,
        "spoken": SPOKEN,
        "json": st.one_of(inner, st.sampled_from([[1, {"a": None}], 2.0])),
        "of": nodes,
        "@reverse": st.dictionaries(st.sampled_from(["name", "e:r", "of", "set"]), some, max_size=2),
        "@included": some,
        "@graph": some,
        "@index": st.just("i"),
        "@context": st.sampled_from(LOCAL),
        "@nest": several(st.fixed_dictionaries({"name": inner})),
        "nested": several(st.fixed_dictionaries({"e:p": inner, "by-type": maps["by-type"]})),
        "@id": IDS,
        "id": IDS,
        "@type": TYPES,
        "type": TYPES,
    }
    some_keys = st.lists(st.sampled_from(list(entries)), max_size=4, unique=True)
    node = some_keys.flatmap(
        lambda keys: st.tuples(*(entries[key] for key in keys)).map(lambda of: dict(zip(keys, of, strict=True)))
    )
    return st.one_of(
        node,
        node,
        st.lists(inner, max_size=3),
        st.fixed_dictionaries({"@list": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"@set": inner}),
    )


def document(said: Any) -> str:
    whole = {**said, "@context": CONTEXT} if isinstance(said, dict) else {"@context": CONTEXT, "p": said}
    return json.dumps(whole, indent=1, ensure_ascii=False)


DOCUMENTS = st.recursive(st.one_of(SCALARS, VALUES), below, max_leaves=12).map(document)


def shape(rows: Any) -> list[tuple[Any, ...]]:
    """The rows with blank nodes numbered as they appear, and without the text of JSON literals."""
    numbers: dict[BlankNode, int] = {}

    def of(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return numbers.setdefault(term, len(numbers))
        return "JSON" if isinstance(term, Literal) and term.datatype.value.endswith("#JSON") else str(term)

    return [tuple(map(of, row)) for row in rows]


def agree(text: str, quads: list[Quad]) -> bool:
    said = statements(text, RdfFormat.JSON_LD)
    ours = shape((one.subject.term, one.predicate.term, one.object.term, one.graph) for one in said)
    return ours == shape((quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in quads)


@given(DOCUMENTS)
@settings(max_examples=400, deadline=None)
def test_json_ld_is_read_as_pyoxigraph_reads_it(text: str) -> None:
    try:
        quads = list(parse(text.encode(), format=RdfFormat.JSON_LD, base_iri=BASE))
    except SyntaxError:
        return
    assert agree(text, quads)


def test_the_documents_of_the_w3c_are_read_as_pyoxigraph_reads_them() -> None:
    folder = os.environ.get("LADKG_JSONLD_SUITE")
    if not folder:
        pytest.skip("set LADKG_JSONLD_SUITE to the folder tests of a checkout of github.com/w3c/json-ld-api")
    read = 0
    for path in sorted(Path(folder).rglob("*.jsonld")):
        data = path.read_bytes()
        try:
            quads = list(graph.read_bytes(data, RdfFormat.JSON_LD, str(path)))
        except InputError:
            continue
        assert agree(data.decode("utf-8-sig"), quads), path
        wanted = {Wanted(*quad.triple) for quad in quads}
        assert places(data, RdfFormat.JSON_LD, "f", wanted, quads).keys() == wanted, path
        read += bool(quads)
    assert read > 1_500


@given(DOCUMENTS)
@settings(max_examples=200, deadline=None)
def test_what_stands_at_the_place_of_an_object_is_the_object(text: str) -> None:
    try:
        quads = list(parse(text.encode(), format=RdfFormat.JSON_LD, base_iri=BASE))
    except SyntaxError:
        return
    wanted = {Wanted(*quad.triple) for quad in quads}
    found = places(text.encode(), RdfFormat.JSON_LD, "f", wanted, quads)
    assert found.keys() == wanted
    lines = text.split("\n")
    for want, spots in found.items():
        for spot in spots if want.predicate != RDF.rest else ():
            assert spot.end_column
            assert is_said(want.object, lines[spot.line - 1][spot.column - 1 : spot.end_column - 1])


def is_said(term: Any, written: str) -> bool:
    """Whether the JSON at a place, or its opening bracket, stands for the term."""
    if isinstance(term, BlankNode):
        return True  # a node without a name, or a list, which may be written as its one value
    if written in {"{", "["}:
        return str(term).endswith(("#nil>", "#JSON>"))
    value = json.loads(written)
    if isinstance(term, Literal) and term.datatype.value.endswith("#JSON"):
        return bool(json.loads(term.value) == value)
    if isinstance(value, bool):
        return isinstance(term, Literal) and term.value == str(value).lower()
    if isinstance(value, int | float):
        return isinstance(term, Literal) and float(term.value) == value
    if isinstance(term, Literal):
        return bool(term.value == value)
    assert not isinstance(term, Triple)
    return bool(term is not None and str(term.value).endswith(str(value).rpartition(":")[2]))


@pytest.mark.parametrize(
    "context",
    [
        "http://example.org/context",
        ["http://example.org/context"],
        {"@import": "http://example.org/context"},
        {"p": {"@id": "e:p", "@context": "http://example.org/context"}},
        {"p": {"@id": "e:p", "@context": {"@import": "context.jsonld"}}},
    ],
)
def test_a_context_that_is_elsewhere_is_refused(context: Any) -> None:
    text = json.dumps({"@context": context, "@id": "e:s", "e:p": "x"})
    with pytest.raises(InputError):
        list(graph.read_bytes(text.encode(), RdfFormat.JSON_LD, "f"))


def test_a_protected_term_keeps_its_meaning() -> None:
    text = json.dumps({"@context": [{"@protected": True, "p": "e:p"}, {"p": "e:other"}], "@id": "e:s", "p": "x"})
    with pytest.raises(InputError, match="protected term p"):
        list(graph.read_bytes(text.encode(), RdfFormat.JSON_LD, "f"))


@pytest.mark.parametrize("name", ["graph", "graph-id", "graph-index"])
@pytest.mark.parametrize("inner", [{"@set": ["x"]}, {"@list": [{"@id": "e:o"}]}, {"@index": "i", "@set": []}])
def test_what_would_end_the_parser_is_refused_at_its_place(name: str, inner: Any) -> None:
    said = inner if name == "graph" else {"e:k": inner}
    text = json.dumps({"@context": CONTEXT, "p": {"@set": [1]}, name: [said] if name == "graph" else said})
    with pytest.raises(FaultyInput, match="graph container") as refused:
        list(graph.read_bytes(text.encode(), RdfFormat.JSON_LD, "f"))
    (fault,) = refused.value.faults
    assert text[int(fault.column) - 1 :].startswith(json.dumps(inner))


def test_lists_and_sets_in_graphs_are_read() -> None:
    text = json.dumps({"@context": CONTEXT, "graph": {"list": ["x"], "set": {"@set": [1]}, "p": {"@list": [2]}}})
    assert len(list(graph.read_bytes(text.encode(), RdfFormat.JSON_LD, "f"))) == 8


@pytest.mark.parametrize(
    "text", ["", "[", "}", '{"@id": 1e, "x"}', '{"a": "\\x"}', '{"@context": {"a": {"@container": 1}}, "a": 1']
)
def test_what_is_not_valid_is_left_to_the_parser(text: str) -> None:
    with pytest.raises(FaultyInput, match="f:1:"):
        list(graph.read_bytes(f'{text} {{"@graph" "@container" "@set"'.encode(), RdfFormat.JSON_LD, "f"))
