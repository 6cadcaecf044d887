"""Takes out each term, shape and query in turn and runs its tests, which must then fail: `make removals`.

Each removal is made in a copy of the repository, so that an interrupted run leaves nothing behind. The tests that name
the thing run first, all of its room after them. Prints a line for each removal that no test noticed, and the counts;
exit code 1 when there is one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parents[2]
Removal = tuple[str, str, str, str]
"""What is removed, the file, the file's new text (empty: no file), the tests to run."""


def without(text: str, name: str) -> str:
    """A Turtle file without the statement about a subject, and without mention of it in lists of objects."""
    statement = re.compile(rf"^{re.escape(name)} (?:.*\n)*?.*[ .]\.\n", re.MULTILINE)
    text = statement.sub("", text, count=1)
    text = re.sub(rf"{re.escape(name)}(?![\w-])\s*,\s*|\s*,\s*{re.escape(name)}(?![\w-])", "", text)
    return re.sub(
        rf"[\w]+:[\w]+ {re.escape(name)}(?![\w-])\s*;\s*|;\s*[\w]+:[\w]+ {re.escape(name)}(?![\w-])", "", text
    )


def subjects(folder: str, prefix: str) -> Iterator[tuple[str, Path, str]]:
    for file in sorted((ROOT / folder).glob("*.ttl")):
        text = file.read_text(encoding="utf-8")
        for name, kind in re.findall(rf"^({prefix}:[\w-]+) a (.*)", text, re.MULTILINE):
            if prefix != "lad" or "isDefinedBy" in kind:
                yield name, file, text


def removals() -> Iterator[Removal]:
    for name, file, text in subjects("ontology/modules", "lad"):
        yield name, str(file.relative_to(ROOT)), without(text, name), "tests/ontology/test_terms.py"
    for name, file, text in subjects("shapes", "ladsh"):
        yield name, str(file.relative_to(ROOT)), without(text, name), "tests/shapes"
    tests = {"ask": "tests/queries", "derive": "tests/unit/infer", "hygiene": "tests/shapes"}
    for folder, run in tests.items():
        for file in sorted((ROOT / "queries" / folder).glob("*.rq")):
            yield file.name, str(file.relative_to(ROOT)), "", run


def unnoticed(removal: Removal, copies: "Queue[Path]") -> bool:
    """Whether the tests pass all the same."""
    name, file, text, tests = removal
    copy = copies.get()
    try:
        target = copy / file
        before = target.read_text(encoding="utf-8")
        assert text != before, f"{name} was not found in {file}"
        target.write_text(text, encoding="utf-8") if text else target.unlink()
        passed = all(run(copy, tests, *only) for only in (["-k", f"every or {Path(name).stem.rpartition(':')[2]}"], []))
        target.write_text(before, encoding="utf-8")
    finally:
        copies.put(copy)
    return passed


def run(copy: Path, *arguments: str) -> bool:
    """Whether pytest passes in a copy; choosing no test at all counts as passing."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *arguments]
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False).returncode in {0, 5}


def main() -> int:
    wanted = [removal for removal in removals() if not sys.argv[1:] or removal[0] in sys.argv[1:]]
    copies: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(os.cpu_count() or 1):
            ignored = shutil.ignore_patterns(".venv", ".git", "build", "*cache*")
            copies.put(Path(shutil.copytree(ROOT, Path(folder) / f"{number}" / "ladkg", ignore=ignored)))
        with ThreadPoolExecutor(copies.qsize()) as pool:
            results = list(pool.map(lambda removal: unnoticed(removal, copies), wanted))
    lost = [removal for removal, passed in zip(wanted, results, strict=True) if passed]
    for name, file, _, tests in lost:
        print(f"{file}: nothing in {tests} notices that {name} is gone")  # noqa: T201
    print(f"{len(wanted)} removals, {len(wanted) - len(lost)} noticed")  # noqa: T201
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
