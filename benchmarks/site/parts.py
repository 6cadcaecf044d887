"""Which part of the site takes how long: everything done by one process, one part after the other."""

import shutil
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ladkg.export import site
from ladkg.export.folder import File, Folder
from ladkg.export.site.frame import Frame
from ladkg.pipeline import pack
from ladkg.pipeline.site import known

_MOST: Final = 12
"""Parts that are shown."""


def parts(into: Path) -> str:
    """CPU seconds of the heaviest parts, as Markdown; what is written to the folder is removed."""
    clock = _Clock()
    publication = pack.published()
    clock.lap("reading the graph")
    made = known(publication)
    clock.lap("answering the questions")
    into.mkdir(parents=True)
    folder, frame = Folder(into), Frame(publication, made.names)

    def write(files: Iterable[File]) -> None:
        for path, data in files:
            folder.write(path, data)

    for name, files in pack.FILES:
        write(files(publication))
        clock.lap(name[:1].lower() + name[1:])
    for maker in site.PAGES:
        write(file for page in maker(made) for file in frame.files(page))
        clock.lap(f"drawing pages: {_named(maker.__module__)}")
    for other in site.FILES:
        write(other(made))
        clock.lap(f"files for scripts: {_named(other.__module__)}")
    write(site.last(made, folder))
    clock.lap("drawing pages: home and data")
    pack.described(publication, folder)
    clock.lap("describing the folder")
    shutil.rmtree(into)
    return clock.table()


def _named(module: str) -> str:
    return module.removeprefix("ladkg.export.site.").partition(".")[0]


class _Clock:
    """CPU seconds of this process since it was last looked at, by what they went to."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.last = time.process_time()

    def lap(self, name: str) -> None:
        now = time.process_time()
        self.spent[name] += now - self.last  # type: ignore[assignment]
        self.last = now

    def table(self) -> str:
        whole = sum(self.spent.values())
        rows = [f"| {name} | {spent:.2f} | {spent / whole:.0%} |" for name, spent in self.spent.most_common(_MOST)]
        return "\n".join([f"| in one process | {whole:.1f} CPU s | |", "|---|---|---|", *rows])
