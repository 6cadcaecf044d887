"""The whole dataset in every syntax, and the hash that tells whether two are the same."""

import gzip
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

from ladkg import graph
from ladkg.errors import InputError
from ladkg.export.folder import File
from ladkg.export.pack.forms import prefixes
from ladkg.export.pack.jsonld import context_file, document
from ladkg.export.pack.rdfxml import rdfxml
from ladkg.export.publication import Publication

NAME: Final = "ladkg"
HASH: Final = "rdfc10.txt"
_MOST: Final = 1_000
"""Blank nodes in a dataset to be hashed: telling them apart may take exponential time."""


def files(publication: Publication) -> Iterator[File]:
    """The dataset in every syntax, the context of its JSON-LD, and its hash.

    TriG, N-Quads and JSON-LD keep the named graphs, the others hold their union. Raises InputError for a statement that
    a syntax cannot hold.
    """
    quads = graph.normalised(publication.quads)
    union = graph.normalised(Quad(*quad.triple) for quad in quads)
    used = prefixes(union, publication.context)
    yield f"{NAME}.ttl", _written(union, RdfFormat.TURTLE, used)
    yield f"{NAME}.trig", _written(quads, RdfFormat.TRIG, used)
    yield f"{NAME}.rdf", rdfxml(union, used)
    yield f"{NAME}.jsonld", document(quads, publication.context)
    yield "context.jsonld", context_file(publication.context)
    yield f"{NAME}.nq.gz", compressed(_written(quads, RdfFormat.N_QUADS))
    yield f"{NAME}.nt.gz", compressed(_written(union, RdfFormat.N_TRIPLES))
    yield HASH, f"{canonical_hash(quads)}  {NAME}.nq\n".encode()


def _written(quads: Iterable[Quad], form: RdfFormat, used: dict[str, str] | None = None) -> bytes:
    said = quads if form.supports_datasets else (quad.triple for quad in quads)
    return serialize(said, format=form, prefixes=used) or b""


def compressed(data: bytes) -> bytes:
    """As gzip, without the time and the name, so that equal data give equal bytes."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def canonical_hash(quads: Iterable[Quad]) -> str:
    """SHA-256 of the canonical N-Quads, https://www.w3.org/TR/rdf-canon/: equal for isomorphic datasets alone.

    Raises InputError where so many blank nodes are to be told apart that it might never end.
    """
    said = set(quads)
    blank = {node for quad in said for node in quad if isinstance(node, BlankNode)}
    if len(blank) > _MOST:
        raise InputError(f"{len(blank)} blank nodes are too many to be told apart; give them IRIs")
    if blank:
        dataset = Dataset(said)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        said = set(dataset)
    lines = _written(said, RdfFormat.N_QUADS).splitlines(keepends=True)
    return sha256(b"".join(sorted(lines))).hexdigest()
