"""Fixtures that more than one room uses."""

import os
from pathlib import Path

import pytest
from pyoxigraph import Store

from ladkg.library.run import store_of
from ladkg.pipeline.build import Parts, assemble

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with the texts, which the repository does not hold; where CI is set they must be there."""
    folder = Path(os.environ.get("LADKG_TEXTS") or ROOT.parent / "shared" / "sources")
    if not (folder / "la-declaration.md").is_file():
        told = "the texts are not at hand: set LADKG_TEXTS to the folder that holds la-declaration.md"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return folder


@pytest.fixture(scope="session")
def parts() -> Parts:
    """The dataset in its parts, made once from the project's own tables."""
    return assemble()


@pytest.fixture(scope="session")
def store(parts: Parts) -> Store:
    """The dataset in memory, ready to be asked; leave it as it is."""
    return store_of(parts)
