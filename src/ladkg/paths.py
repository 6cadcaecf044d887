"""Where things are: the only place that knows whether we run from a wheel or from a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


@cache
def resources() -> Path:
    """The folder that holds ontology/, shapes/, queries/ and data/."""
    shipped = _PACKAGE / "resources"
    return shipped if shipped.is_dir() else _CHECKOUT


def package() -> Path:
    """This package's own folder."""
    return _PACKAGE


def ontology() -> Path:
    return resources() / "ontology"


def shapes() -> Path:
    return resources() / "shapes"


def queries() -> Path:
    return resources() / "queries"


def data() -> Path:
    return resources() / "data"


def examples() -> Path:
    """The folder that holds, for each subject, files that keep the rules (valid/) and that break one (invalid/)."""
    return _CHECKOUT / "tests/shapes" if resources() == _CHECKOUT else resources() / "examples"


@cache
def build() -> Path:
    """Where the built graph is kept: build/ in a checkout, the user's cache folder for an installed package."""
    if resources() == _CHECKOUT:
        return _CHECKOUT / "build"
    from platformdirs import user_cache_path

    return user_cache_path("ladkg")
