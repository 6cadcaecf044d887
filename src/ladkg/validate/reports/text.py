"""The report for people: `file:line:column`, what to do, and the source line with the place marked."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from ladkg.read.places import Place
from ladkg.validate.report import Severity, abbreviated
from ladkg.validate.reports.placed import PlacedFinding, PlacedReport
from ladkg.validate.reports.plain import cut, excerpt, shown
from ladkg.validate.reports.words import counted, say

MANY = 20
"""From more findings than this on they are grouped by rule, one line each."""
LONGEST = 500
"""Of longer terms only so many characters are shown."""
Paint = Callable[[str, str], str]


def write(report: PlacedReport, language: str = "en", paint: Paint = lambda _, text: text) -> str:
    """The findings in full, or grouped by rule when there are many; `paint(style, text)` may colour a part.

    Styles are the severities, `place`, `caret` and `quiet`. The text is empty when there is nothing to say.
    """
    shape = _grouped if len(report.findings) > MANY else _in_full
    parts = ["\n".join(part) for part in shape(report, language, paint)]
    notes = [shown(say(note.key, language, **note.values)) for note in report.notes]
    return "".join(f"{part}\n\n" for part in parts) + "".join(f"{paint('quiet', note)}\n" for note in notes)


def summary(report: PlacedReport, language: str = "en") -> str:
    """`Does not conform: 2 violations, 1 warning`."""
    counts = [counted(grade, report.count(grade), language) for grade in Severity if report.count(grade)]
    verdict = "unchecked" if not report.checked else "fails" if report.fails else "conforms"
    return f"{say(verdict, language)}: {', '.join(counts) or say('none', language)}"


def position(place: Place) -> str:
    """`file:line:column`; a file name cannot begin a command of the machine that reads the log."""
    file = shown(place.file)
    return f"{'./' * file.startswith('::')}{file}:{place.line}:{place.column}"


def subject(item: PlacedFinding) -> str:
    """Focus, path and value with the project's prefixes, each cut where it is very long."""
    finding = item.finding
    parts = [abbreviated(part) for part in (finding.focus, finding.path, finding.value) if part]
    return shown(" ".join(cut(part, LONGEST) for part in parts))


def details(item: PlacedFinding, language: str) -> Iterator[str]:
    """One line each: a table's column, the engine's own words, a near miss, other places, what the baseline says."""
    if item.places and item.places[0].cell:
        yield shown(f"{say('cell', language)}: {item.places[0].cell}")
    why = f"{say('why', language)}: "
    lines = item.finding.reasons(language)
    if lines[:1] == [item.finding.message(language)]:  # a shape without a message of its own
        lines = [line.removeprefix("  ") for line in lines[1:]]
    yield from (" " * len(why) * (rank > 0) + why * (not rank) + shown(line) for rank, line in enumerate(lines))
    if item.hint:
        yield shown(say("hint", language, term=abbreviated(item.hint)))
    yield from (f"{say('also', language)} {position(place)}" for place in item.places[1:])
    if item.known:
        yield shown(known(item, language))


def known(item: PlacedFinding, language: str) -> str:
    """What the baseline says of a finding, in a sentence; empty if it says nothing."""
    if not item.known:
        return ""
    expires = item.known.expires.isoformat() if item.known.expires else say("forever", language)
    owner = item.known.owner or say("nobody", language)
    return say(
        "expired" if item.known.expired else "known", language, expires=expires, owner=owner, reason=item.known.reason
    )


def named(item: PlacedFinding) -> str:
    """The rule, and the constraint that failed where the engine names it: `CountryIso3 sh:pattern`."""
    component = (item.finding.component or "").rpartition("#")[2].removesuffix("ConstraintComponent")
    short = component.lower() if component.isupper() else component[:1].lower() + component[1:]
    return shown(item.finding.rule) + (f" sh:{short}" if short else "")


def _in_full(report: PlacedReport, language: str, paint: Paint) -> Iterator[list[str]]:
    for item in report.findings:
        grade = item.finding.severity
        place = paint("place", position(item.places[0])) + ": " if item.places else ""
        said = f"{paint(str(grade), say(str(grade), language))}: {shown(item.finding.message(language))}"
        block = [f"{place}{said} {paint('quiet', f'[{named(item)}]')}", f"    {subject(item)}"]
        if item.places and item.lines and item.lines[0]:
            source, carets = excerpt(item.lines[0], item.places[0].column, item.places[0].end_column)
            number = f"{item.places[0].line:>5}"
            block += [f"{number} | {source}", f"      | {paint('caret', carets)}"]
        yield block + [f"    {line}" for line in details(item, language)]


def _grouped(report: PlacedReport, language: str, paint: Paint) -> Iterator[list[str]]:
    groups: defaultdict[tuple[Severity, str], list[PlacedFinding]] = defaultdict(list)
    for item in report.findings:
        groups[item.finding.severity, item.finding.rule].append(item)
    for (grade, rule), items in sorted(groups.items()):
        heading = f"{paint(str(grade), say(str(grade), language))} [{shown(rule)}] × {len(items)}"
        block = [f"{heading}: {shown(items[0].finding.message(language))}"]
        for item in items:
            place = paint("place", position(item.places[0])) + ": " if item.places else ""
            block += [f"  {place}{subject(item)}", *(f"      {line}" for line in details(item, language))]
        yield block
