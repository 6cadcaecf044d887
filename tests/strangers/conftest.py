"""The pack as strangers get it, and the strangers."""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ladkg.export.folder import whole
from ladkg.export.publication import Publication
from ladkg.pipeline.build import Parts
from ladkg.pipeline.pack import write

HERE = Path(__file__).parent
JARS = Path("/usr/share/java")
# Jena's own, and what it needs of Debian's packages; of slf4j's bindings exactly one.
WANTED = (
    *("jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-dboe-base", "jena-iri", "jena-shacl", "jena-tdb"),
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "gson"),
    *(
        "guava",
        "httpclient",
        "httpclient-cache",
        "httpcore",
        "jackson-annotations",
        "jackson-core",
        "jackson-databind",
        "jsonld-java",
    ),
    *("jcl-over-slf4j", "protobuf", "slf4j-api", "slf4j-simple", "thrift", "titanium-json-ld", "jakarta.json-api"),
)
Riot = Callable[..., bytes]
Node = Callable[[Sequence[Path]], dict[str, str]]


def absent(told: str) -> None:
    """Where CI is set the strangers must be there."""
    pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


@pytest.fixture(scope="session")
def pack(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole pack, written as it is published."""
    destination = tmp_path_factory.mktemp("published") / "pack"
    with whole(destination) as folder:
        write(Publication(list(parts), "0.1.0"), folder)
    return destination


@pytest.fixture(scope="session")
def riot(tmp_path_factory: pytest.TempPathFactory) -> Riot:
    """Jena's `riot`, called with arguments; its standard output. It must end well and say nothing."""
    command = _riot(tmp_path_factory.mktemp("jena"))

    def run(*arguments: object) -> bytes:
        done = subprocess.run(
            [*command, *map(str, arguments)], capture_output=True, stdin=subprocess.DEVNULL, timeout=300, check=False
        )
        warned = [line for line in done.stderr.decode().splitlines() if " INFO " not in line]
        assert (done.returncode, warned) == (0, [])
        return done.stdout

    return run


def _riot(folder: Path) -> list[str]:
    if found := shutil.which("riot"):
        return [found]
    if not shutil.which("java") or not (JARS / "jena-cmds.jar").is_file():
        absent("no java or no riot: run scripts/ensure-java")
    # Debian's build looks for the messages of Xerces in another package than where it has put them.
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and not name.endswith("/"):
                target = folder / name.removeprefix("org/apache/jena/ext/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    classes = [str(folder), *(str(JARS / f"{name}.jar") for name in WANTED)]
    return ["java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", ":".join(classes), "riotcmd.riot"]


@pytest.fixture(scope="session")
def node() -> Node:
    """N3.js, jsonld.js, rdfxml-streaming-parser and rdf-canonize: the RDFC-1.0 hash of each file, by tool and path."""
    if not shutil.which("node") or not (HERE / "node_modules").is_dir():
        absent("no node, or no modules: run scripts/ensure-node and npm ci --prefix tests/strangers")

    def run(paths: Sequence[Path]) -> dict[str, str]:
        asked = json.dumps([str(path) for path in paths]).encode()
        done = subprocess.run(
            ["node", str(HERE / "read.mjs")], input=asked, capture_output=True, timeout=300, check=False
        )
        assert (done.returncode, done.stderr.decode()) == (0, "")
        found: dict[str, str] = json.loads(done.stdout)
        return found

    return run
