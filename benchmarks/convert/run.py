"""How many pages of 500 words are read and their operative verbs found in a second, and whether that grows with length.

    python benchmarks/convert/run.py [--pages 10 100 1000] [--kinds txt md html pdf]

The text is made of invented sentences. Each time is CPU time of one core, best of three, for reading the file and
finding what it undertakes; tables of rules are read before.
"""

import argparse
import html
import random
import time
from collections.abc import Callable, Sequence

from ladkg.pipeline import reading
from ladkg.read.document import read_bytes

WORDS = 500
PUBLISHED = 10_014
"""Words per second of spaCy's en_core_web_lg on a CPU (https://spacy.io/usage/facts-figures#benchmarks-speed)."""

WHO = ("We", "The ministers", "The parties", "Our governments", "The two leaders")
VERBS = (
    "intend to",
    "commit to",
    "agreed to",
    "will",
    "plan to",
    "recognize the need to",
    "call on all to",
    "have met to",
)
DEEDS = ("strengthen", "protect", "plant", "share", "repair", "count", "finance")
THINGS = ("the wells of the coast", "the shade of every street", "the lamps of the harbour", "the paths to school")
ENDS = (
    "",
    ", as appropriate",
    ", consistent with national law",
    " by the end of next year",
    ", without prejudice to others",
)


def paragraphs(pages: int) -> list[str]:
    """Paragraphs of four sentences, about as many words as the pages have."""
    chance = random.Random(1)  # noqa: S311 - the same text every time, nothing secret
    found, words = [], 0
    while words < pages * WORDS:
        sentences = [" ".join(map(chance.choice, (WHO, VERBS, DEEDS, THINGS))) + chance.choice(ENDS) for _ in range(4)]
        found.append(". ".join(sentences) + ".")
        words += found[-1].count(" ") + 1
    return found


def as_html(texts: Sequence[str]) -> bytes:
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in texts)
    return f"<html><head><title>On wells</title></head><body><main>{body}</main></body></html>".encode()


def as_pdf(texts: Sequence[str]) -> bytes:
    import sys
    from pathlib import Path
    from textwrap import wrap

    sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "unit" / "read"))
    from pdfs import page, pdf

    return pdf([page([wrap(text, 95) for text in texts[start : start + 9]]) for start in range(0, len(texts), 9)])


KINDS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": lambda texts: "\n\n".join(texts).encode(),
    "md": lambda texts: "\n\n".join(texts).encode(),
    "html": as_html,
    "pdf": as_pdf,
}


def measured(data: bytes, kind: str) -> tuple[float, int, int]:
    """The least CPU time of three runs in seconds, the words read and the operative verbs found."""
    times = []
    for _ in range(3):
        start = time.process_time()
        document = read_bytes(data, f"x.{kind}")
        found = sum(1 for _ in reading.read(document, "en"))
        times.append(time.process_time() - start)
    return min(times), document.text.count(" ") + 1, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    given = parser.parse_args()
    measured(KINDS["html"](paragraphs(1)), "html")
    lines = ["| kind | pages | CPU s | pages a second | times spaCy's published rate | operative verbs |"]
    lines.append("|---|---|---|---|---|---|")
    for kind in given.kinds:
        for pages in given.pages:
            seconds, words, found = measured(KINDS[kind](paragraphs(pages)), kind)
            rate = words / seconds
            times = f"{rate / WORDS:.0f} | {rate / PUBLISHED:.1f}"
            lines.append(f"| {kind} | {words / WORDS:.0f} | {seconds:.2f} | {times} | {found} |")
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
