"""The hash of a dataset, and its compressed files."""

import gzip
from hashlib import sha256

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg.errors import InputError
from ladkg.export.pack.dataset import canonical_hash, compressed

S, P = NamedNode("https://e.org/s"), NamedNode("https://e.org/p")


def test_the_hash_is_that_of_the_canonical_lines_sorted() -> None:
    quads = [Quad(S, P, Literal("b")), Quad(S, P, Literal('\x01\b\t\n\x0b\f\r\x7f"\\\u202eé'), S), Quad(P, P, S, P)]
    lines = (
        "<https://e.org/p> <https://e.org/p> <https://e.org/s> <https://e.org/p> .\n"
        '<https://e.org/s> <https://e.org/p> "\\u0001\\b\\t\\n\\u000B\\f\\r\\u007F\\"\\\\\u202eé" <https://e.org/s> .\n'
        '<https://e.org/s> <https://e.org/p> "b" .\n'
    )
    assert canonical_hash(quads) == sha256(lines.encode()).hexdigest()


def test_names_and_order_of_blank_nodes_do_not_matter_but_what_they_say_does() -> None:
    def said(one: str, two: str, end: str) -> list[Quad]:
        return [Quad(BlankNode(one), P, BlankNode(two)), Quad(BlankNode(two), P, Literal(end))]

    assert canonical_hash(said("a", "b", "x")) == canonical_hash(said("z", "a", "x")[::-1])
    assert canonical_hash(said("a", "b", "x")) != canonical_hash(said("a", "b", "y"))


def test_too_many_blank_nodes_are_refused() -> None:
    with pytest.raises(InputError, match="2000 blank nodes are too many"):
        canonical_hash(Quad(BlankNode(f"b{number}"), P, S) for number in range(2000))


def test_compressed_data_say_neither_when_nor_as_what_they_were_compressed() -> None:
    data = compressed(b"x" * 1000)
    assert gzip.decompress(data) == b"x" * 1000
    assert data[3:8] == b"\0\0\0\0\0"
