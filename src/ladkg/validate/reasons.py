"""Why a finding is one: a sentence and what goes into it, put into words only when and as somebody reads it."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from ladkg.validate.report import LANGUAGES
from ladkg.validate.sentences import COUNTED, MORE, SENTENCES, SHAPE, VALUE

_NONE_IS_ONE: Final = LANGUAGES.index("fr")
"""The language in which none of a thing is said as one of it: https://cldr.unicode.org/index/cldr-spec/plural-rules."""


class Reason(NamedTuple):
    """One line: the key of a sentence, what goes into it, how far it is indented and the path it is about, if one."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    depth: int = 0
    path: str = ""

    def text(self, language: str) -> str:
        """The line in the language; English where there is no such language."""
        spoken = LANGUAGES.index(language) if language in LANGUAGES else 0
        values = dict(self.values)
        known = {name: _SPELT[name](value, spoken) if name in _SPELT else value for name, value in values.items()}
        if "more" in values:
            known["terms"] += MORE[spoken].format(values["more"])
        sentence = SENTENCES[self.key][spoken].format_map(known)
        return "  " * self.depth + (f"{self.path}: " if self.path else "") + sentence

    def texts(self) -> dict[str, str]:
        """The line in every language."""
        return {language: self.text(language) for language in LANGUAGES}


def reason(key: str, **values: object) -> Reason:
    """A reason with its values as text."""
    return Reason(key, tuple((name, str(value)) for name, value in values.items()))


def _counted(name: str) -> Callable[[str, int], str]:
    return lambda number, spoken: f"{number} {COUNTED[name][spoken][_is_many(number, spoken)]}"


def _is_many(number: str, spoken: int) -> bool:
    return number != "1" and not (number == "0" and spoken == _NONE_IS_ONE)


_SPELT: Final[Mapping[str, Callable[[str, int], str]]] = {
    "value": lambda term, spoken: term or VALUE[spoken],
    "shape": lambda name, spoken: name or SHAPE[spoken],
    "which": lambda names, spoken: ", ".join(name or SHAPE[spoken] for name in names.split("\n")),
    **{name: _counted(name) for name in COUNTED},
}
