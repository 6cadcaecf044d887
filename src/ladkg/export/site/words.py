"""What the pages say in each language: words/<language>.toml, all with the same keys."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(language: str) -> Mapping[str, str]:
    """The wordings of a language by key; raises KeyError for a key that no file has."""
    text = (files("ladkg.export.site") / "words" / f"{language}.toml").read_text("utf-8")
    return {f"{part}.{key}": wording for part, table in tomllib.loads(text).items() for key, wording in table.items()}


def said(language: str, key: str, **values: object) -> str:
    """The wording, with `{name}` in it replaced: `said("en", "home.count", count=20)`."""
    return words(language)[key].format(**values) if values else words(language)[key]
