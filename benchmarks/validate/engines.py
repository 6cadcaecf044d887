"""The engines that are measured: what is run for each, and how what it finds is read.

    python benchmarks/validate/engines.py ENGINE FOLDER

runs one of those that are called from Python, on the graph and the shapes that `run.py` has put in the folder.
"""

import json
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

COMMAND = "from ladkg.cli import main; main()"
Row = tuple[str, ...]
"""Focus node and value without their brackets; where a rule is named as ours are, also rule and path."""


@dataclass(frozen=True)
class Engine:
    """`most`: triples beyond which it is not run; `command` for a folder, and how its output is read."""

    name: str
    most: int
    command: Callable[[Path], list[str]]
    read: Callable[[str], list[Row]]


def _change(folder: Path) -> list[str]:
    files = ["validate", str(folder / "change.nt"), "--against", str(folder / "store"), "--report", "json"]
    return [sys.executable, "-c", COMMAND, *files]


def _validate(folder: Path) -> list[str]:
    """All that the command does: places in the file and the check of lexical forms too."""
    files = ["validate", str(folder / "merged.nt"), "--shapes", str(folder / "shapes.ttl"), "--report", "json"]
    return [sys.executable, "-c", COMMAND, *files]


def _reported(output: str) -> list[Row]:
    keys = ("focus", "value", "rule", "path")
    return [_row(*(one[key] or "" for key in keys)) for one in json.loads(output)["findings"]]


def _row(focus: str, value: str, *others: str) -> Row:
    return (_plain(focus), _plain(value), *others)


def _plain(term: str) -> str:
    """An IRI without brackets, a literal without quotes, datatype and language."""
    literal = re.match(r'"(.*)"', term, re.DOTALL)
    return literal[1] if literal else term.strip("<>")


def _worker(name: str) -> Callable[[Path], list[str]]:
    return lambda folder: [sys.executable, __file__, name, str(folder)]


def _rows(output: str) -> list[Row]:
    return [_row(*row) for row in json.loads(output)]


def ladkg(folder: Path) -> list[Row]:
    """Our engine on the whole."""
    from pyoxigraph import RdfFormat, parse

    from ladkg import paths
    from ladkg.validate import load_shapes
    from ladkg.validate.engine import evaluate

    data = parse(path=folder / "merged.nt", format=RdfFormat.N_TRIPLES)
    return [(one.focus, one.value, one.rule, one.path) for one in evaluate(data, load_shapes(paths.shapes()), ())]


def tuned(folder: Path) -> list[Row]:
    """pySHACL as this project runs it for reference: each query is parsed once, not for every focus node."""
    from pyoxigraph import RdfFormat, parse

    from ladkg import paths
    from ladkg.validate import load_shapes, reference

    data = parse(path=folder / "merged.nt", format=RdfFormat.N_TRIPLES)
    found = reference.findings(list(data), load_shapes(paths.shapes()), ())
    return [(one.focus, one.value, one.rule, one.path) for one in found]


def pyshacl(folder: Path) -> list[Row]:
    """pySHACL as it comes; a result that it repeats counts once."""
    from pyshacl import validate
    from rdflib import SH

    _, report, _ = validate(str(folder / "merged.nt"), shacl_graph=str(folder / "shapes.ttl"), inplace=True)
    keys = (SH.focusNode, SH.value, SH.sourceShape, SH.sourceConstraint, SH.resultPath)
    found = (tuple(str(report.value(one, key) or "") for key in keys) for one in report.objects(None, SH.result))
    return [row[:2] for row in set(found)]


def pyrudof(folder: Path) -> list[Row]:
    """pyrudof's native engine."""
    import pyrudof  # type: ignore[import-not-found]

    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_data(folder / "merged.nt", pyrudof.RDFFormat.NTriples)
    engine.read_shacl(folder / "shapes.ttl", pyrudof.ShaclFormat.Turtle)
    return [(one.focus_node, one.value or "") for one in engine.validate_shacl()]


def _jena(folder: Path) -> list[str]:
    """Jena's command line, from the packages of Debian."""
    jars = Path("/usr/share/java")
    beside = ("slf4j-api", "slf4j-nop", "commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io")
    more = ("commons-lang3", "thrift", "guava", "gson", "jsonld-java", "jackson-core", "jackson-databind")
    names = [*beside, *more, "jackson-annotations", "httpclient", "httpcore", "titanium-json-ld", "protobuf"]
    core = [*jars.glob("jena-[a-z]*[a-z0-9].jar"), *jars.glob("dexx*.jar")]
    path = [_resources(folder.parent), *core, *(jars / f"{name}.jar" for name in names)]
    files = ["--shapes", str(folder / "shapes-english.ttl"), "--data", str(folder / "merged.nt")]
    return ["java", "-Xmx12g", "-cp", ":".join(map(str, path)), "shacl.shacl", "validate", *files]


def _resources(folder: Path) -> Path:
    """Messages of Xerces, which Debian's jar of Jena keeps in another place than it looks in."""
    into, jar = folder / "xerces-messages", Path("/usr/share/java/jena-core.jar")
    if jar.is_file() and not into.is_dir():
        with zipfile.ZipFile(jar) as held:
            for name in held.namelist():
                if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                    file = into / name.removeprefix("org/apache/jena/ext/")
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(held.read(name))
    return into


def _shacl_report(output: str) -> list[Row]:
    from pyoxigraph import RdfFormat, parse

    found: dict[str, dict[str, str]] = {}
    for quad in parse(output, format=RdfFormat.TURTLE):
        found.setdefault(str(quad.subject), {})[quad.predicate.value.rpartition("#")[2]] = str(quad.object)
    return [_row(one["focusNode"], one.get("value", "")) for one in found.values() if "focusNode" in one]


WORKERS: dict[str, Callable[[Path], list[Row]]] = {
    "ladkg": ladkg,
    "pyrudof": pyrudof,
    "pyshacl-tuned": tuned,
    "pyshacl": pyshacl,
}
ENGINES = (
    Engine("the change", 10**9, _change, _reported),
    Engine("ladkg, whole", 10**9, _worker("ladkg"), _rows),
    Engine("ladkg with places, whole", 10**9, _validate, _reported),
    Engine("pyrudof, whole", 10**6, _worker("pyrudof"), _rows),
    Engine("Jena, whole", 10**6, _jena, _shacl_report),
    Engine("pySHACL tuned, whole", 10**5, _worker("pyshacl-tuned"), _rows),
    Engine("pySHACL, whole", 10**4, _worker("pyshacl"), _rows),
)

if __name__ == "__main__":
    sys.stdout.write(json.dumps(WORKERS[sys.argv[1]](Path(sys.argv[2]))))
