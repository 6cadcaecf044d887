"""Two wordings in one language, word against word."""

from collections.abc import Iterator, Sequence
from typing import Final

from ladkg.records.comparison import Run

LONGEST: Final = 20_000
"""Words of both wordings together, beyond which they are taken as wholly different: time grows with their product."""
_ISLAND: Final = 1
"""So many same words between two changes are part of one change, where there are changes on both sides of them."""


def runs(first: str, second: str) -> tuple[Run, ...]:
    """What stays, goes and comes; the runs of `same` and `dropped` make up the first wording, those of `same` and
    `added` the second (a space between words aside).
    """
    before, after = first.split(), second.split()
    return tuple(_merged(list(_runs(before, after))))


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    if len(before) + len(after) > LONGEST and before != after:
        yield from _changed(before, after)
        return
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(before, after):
        old, new = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield Run("same", " ".join(old))
        else:
            yield from _changed(old, new)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    if old:
        yield Run("dropped", " ".join(old))
    if new:
        yield Run("added", " ".join(new))


def _merged(found: Sequence[Run]) -> Iterator[Run]:
    """Changes that touch, or have an island of same words between them, as one: all that goes, then all that comes."""
    old: list[str] = []
    new: list[str] = []
    for number, run in enumerate(found):
        island = run.tag == "same" and 0 < number < len(found) - 1 and len(run.words.split()) <= _ISLAND
        if run.tag == "same" and not island:
            yield from _changed(old, new)
            old, new = [], []
            yield run
        if run.tag == "dropped" or island:
            old.append(run.words)
        if run.tag == "added" or island:
            new.append(run.words)
    yield from _changed(old, new)
