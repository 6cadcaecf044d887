"""Who takes part in a text: the states and organizations in whose name it speaks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from ladkg.extract.chains import Chain, chain, clauses, leads, usable
from ladkg.extract.names import Name, Names
from ladkg.records.reading import Participant
from ladkg.records.text import Block, Document, Sentence

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENING: Final = 5
_ENDS: Final = tuple('.,:;!?…)”»"')
_HEADLINES: Final = 4
_TITLE_LENGTH: Final = 400
_LINE: Final = 300
_CLOSING: Final = 60
_CHANCE: Final = 0.5
_Place = tuple[Name, str | None]


def participants(document: Document, names: Names, confidence: Mapping[str, float] | None = None) -> list[Participant]:
    """Whom a text names as the ones who speak, each once, in text order; none where it lists none.

    They are looked for in the first sentences ("We, the leaders of …"), in the title, in lists that a sentence or
    heading announces, in the signatures, and, if all this names fewer than two, among the subjects of its sentences.
    `confidence` gives the share of right findings by the id of the rule.
    """
    found: dict[str, Participant] = {}
    for rule, places in _rules(document, names):
        if rule == "participant-subject" and len(found) > 1:
            continue
        for name, eid in places:
            share = (confidence or {}).get(rule, _CHANCE)
            found.setdefault(name.ref, Participant(name.ref, name.start, name.end, eid, rule, share))
    return sorted(found.values(), key=lambda one: (one.eid is None, one.start))


def _rules(document: Document, names: Names) -> Iterator[tuple[str, list[_Place]]]:
    yield "participant-opening", list(_opening(document, names))
    yield "participant-title", list(_titles(document, names))
    yield "participant-list", list(_lists(document, names))
    yield "participant-signature", list(_signatures(document, names))
    yield "participant-subject", list(_subjects(document, names))


def _running(document: Document) -> list[tuple[Block, Sentence]]:
    """The sentences that are no headings."""
    return [(block, place) for block in document.blocks() if block.kind != "heading" for place in block.sentences]


def _opening(document: Document, names: Names) -> Iterator[_Place]:
    """The speakers of the first sentence that has some, and of one of the next that names them and more."""
    first: frozenset[str] = frozenset()
    for number, (block, place) in enumerate(islice(_running(document), _OPENING)):
        whole = document.text[block.start : block.end].endswith(_ENDS)
        found = _speakers(document, place, names, bare=not number) if whole else []
        refs = frozenset(name.ref for name in found)
        if refs and (not first or first < refs):
            first = refs
            yield from ((name, place.eid) for name in found)
    for _, place in _running(document)[_OPENING:][-_OPENING:]:
        text = document.wording(place)
        if any(names.is_role("statement", word) for word in _WORD.findall(text[:60])[:3]):
            found = _authored(place, text, usable(text, list(names.find(text)), names), names)
            yield from ((name, place.eid) for name in found)


def _speakers(document: Document, place: Sentence, names: Names, *, bare: bool) -> list[Name]:
    """The names of a sentence that are its subject, or its author ("released by the Governments of …").

    `bare` takes names without a pronoun or an office too.
    """
    text = document.wording(place)
    found = usable(text, list(names.find(text)), names)
    for start in clauses(text, names):
        one = chain(text, start, found, names)
        if one and (bare or one.we or one.office) and _speaks(text, one, names):
            return _placed(place, _without_groups(text, one, names))
    return _authored(place, text, found, names)


def _authored(place: Sentence, text: str, found: Sequence[Name], names: Names) -> list[Name]:
    """The names after "released by" and the like."""
    for start in _after_cues(text, names):
        one = chain(text, start, found, names)
        if one and (one.office or len(one.refs) > 1):
            return _placed(place, _without_groups(text, one, names))
    return []


def _placed(place: Sentence, found: Iterable[Name]) -> list[Name]:
    """The names at offsets of the whole text."""
    return [Name(place.start + name.start, place.start + name.end, name.ref, name.kind) for name in found]


def _after_cues(text: str, names: Names) -> Iterator[int]:
    """Where the authors may be named: after "released by" and the like."""
    low = text.lower()
    for cue in names.words.get("cue", ()):
        for match in re.finditer(rf"\b{re.escape(cue)}\b:?\s*", low):
            yield match.end()


def _speaks(text: str, one: Chain, names: Names) -> bool:
    """Whether a chain is one of speakers: a pronoun, an office or at least two names that something is said of."""
    after = text[one.end : one.end + 40]
    if after.startswith(("'s ", "’s ", "s' ", "' ", "’ ")) and not _office_follows(after, names):
        return False
    if one.we or one.collective:
        return True
    if one.office:
        return len(one.names) > 1 or not one.before.rstrip().endswith("(")
    if len(one.refs) < 2:
        return False
    following = re.match(r"[\s,)]*(?:\([^)]*\))?[\s,]*([^\W\d_]+)", text[one.end :])
    return not following or following[1][0].islower() or bool(re.match(r"[\s]*[:–—.]", after))


def _office_follows(after: str, names: Names) -> bool:
    return any(names.is_role("office", word) for word in _WORD.findall(after)[:4])


def _without_groups(text: str, one: Chain, names: Names) -> list[Name]:
    """The names of a chain, without an organization that only says whose members the listed states are.

    "the Member States of ASEAN, namely …" leaves it out, "…, together with Japan" does not; leaders of a group alone
    are no list.
    """
    kept: list[Name] = []
    states = [name for name in one.names if not name.ref.startswith("organization/")]
    for number, name in enumerate(one.names):
        if name.ref.startswith("organization/"):
            gap = text[one.names[number - 1].end if number else one.start : name.start].lower()
            member = any(re.search(rf"\b{re.escape(word)}\b", gap) for word in names.words.get("group", ()))
            namely = re.match(
                r"[^,;:]{0,14}(?:[,:(]+\s*)+(?:namely|viz|a saber|à savoir|Brunei)|\s*\([^)]*\)\s*:", text[name.end :]
            )
            alone = not states and len(one.refs) == 1
            if alone or namely or (member and (kept or not states)):
                continue
        kept.append(name)
    return kept


def _titles(document: Document, names: Names) -> Iterator[_Place]:
    """The names in the headlines and in the title of the front matter, but for what the text is about."""
    for block in islice(document.blocks(), _HEADLINES):
        text = document.text[block.start : block.end]
        if block.kind == "heading" or (len(text) < _TITLE_LENGTH and not text.endswith((".", ";", ":"))):
            for a, b, ref, kind in _of_title(text, names):
                yield Name(block.start + a, block.start + b, ref, kind), block.sentences[0].eid
    for _, _, ref, kind in _of_title(document.metadata.get("title", ""), names):
        yield Name(0, 0, ref, kind), None


def _of_title(title: str, names: Names) -> list[Name]:
    words = list(_WORD.finditer(title))
    if not any(names.is_role("statement", word[0]) for word in words):
        return []
    found = usable(title, list(names.find(title)), names)
    inside = [name for name in found if not _aside(title, name.start, names)]
    joined = any(re.fullmatch(r"\s*[-‐‑–—/]\s*", title[a.end : b.start]) for a, b in pairwise(found))
    leading = inside and re.match(r"[-‐‑–—]", title[inside[0].end :])
    authored = any(names.is_role("author", word[0]) for word in words)
    if len({name.ref for name in inside}) > 1 or authored or joined or leading:
        return inside
    return []


def _aside(title: str, at: int, names: Names) -> bool:
    """Whether the words before an offset say what the text is about or where it was made, not whose it is."""
    aside = False
    last = ""
    for word in _WORD.finditer(title, 0, at):
        if names.is_role("author", word[0]):
            aside = aside and not _authors(title[word.end() :], names)
        elif names.is_role("between", word[0]) and names.is_role("tie", last):
            aside = False
        elif last and names.is_role("aside", word[0]):
            aside = True
        last = word[0]
    return aside


def _authors(text: str, names: Names) -> bool:
    """Whether what follows "by" are authors, an office or several names, rather than one who did something."""
    offices = any(names.is_role("office", word) for word in _WORD.findall(text))
    return offices or len({name.ref for name in names.find(text)}) > 1


def _lists(document: Document, names: Names) -> Iterator[_Place]:
    """The names in the lines after a sentence or heading that announces a list of those who speak or have joined."""
    blocks = list(document.blocks())
    opening = {block.eid for block, _ in islice(_running(document), _OPENING)}
    for number, block in enumerate(blocks):
        text = document.text[block.sentences[-1].start : block.end]
        if not (text.endswith((":", "—", "–")) or block.kind == "heading" or len(text) < 60):
            continue
        if not (_announces(text, names) or (block.eid in opening and _is_we(text, names))):
            continue
        yield from _lines(document, blocks[number + 1 :], names)


def _announces(text: str, names: Names) -> bool:
    low = f" {' '.join(_WORD.findall(text.lower()))} "
    return any(f" {word} " in low for word in names.words.get("list", ()))


def _is_we(text: str, names: Names) -> bool:
    words = _WORD.findall(text)
    return bool(words) and names.is_role("we", words[0]) and leads(text, names, opening=True)


def _lines(document: Document, blocks: Sequence[Block], names: Names) -> Iterator[_Place]:
    """The names in blocks that hold nothing else, up to the first that does; one line may hold the whole list."""
    for block in blocks:
        found = _bare(document, block, names)
        if not found:
            return
        yield from found


def _bare(document: Document, block: Block, names: Names) -> list[_Place]:
    """The names of a block that holds only names, offices, persons and connectives."""
    text = document.text[block.start : block.end]
    found = usable(text, list(names.find(text)), names)
    if not found:
        return []
    ends = [0, *(name.end for name in found)]
    starts = [*(name.start for name in found), len(text)]
    gaps = [text[a:b] for a, b in zip(ends, starts, strict=True)]
    if not all(leads(gap, names, opening=False) for gap in gaps):
        return []
    offices = any(names.is_role("office", word) for gap in gaps for word in _WORD.findall(gap))
    odd = [w for gap in gaps for w in _WORD.findall(gap) if w[0].isupper() and not _known(w, names) and not w.isupper()]
    if odd and not offices:
        return []
    return [(Name(block.start + a, block.start + b, ref, kind), block.sentences[0].eid) for a, b, ref, kind in found]


def _known(word: str, names: Names) -> bool:
    return names.is_role("office", word) or names.is_role("connective", word)


def _signatures(document: Document, names: Names) -> Iterator[_Place]:
    """The names in the last lines, where an office or "For the Government of" stands beside them."""
    blocks = [block for block in document.blocks() if block.kind != "heading"][-_CLOSING:]
    for block in blocks[1:]:
        text = document.text[block.start : block.end]
        if len(text) > _LINE or text.endswith(";") or (text.endswith(".") and len(text) > _LINE // 3):
            continue
        words = _WORD.findall(text)
        signed = bool(words) and any(text.lower().startswith(f"{mark} ") for mark in names.words.get("signature", ()))
        offices = sum(names.is_role("office", word) for word in words)
        if offices and (signed or any(word[0].isupper() for word in words[:2])) and not _is_clause(text, names):
            yield from _bare(document, block, names)


def _is_clause(text: str, names: Names) -> bool:
    """Whether a line says something, rather than naming somebody."""
    return not leads(text, names, opening=False)


def _of_several(text: str, names: Names) -> bool:
    """Whether a sentence begins with speakers of whom it says only the office: "The two Presidents …"."""
    return any(names.is_role("collective", word) for word in _WORD.findall(text[:60])[1:3])


def _subjects(document: Document, names: Names) -> Iterator[_Place]:
    """The names that are together the subject of several sentences: "The two leaders … Chile and Peru agreed"."""
    if not any(_of_several(document.wording(place), names) for _, place in _running(document)):
        return
    seen: Counter[frozenset[str]] = Counter()
    first: dict[frozenset[str], list[_Place]] = {}
    for _, place in _running(document):
        text = document.wording(place)
        one = chain(text, 0, usable(text, list(names.find(text)), names), names)
        if one and len(one.refs) > 1 and _speaks(text, one, names):
            seen[one.refs] += 1
            places: list[_Place] = [
                (Name(place.start + a, place.start + b, ref, kind), place.eid) for a, b, ref, kind in one.names
            ]
            first.setdefault(one.refs, places)
    if seen:
        refs, count = max(seen.items(), key=lambda pair: (pair[1], len(pair[0])))
        if count > 1:
            yield from first[refs]
