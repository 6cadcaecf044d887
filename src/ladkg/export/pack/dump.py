"""The files that hold the dataset, as a portal has to know them: path, size, hash, syntax."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from ladkg.export.folder import Folder
from ladkg.export.pack.dataset import NAME

GZIP: Final = "application/gzip"


@dataclass(frozen=True)
class Syntax:
    """A kind of file: its name, its media type (IANA), its code in the EU's file-type authority."""

    name: str
    media_type: str
    code: str


SYNTAXES: Final = {
    ".ttl": Syntax("Turtle", "text/turtle", "RDF_TURTLE"),
    ".trig": Syntax("TriG", "application/trig", "RDF_TRIG"),
    ".nt": Syntax("N-Triples", "application/n-triples", "RDF_N_TRIPLES"),
    ".nq": Syntax("N-Quads", "application/n-quads", "RDF_N_QUADS"),
    ".jsonld": Syntax("JSON-LD", "application/ld+json", "JSON_LD"),
    ".rdf": Syntax("RDF/XML", "application/rdf+xml", "RDF_XML"),
    ".csv": Syntax("CSV", "text/csv", "CSV"),
    ".parquet": Syntax("Parquet", "application/vnd.apache.parquet", "PARQUET"),
}
"""By ending of the file's name, that of a compression apart."""


@dataclass(frozen=True)
class Dump:
    """A file of the folder. `size` in bytes, `sha256` in hexadecimal digits."""

    path: str
    size: int
    sha256: str

    @property
    def syntax(self) -> Syntax:
        """What is in the file, once unpacked."""
        return SYNTAXES[PurePosixPath(self.path.removesuffix(".gz")).suffix]

    @property
    def compressed(self) -> bool:
        """Whether the file must be unpacked with gzip."""
        return self.path.endswith(".gz")

    @property
    def media_type(self) -> str:
        """What a server says of the file as it stands."""
        return GZIP if self.compressed else self.syntax.media_type


def dumps(folder: Folder) -> list[Dump]:
    """The files at the root that hold the whole dataset, as far as they are written."""
    paths = sorted(path for path in folder.sums if path.startswith(f"{NAME}.") and "/" not in path)
    return [Dump(path, folder.sizes[path], folder.sums[path]) for path in paths]
