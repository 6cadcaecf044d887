"""What a person, or a program, marked in a text: the form in which readings are checked, corrected and compared."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Annotation:
    """A row of a table of readings (`readings.csv`).

    `layer` is participant, instrument, statement or none (a passage that was read and holds nothing). `text` is the
    path below id/text/, `eid`, `start`, `end` and `sha256` are those of the passage, `quote` its first words; `value`
    is the agent's short form or the instrument's slug, or the title as it stands where the instrument is not known.
    `force`, `undertakes`, `hedges` and `groups` are those of a statement. `decision` says what a person made of it:
    accepted, corrected, added or rejected; None where nobody looked.
    """

    text: str
    layer: str
    eid: str
    start: int
    end: int
    sha256: str
    quote: str | None
    value: str | None
    force: str | None
    undertakes: bool | None
    hedges: tuple[str, ...]
    groups: tuple[str, ...]
    rule: str | None
    confidence: Decimal | None
    decision: str | None
    note: str | None
