"""The folder of a site, for what the server does not make itself."""

import json
import mimetypes
from pathlib import Path
from typing import Final

from starlette.staticfiles import StaticFiles

from ladkg.serve.media import ENDINGS

VOID: Final = (".well-known/void", ".well-known/void.ttl", "void.ttl")
"""Where a site may bring its own VoID; the first there is served."""
_MORE: Final = {".wasm": "application/wasm", ".mjs": "text/javascript", ".webmanifest": "application/manifest+json"}
WELCOME: Final = (
    "<h1>{title}</h1><p>A SPARQL 1.1 endpoint: <a href='/sparql'>/sparql</a>. Graphs: <code>/store?graph=…</code>. "
    "What there is: <a href='/.well-known/void'>/.well-known/void</a>.</p>"
)


class Site:
    """A folder with pages, or nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        for ending, media in {**{f".{name}": kind for name, kind in ENDINGS.items()}, **_MORE}.items():
            mimetypes.add_type(media, ending)
        self._moved = self._read_moved()

    def files(self) -> StaticFiles | None:
        return StaticFiles(directory=self._folder, html=True) if self._folder else None

    def page(self, path: str) -> str | None:
        """Where the page about `id/state/CRI` stands, as a path with a slash in front; None if there is none."""
        place = self._moved.get(path, path)
        for file, address in ((f"{place}/index.html", f"{place}/"), (f"{place}.html", f"{place}.html")):
            if self._has(file):
                return f"/{address}"
        return None

    def void(self) -> Path | None:
        """The site's own VoID, in Turtle."""
        return next((self._folder / file for file in VOID if self._has(file)), None) if self._folder else None

    def _has(self, path: str) -> bool:
        if self._folder is None or "\0" in path:
            return False
        file = (self._folder / path).resolve()
        return file.is_relative_to(self._folder) and file.is_file()

    def _read_moved(self) -> dict[str, str]:
        """Resources whose page stands under another name, if the site tells (`moved.json`)."""
        if self._folder is None or not self._has("moved.json"):
            return {}
        read: dict[str, str] = json.loads((self._folder / "moved.json").read_text(encoding="utf-8"))
        return read
