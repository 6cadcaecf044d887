"""Writes docs/rules.md from the shapes, the queries and their examples: `make docs`."""

import sys
from collections import defaultdict
from pathlib import Path

from ladkg import paths
from ladkg.pipeline.check import explained
from ladkg.validate import load_shapes
from ladkg.validate.catalogue import Explained, with_examples

ROOT = Path(__file__).parents[2]


def page() -> str:
    """The page: a section for each file of shapes, one entry for each rule."""
    rooms: defaultdict[str, list[Explained]] = defaultdict(list)
    for rule in with_examples(explained(load_shapes(paths.shapes())), paths.examples()):
        rooms[Path(rule.file).stem if rule.file.startswith("shapes/") else "whole graph"].append(rule)
    parts = ["# The rules", "", "Made by `make docs` from the shapes and queries; a test holds both equal.", ""]
    parts += ["`ladkg rules ID` shows the same with the examples themselves, in four languages (`--lang`).", ""]
    for room, rules in sorted(rooms.items()):
        parts += [f"## {room}", ""]
        parts += [line for rule in rules for line in entry(rule)]
    return "\n".join(parts)


def entry(rule: Explained) -> list[str]:
    """What the page says of a rule."""
    where = f" · [{rule.file}:{rule.line}](../{path(rule)})" if rule.file else ""
    examples = [f"breaks it: {link(rule.bad[0])}"] if rule.bad else []
    examples += [f"keeps it: {link(rule.good)}"] if rule.good else []
    lines = [f"### {rule.id}", "", f"{rule.severity}{where}", "", rule.message().replace("<", "&lt;"), ""]
    lines += [f"    {rule.constraint}", ""] if rule.constraint else []
    return [*lines, " · ".join(examples), ""] if examples else lines


def path(rule: Explained) -> str:
    return rule.file if rule.file.startswith("shapes/") else f"queries/{rule.file}"


def link(file: Path) -> str:
    return f"[{file.name}](../{file.relative_to(ROOT).as_posix()})"


if __name__ == "__main__":
    sys.stdout.write(page())
