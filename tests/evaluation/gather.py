"""Turns annotations made beside the texts (gold.json) into tables that cite passages by place and hash.

    python tests/evaluation/gather.py FOLDER

FOLDER holds dev/, held/ and last/, in each a folder for a text: the text itself and gold.json (docs/evaluation.md).
Run it again whenever the reader changes what it makes of a text.
"""

import csv
import dataclasses
import hashlib
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ladkg.pipeline import tables
from ladkg.read import document
from ladkg.records.annotation import Annotation
from ladkg.records.text import Document

HERE = Path(__file__).parent
COLUMNS = [field.name for field in dataclasses.fields(Annotation)]
ABOUT = ["text", "half", "kind", "date", "repository", "commit", "path", "sha256", "passages"]
QUOTE = 8


def main(folder: Path) -> None:
    about = []
    for half in ("dev", "held", "last"):
        target = HERE / half
        target.mkdir(exist_ok=True)
        for gold in sorted(folder.glob(f"{half}/*/gold.json")):
            said = json.loads(gold.read_text("utf-8"))
            text = f"{gold.parent.name}/{said['text']['language']}"
            read = document.read(next(gold.parent.glob("text.*")))
            rows = list(_rows(read, said, text))
            _write(target / f"{gold.parent.name}.csv", COLUMNS, rows)
            about.append(_about(read, said, text, half))
    _write(HERE / "texts.csv", ABOUT, about)


def _rows(read: Document, said: Any, text: str) -> Iterator[dict[str, Any]]:
    """What was annotated, each with the passage of our reading that holds it."""
    finder = _Finder(read)
    for passage in said["passages"]:
        place = finder.place(passage["sentence"])
        if not place:
            print(f"{text}: not found: {passage['sentence'][:60]!r}", file=sys.stderr)  # noqa: T201
            continue
        base = {"text": text, **place}
        forces: dict[str, dict[str, Any]] = {}
        for one in passage.get("statements", ()) if passage["operative"] else ():
            row = forces.setdefault(_force(one), {"undertakes": False, "hedges": set(), "groups": set()})
            row["undertakes"] |= bool(one.get("undertakes"))
            row["hedges"] |= set(one.get("hedges", ()))
            row["groups"] |= set(one.get("beneficiaries") or ())
        for force, row in forces.items():
            flat = {name: "|".join(sorted(row[name])) for name in ("hedges", "groups")}
            yield {**base, "layer": "statement", "force": force, "undertakes": str(row["undertakes"]).lower(), **flat}
        if not forces:
            yield {**base, "layer": "none"}
    yield from _names(finder, said, text)


def _names(finder: "_Finder", said: Any, text: str) -> Iterator[dict[str, Any]]:
    seen = set()
    for layer, key in (("participant", "participants"), ("instrument", "instruments")):
        for one in said[key]:
            value = _slug(one.get("ref")) or one["named"]
            place = finder.place(one.get("sentence") or one["named"])
            if place and (layer, value) not in seen:
                seen.add((layer, value))
                yield {"text": text, "layer": layer, "value": value, **place}


def _slug(ref: str | None) -> str | None:
    """The agent by the slug that the table of organizations has for it: `european-union` for `eu`."""
    slugs = {row.record.acronym.lower(): row.record.id for row in tables.rows("organizations") if row.record.acronym}
    kind, _, slug = (ref or "").rpartition("/")
    return f"{kind}/{slugs[slug]}" if kind and slug in slugs else ref


def _force(one: Any) -> str:
    """The force; "remain committed" engages as in the curated table of the Declaration (preamble/9)."""
    verb = one["verb"].lower()
    return "commit" if "remain" in verb and "committed" in verb else str(one["force"])


class _Finder:
    """Finds wordings in a text without regard to case, white space and marks."""

    def __init__(self, read: Document) -> None:
        self.read = read
        letters = [(char.lower(), at) for at, char in enumerate(read.text) if char.isalnum()]
        self.folded = "".join(char for char, _ in letters)
        self.places = [at for _, at in letters]
        self.sentences = sorted(read.sentences(), key=lambda sentence: sentence.start)
        self.past = 0

    def place(self, wording: str) -> dict[str, Any] | None:
        sought = "".join(char.lower() for char in wording if char.isalnum())
        at = self.folded.find(sought, self.past) if sought else -1
        if at < 0:
            at = self.folded.find(sought) if sought else -1
        if at < 0:
            return None
        self.past = at
        start, last = self.places[at], self.places[at + len(sought) - 1]
        held = self.sentences[bisect_right([one.start for one in self.sentences], start) - 1]
        end = held.end if held.end >= last and held.end - last < 6 else last + 1
        start = held.start if start - held.start < 6 else start
        exact = self.read.text[start:end]
        return {
            "eid": held.eid,
            "start": start,
            "end": end,
            "sha256": hashlib.sha256(exact.encode()).hexdigest(),
            "quote": " ".join(re.sub(r"^[=+@-]+", "", exact).split()[:QUOTE]),
        }


def _about(read: Document, said: Any, text: str, half: str) -> dict[str, Any]:
    meta = said["text"]
    return {
        "text": text,
        "half": half,
        "kind": meta.get("kind"),
        "date": meta.get("date"),
        "repository": meta.get("repo"),
        "commit": meta.get("commit"),
        "path": meta.get("path"),
        "sha256": read.sha256,
        "passages": len(said["passages"]),
    }


def _write(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
