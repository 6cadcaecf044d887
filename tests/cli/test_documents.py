"""The documentation of the command line cannot drift from it."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_help_says() -> None:
    spec = importlib.util.spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
    assert spec is not None
    assert spec.loader is not None
    documents = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documents)
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == documents.page(), "run: make docs"
