"""What the pages are made from, made once from the real graph."""

import pytest

from ladkg.export.publication import Publication
from ladkg.export.site.known import Known
from ladkg.pipeline import site


@pytest.fixture(scope="session")
def known(published: Publication) -> Known:
    """Leave it as it is."""
    return site.known(published)
