"""A page on which a person sees a text with what was read in it, and accepts, corrects or rejects each finding.

One file that asks for nothing over the network: its style and script stand in it, allowed by their hashes alone
(Content Security Policy Level 3, https://www.w3.org/TR/CSP3/). Everything the text says is escaped.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from ladkg.records.annotation import Annotation
from ladkg.records.evidence import TextVersion
from ladkg.records.text import Document
from ladkg.review.findings import Choices, Findings, found, places
from ladkg.review.marks import pieces, wordings

LOW: Final = 0.6
"""A finding with less confidence than this is one to look at first."""
_HERE: Final = Path(__file__).parent
_SCRIPTS: Final = ("model.js", "table.js", "editor.js", "page.js")


def page(document: Document, version: TextVersion, read: Findings, choices: Choices) -> str:
    """The page as HTML; `choices` is what a person can choose from when correcting."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    style = (_HERE / "page.css").read_text(encoding="utf-8")
    script = "".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    shapes = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return shapes.get_template("page.html.jinja").render(
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=pieces(_title(document, version)),
        document=document,
        version=version,
        occasion=[
            (one.kind, pieces(one.value.replace("-", " ") if one.kind == "level" else one.value))
            for one in read.occasion
        ],
        wording=wordings(document, read),
        pieces=pieces,
        forces=choices.forces,
        data=_data(document, version, read, choices),
    )


def _title(document: Document, version: TextVersion) -> str:
    if document.title:
        return document.text[document.title.start : document.title.end]
    return document.metadata.get("title") or version.label_en


def _data(document: Document, version: TextVersion, read: Findings, choices: Choices) -> Mapping[str, Any]:
    """What the script works with."""
    return {
        "text": version.id,
        "sha256": document.sha256,
        "columns": [field.name for field in fields(Annotation)],
        "low": LOW,
        "places": places(document),
        "found": found(document, read),
        "choices": {field.name: getattr(choices, field.name) for field in fields(Choices)},
    }


def _hash(text: str) -> str:
    """The hash source of CSP for an element with this content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
