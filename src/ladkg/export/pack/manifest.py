"""A Prez manifest: which files a Prez server is to load, and as what (https://prez.dev/manifest/).

Its descriptors are blank nodes by custom; here they are IRIs, which its shapes allow as well.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, Quad

from ladkg.export.folder import File, Folder
from ladkg.export.pack.describing import files as written
from ladkg.export.pack.describing import kind, node, say
from ladkg.export.publication import Publication
from ladkg.terms import MRR, PREZ, PROF, SCHEMA

_ROLES: Final = {
    "dcat.ttl": (MRR.CatalogueData, "The catalogue and the dataset"),
    "ladkg.ttl": (MRR.ResourceData, "The dataset, with its ontology"),
    "shapes.ttl": (MRR.CatalogueAndResourceModel, "The shapes of the dataset"),
}


def files(publication: Publication, folder: Folder) -> Iterator[File]:  # noqa: ARG001 it says the same of all
    """`manifest.ttl`, of those files that the folder has."""
    return written("manifest", described(folder.sums))


def described(present: dict[str, str]) -> Iterator[Quad]:
    """The manifest of files that are present."""
    manifest = node("manifest")
    yield from kind(manifest, PREZ.Manifest)
    for path, (role, name) in _ROLES.items():
        if path in present:
            descriptor = node("manifest", path)
            yield Quad(manifest, PROF.hasResource, descriptor)
            yield from say(
                descriptor,
                (PROF.hasArtifact, Literal(path)),
                (PROF.hasRole, role),
                (SCHEMA.name, Literal(name, language="en")),
            )
