"""Known findings that may stay for now: a TOML file with a reason, an owner and an end for each.

    [[known]]
    fingerprint = "0a1b2c3d4e5f6071:1"
    rule = "CountryIso3"
    focus = "id:state/CRI"
    reason = "The depositary has been asked."
    owner = "ana"
    expires = 2027-02-19

The fingerprint finds the finding; `rule` and `focus` are there for whoever reads the file.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.validate.report import abbreviated
from ladkg.validate.reports.placed import Known, PlacedFinding

_TEXTS: Final = ("fingerprint", "rule", "focus", "reason", "owner")
_HEAD: Final = """\
# Findings that may stay for now: ladkg validate --baseline THIS-FILE. Fill in each reason and owner;
# after the day in `expires` the finding fails again. Written anew by --write-baseline, which keeps what is filled in.
"""


@dataclass(frozen=True)
class Entry:
    """One known finding; `reason` and `owner` are empty until someone fills them in, `expires` None has no end."""

    fingerprint: str
    rule: str = ""
    focus: str = ""
    reason: str = ""
    owner: str = ""
    expires: date | None = None

    def missing(self) -> list[str]:
        """What is still to be filled in."""
        said = {"reason": self.reason.strip(), "owner": self.owner.strip(), "expires": self.expires}
        return [name for name, value in said.items() if not value]

    def known(self, today: date) -> Known:
        return Known(self.reason, self.owner, self.expires, self.expires is not None and self.expires < today)


def kept(baseline: Path | None, rewritten: Path | None) -> dict[str, Entry]:
    """The entries of a baseline, or else of the file to be written anew, so that nothing filled in is lost."""
    if baseline:
        return read(baseline)
    return read(rewritten) if rewritten and rewritten.exists() else {}


def read(path: Path) -> dict[str, Entry]:
    """The entries by fingerprint; raises FaultyInput with every entry that is wrong, or InputError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; --write-baseline {path} writes one") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{path}: this is no TOML: {error}") from error
    known = document.get("known", [])
    if set(document) - {"known"} or not isinstance(known, list):
        raise InputError(f"{path}: a baseline holds tables [[known]] and nothing else")
    entries: dict[str, Entry] = {}
    faults = []
    for number, said in enumerate(known, 1):
        fault = _fault(said, entries)
        if fault:
            faults.append(Fault(str(path), number, "known", fault))
        else:
            entries[said["fingerprint"]] = Entry(**said)
    if faults:
        raise FaultyInput(faults)
    return entries


def _fault(said: Any, entries: Mapping[str, Entry]) -> str:
    if not isinstance(said, dict) or not said.get("fingerprint"):
        return "give the entry its fingerprint, as the json report shows it"
    unknown = sorted(set(said) - {*_TEXTS, "expires"})
    if unknown:
        return f"an entry has no {', '.join(unknown)}; it has {', '.join(_TEXTS)} and expires"
    if wrong := [name for name in _TEXTS if not isinstance(said.get(name, ""), str)]:
        return f"write {', '.join(wrong)} in quotes"
    if "expires" in said and type(said["expires"]) is not date:
        return "write expires as a day without quotes: expires = 2027-02-19"
    return "this fingerprint stands here twice" if said["fingerprint"] in entries else ""


def written(items: Iterable[PlacedFinding], before: Mapping[str, Entry], expires: date) -> str:
    """A baseline of the findings, by rule and focus; what an earlier entry has filled in stays as it is."""
    tables = []
    for item in sorted(items, key=lambda item: (item.finding.rule, item.finding.focus, item.fingerprint)):
        old = before.get(item.fingerprint, Entry(item.fingerprint, expires=expires))
        texts = {
            "fingerprint": item.fingerprint,
            "rule": item.finding.rule,
            "focus": abbreviated(item.finding.focus),
            "reason": old.reason,
            "owner": old.owner,
        }
        lines = [f"{name} = {_quoted(text)}" for name, text in texts.items()]
        lines += [f"expires = {old.expires.isoformat()}"] if old.expires else []
        tables.append("\n[[known]]\n" + "".join(f"{line}{_to_fill(line)}\n" for line in lines))
    return _HEAD + "".join(tables)


def _to_fill(line: str) -> str:
    return "  # to fill in" if line in {'reason = ""', 'owner = ""'} else ""


def _quoted(text: str) -> str:
    """A basic string of TOML: that of JSON, with DEL escaped too."""
    clean = text.encode("utf-8", "replace").decode()
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
