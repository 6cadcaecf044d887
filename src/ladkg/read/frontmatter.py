"""What stands above a text about it: YAML between `---`, TOML between `+++`, or lines of `Key: value`."""

import re
from collections.abc import Mapping
from typing import Any, Final

from ladkg.errors import Fault, FaultyInput
from ladkg.read.language import words
from ladkg.read.normalise import normalised

_YAML: Final = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_TOML: Final = re.compile(r"\s*^\+{3}[ \t]*\n(?P<block>.*?)^\+{3}[ \t]*$", re.MULTILINE | re.DOTALL)
_KEY: Final = re.compile(r"\s*(?:#.*\n\s*)*[\w\"'-]+\s*:(?:\s|$)")
_HEADERS: Final = re.compile(r"\s*(?P<block>(?:^[A-Za-z][\w-]{1,20}:[ \t]+\S.*\n){2,})[ \t]*$", re.MULTILINE)
_NAMES: Final = words(
    """
    author category country date description event lang language location place published
    publisher slug source source_url subject summary tags title type url
    """
)


def front_matter(text: str, name: str) -> tuple[Mapping[str, str], str, int]:
    """The front matter, the body and the number of lines before the body.

    Values are kept as written there, dates included; escapes of double-quoted YAML (`\\\\_`, `\\\\xF3`) are resolved.
    Text that begins with a rule across the page is no front matter; nor are lines of `Key: value` whose keys are not
    such as documents have. Raises FaultyInput with the line where the YAML or TOML is broken.
    """
    if match := _TOML.match(text):
        before = text.count("\n", 0, match.start("block"))
        return _toml(match["block"], name, before), text[match.end() :], text.count("\n", 0, match.end())
    boundaries = list(_YAML.finditer(text[: 1 << 20]))[:2]
    if len(boundaries) < 2 or text[: boundaries[0].start()].strip():
        return _headers(text)
    first, second = boundaries
    block = text[first.end() : second.start()]
    if block.strip() and not _KEY.match(block):
        return {}, text, 0
    before = text.count("\n", 0, first.end())
    return _yaml(block, name, before + 1), text[second.end() :], text.count("\n", 0, second.end())


def _yaml(block: str, name: str, line: int) -> Mapping[str, str]:
    import yaml

    try:
        loaded: Any = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at, column = (line + mark.line, str(mark.column + 1)) if mark else (line, "")
        raise FaultyInput([Fault(name, at, column, f"front matter is not YAML: {error.problem}")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        told = str(error).splitlines()[0]
        raise FaultyInput([Fault(name, line + 1, "", f"front matter is not YAML: {told}")]) from None
    pairs = loaded.items() if isinstance(loaded, dict) else ()
    return {key: normalised(value) for key, value in pairs if isinstance(value, str)}


def _toml(block: str, name: str, before: int) -> Mapping[str, str]:
    import tomllib

    try:
        # Dates and numbers as they are written: whatever is neither a string, a list nor a table stays text.
        loaded = tomllib.loads(block, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (before + int(at[1]), at[2]) if at else (before + 1, "")
        raise FaultyInput([Fault(name, line, column, f"front matter is not TOML: {error}")]) from None
    plain = {key: value for key, value in loaded.items() if not isinstance(value, list | dict | bool)}
    return {key: normalised(value if isinstance(value, str) else str(value)) for key, value in plain.items()}


def _headers(text: str) -> tuple[Mapping[str, str], str, int]:
    match = _HEADERS.match(text[: 1 << 16])
    if not match:
        return {}, text, 0
    pairs = [line.partition(":") for line in match["block"].splitlines()]
    said = {key.strip().lower().replace("-", "_"): normalised(value) for key, _, value in pairs}
    if not said.keys() <= _NAMES:
        return {}, text, 0
    return said, text[match.end() :], text.count("\n", 0, match.end())
