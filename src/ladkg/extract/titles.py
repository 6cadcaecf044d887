"""Titles of instruments that no table knows: capitalised words round a word such as Agreement, Convention, Plan."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ladkg.extract.names import Names, folded

_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}(?:[-‐‑–/][^\W_]+)*|[^\W_]+(?:[-‐‑–'’&/.][^\W_]+)*|[^\w\s]")
_POSSESSIVE: Final = re.compile(r".+(?:['’]s|s['’])$")
_ROMAN: Final = re.compile(r"[IVX]+|\d{4}(?:[-–]\d{2,4})?")
_RESOLUTION: Final = (
    r"(?<!\w)((?:[A-Z][\w.’']{{0,40}}\s+(?:de\s+|of\s+(?:the\s+)?)?){{0,5}})(?:{words})s?\s+"
    r"(?:No\.?\s*)?(\d+(?:[/.]\w+)*)(?:\s*\((\d{{4}})\))?"
)
_LOWER: Final = 7
_REACH: Final = 40
_LONG: Final = 3
_LONG_WEAK: Final = 4
_ABBREVIATED: Final = 14


class Title(NamedTuple):
    """A title at offsets of the sentence, and the abbreviation that stands in brackets in or after it, if any."""

    start: int
    end: int
    abbreviation: str
    rule: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or (self.text[0].isdigit() and bool(re.search("[A-Z]", self.text)))

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()


def titles(text: str, words: Names) -> Iterator[Title]:
    """The titles in a sentence, in order; linear in its length."""
    tokens = [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    past = 0
    for at, token in enumerate(tokens):
        if at < past or not _heads(token, words):
            continue
        if found := _title(tokens, at, past, words):
            past, title = found
            yield title


def resolutions(text: str, words: Names) -> Iterator[tuple[int, int, str]]:
    """Start, end and number of each resolution that is cited by its number."""
    wanted = "|".join(map(re.escape, words.words.get("resolution", ("resolution",))))
    for match in re.finditer(_RESOLUTION.format(words=f"(?i:{wanted})|UNSCR"), text):
        start = match.start()
        first = re.match(r"(?:The|In|Under|Recalling|Per|La|El|Le|A|O)\s+", match[1])
        yield start + (first.end() if first else 0), match.end(), match[2]


def _heads(token: _Token, words: Names) -> str:
    """Whether a word can head a title and how: alone, with names beside it, before more, or even in small letters."""
    for role in ("head", "weak", "extended") if token.capital else ("small",):
        if words.is_role(role, token.text) or words.is_role(role, token.text.rpartition("-")[2]):
            return role
    return ""


def _title(tokens: Sequence[_Token], at: int, floor: int, words: Names) -> tuple[int, Title] | None:
    """The title round the head at an index, with the index after it; None for a bare or generic word."""
    left, head = _left(tokens, at, floor, words), _heads(tokens[at], words)
    if head == "small":
        return _small(tokens, left, at, words)
    right, inner = _right(tokens, at, left < at, words)
    if left and right == at + 1 and words.is_role("own", tokens[left - 1].text):
        return None
    if head == "extended" and right == at + 1:
        return None
    if right < len(tokens) and right == at + 1 and words.is_role("body", tokens[right].text) and tokens[right].capital:
        return None
    kept = [token for token in tokens[left:right] if token.word]
    special = [token for token in kept if not words.is_role("generic", token.text) and not _heads(token, words)]
    proper = sum(token.capital for token in special)
    plain = [token for token in tokens[left:at] if token.capital and not words.is_role("plain", token.text)]
    if head == "weak" and not proper and right - at < _LONG_WEAK:
        return None
    if not proper and right - at < _LONG and not (head == "head" and len(plain) > 1):
        return None
    abbreviation = inner or _bracketed(tokens, right)
    end = right - 1
    return right, Title(tokens[left].start, tokens[end].end, abbreviation, "title-head")


def _small(tokens: Sequence[_Token], left: int, at: int, words: Names) -> tuple[int, Title] | None:
    """A head in small letters after a name: "the Nairobi package"."""
    named = [token for token in tokens[left:at] if token.word and not words.is_role("generic", token.text)]
    if (
        re.search("-[a-z]", tokens[at - 1].text)
        or not named
        or not left
        or not (tokens[left - 1].text == ")" or words.is_role("function", tokens[left - 1].text))
    ):
        return None
    return at + 1, Title(tokens[left].start, tokens[at].end, "", "title-small")


def _left(tokens: Sequence[_Token], at: int, floor: int, words: Names) -> int:
    """Where the capitalised words before a head begin."""
    left, floor = at, max(floor, at - _REACH)
    while step := _before(tokens, left, at, floor, words):
        left -= step
    while left < at and words.is_role("function", tokens[left].text):
        left += 1
    dated = left - 3 >= floor and left < at and _is_year(tokens[left]) and tokens[left - 1].text == ","
    if dated and words.is_role("month", tokens[left - 3].text):
        left -= 3
    return left


def _before(tokens: Sequence[_Token], left: int, at: int, floor: int, words: Names) -> int:
    """How many tokens before an index belong to a title whose head stands at another."""
    if left <= floor:
        return 0
    token = tokens[left - 1]
    if token.text == ")" and left - 4 >= floor and _bracketed(tokens, left - 3):
        return 0 if _heads(tokens[at], words) == "small" else 3
    if _is_year(token):
        return 1
    if token.word and token.capital:
        return 0 if _POSSESSIVE.match(token.text) or _heads_before(tokens, left, words) else 1
    if token.text in {"’", "'"} and left - 2 >= floor:
        return 2 if words.is_role("generic", tokens[left - 2].text) else 0
    joins = token.text in {"and", "&", "of"} and left < at
    return 2 if joins and _proper_before(tokens, left, floor, words) else 0


def _heads_before(tokens: Sequence[_Token], left: int, words: Names) -> bool:
    """Whether a word of the run closes another sentence part: a participle at the very start of the sentence."""
    return left == 1 and tokens[0].text.lower().endswith(("ing", "ed")) and not words.is_role("head", tokens[0].text)


def _proper_before(tokens: Sequence[_Token], left: int, floor: int, words: Names) -> bool:
    """Whether "X and" belongs to a title: X is one capitalised word after an article."""
    before = left - 2
    return (
        before > floor
        and tokens[before].capital
        and words.is_role("function", tokens[before - 1].text)
        and not _heads(tokens[before], words)
    )


def _is_year(token: _Token) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:[-–]\d{2,4})?", token.text))


def _right(tokens: Sequence[_Token], at: int, named: bool, words: Names) -> tuple[int, str]:
    """Where the words after a head end, and an abbreviation on the way; `named` says that words stand before it."""
    right, inner, extended, between = at + 1, "", False, False
    while right < min(len(tokens), at + _REACH):
        token = tokens[right]
        if token.text == "(" and _bracketed(tokens, right):
            after = right + 3
            goes_on = after < len(tokens) and tokens[after].word and tokens[after].capital
            if after < len(tokens) and (
                goes_on or _ROMAN.fullmatch(tokens[after].text) or _continues(tokens, after, named, words)
            ):
                inner = inner or tokens[right + 1].text
                right = after
                continue
            break
        if token.word and (token.capital or _ROMAN.fullmatch(token.text)):
            if (
                (words.is_role("body", token.text) and not extended)
                or words.is_role("month", token.text)
                or token.text == "System"
            ):
                break
            right += 1
            extended = extended or not _ROMAN.fullmatch(token.text)
            continue
        if token.text == "." and tokens[right - 1].text == "No" and right + 1 < len(tokens):
            right += 2
            continue
        step = _connected(tokens, right, named=named and not extended, extended=extended, between=between, words=words)
        if not step:
            break
        between = between or token.text in {"between", "entre"}
        right, extended = step, True
    if right == at + 1 and not named:
        right = _lower(tokens, right, words)
    return right, inner


def _continues(tokens: Sequence[_Token], at: int, named: bool, words: Names) -> bool:
    step = _connected(tokens, at, named=named, extended=True, between=False, words=words)
    return bool(step) and tokens[at].text not in {"and", "y", "e", "et", "in", "en", "em"}


def _connected(tokens: Sequence[_Token], at: int, *, named: bool, extended: bool, between: bool, words: Names) -> int:
    """Where a capitalised word ends that small connecting words join to a title; 0 if none does."""
    first = tokens[at].text
    if not words.is_role("within", first) or (named and words.is_role("outside", first)):
        return 0
    at_word = at
    while (
        at_word < len(tokens)
        and at_word - at < 4
        and words.is_role("within", tokens[at_word].text)
        and not tokens[at_word].capital
    ):
        at_word += 1
    if at_word >= len(tokens) or not tokens[at_word].capital or words.is_role("month", tokens[at_word].text):
        return 0
    if first in {"and", "y", "e", "et", "&"} and not between:
        if not extended or _segment_has_head(tokens, at_word, words) or words.is_role("own", tokens[at + 1].text):
            return 0
        if at_word - at > 1 and words.language == "en":
            return 0
    return at_word + 1


def _segment_has_head(tokens: Sequence[_Token], at: int, words: Names) -> bool:
    """Whether the run of capitalised words that begins here holds the head of another title."""
    end = min(len(tokens), at + _REACH)
    while at < end and tokens[at].word and (tokens[at].capital or _is_year(tokens[at])):
        if _heads(tokens[at], words) == "head":
            return True
        at += 1
    return False


def _lower(tokens: Sequence[_Token], at: int, words: Names) -> int:
    """Where a title in small letters ends: "MOU on counter-terrorism cooperation"."""
    if at >= len(tokens) or not words.is_role("bare", tokens[at].text):
        return at
    end = at + 1
    while end < len(tokens) and end - at <= _LOWER and tokens[end].word and not words.is_role("stop", tokens[end].text):
        end += 1
    while end > at + 1 and words.is_role("within", tokens[end - 1].text):
        end -= 1
    return end if end > at + 1 else at


def _bracketed(tokens: Sequence[_Token], at: int) -> str:
    """An abbreviation in brackets at an index, or nothing."""
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        text = tokens[at + 1].text
        if sum(char.isupper() for char in text) > 1 and len(text) < _ABBREVIATED:
            return text
    return ""


def key(title: str) -> str:
    """A title for comparison: without accents, case, years in front, articles and brackets."""
    plain = re.sub(r"\([^)]*\)", " ", folded(title).lower())
    plain = re.sub(r"\bun\b|\bu\.n\.?(?=\s)", "united nations", plain)
    plain = re.sub(r"\b(?:the|la|el|le|los|las|o|a|joint)\b", " ", plain)
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"^\s*(?:19|20)\d\d\s+", "", plain)))
