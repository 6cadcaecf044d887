"""What was found in a text, in words."""

from collections import Counter
from collections.abc import Sequence

from ladkg.records.annotation import Annotation


def summary(found: Sequence[Annotation], review: str | None) -> str:
    """What was found, in one line, and where to go next."""
    from ladkg.review import LOW

    if not found:
        return "Nothing of a declaration was found: no participants, no cited instruments, no statements"
    layers = Counter(row.layer for row in found)
    grades = Counter(row.force for row in found if row.force).most_common()
    forces = f" ({', '.join(f'{force} {number}' for force, number in grades)})" if grades else ""
    counts = ", ".join(f"{layer}s {layers[layer]}" for layer in ("participant", "instrument", "statement"))
    hedges = sum(len(row.hedges) for row in found)
    low = sum(row.confidence is not None and row.confidence < LOW for row in found)
    where = f"on {review}" if review else "on a page: --review FILE.html"
    return f"{counts}{forces}, hedges {hedges}; confidence below {LOW}: {low}. Check them {where}"
