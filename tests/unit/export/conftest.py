"""The pack of the real graph, made once."""

import pytest

from ladkg.export.folder import Folder, whole
from ladkg.export.publication import Publication
from ladkg.pipeline import pack
from ladkg.pipeline.build import Parts


@pytest.fixture(scope="session")
def published(parts: Parts) -> Publication:
    """The dataset, to be published at the project's own address; leave it as it is."""
    return Publication(list(parts), "0")


@pytest.fixture(scope="session")
def packed(published: Publication, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The pack as a folder on disk; leave it as it is."""
    destination = tmp_path_factory.mktemp("packed") / "out"
    with whole(destination) as folder:
        pack.write(published, folder)
    folder.root = destination
    return folder
