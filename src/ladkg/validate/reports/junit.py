"""JUnit's XML: a suite for each file, a case for each finding, one passing case for a file without any.

Valid against the schema of Ant's task (github.com/windyroad/JUnit-Schema) and that of Jenkins' xUnit plugin. What does
not fail the run is a skipped case. There is no clock in it: the same findings give the same file.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ladkg.validate.reports.placed import PlacedFinding, PlacedReport
from ladkg.validate.reports.text import details, named, position, subject
from ladkg.validate.reports.words import say

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01T00:00:00"


def write(report: PlacedReport, language: str = "en") -> str:
    """The document; findings without a place stand in a suite of their own."""
    root = Element("testsuites")
    by_file: dict[str, list[PlacedFinding]] = {file: [] for file in report.files}
    for item in report.findings:
        by_file.setdefault(item.places[0].file if item.places else "ladkg", []).append(item)
    for number, (file, items) in enumerate(by_file.items()):
        root.append(_suite(file, number, items, language))
    notes = " ".join(say(note.key, language, **note.values) for note in report.notes)
    if notes and len(root):
        root[-1][-1].text = _xml(notes)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(file: str, number: int, items: Iterable[PlacedFinding], language: str) -> Element:
    cases = [_case(file, item, language) for item in items] or [_element("testcase", name="shapes", classname=file)]
    suite = _element(
        "testsuite",
        name=file,
        package=file,
        id=str(number),
        hostname="localhost",
        timestamp=_NEVER,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
    )
    SubElement(suite, "properties")
    suite.extend(cases)
    SubElement(suite, "system-out")
    SubElement(suite, "system-err")
    return suite


def _case(file: str, item: PlacedFinding, language: str) -> Element:
    place = f"{item.places[0].line}:{item.places[0].column} " if item.places else ""
    case = _element("testcase", name=f"{item.finding.rule} {place}{subject(item)}", classname=file)
    said = [*map(position, item.places[:1]), subject(item), *details(item, language)]
    message = item.finding.message(language)
    if item.fails:
        verdict = _element("failure", type=f"{item.finding.severity} {named(item)}", message=message)
    else:
        verdict = _element("skipped", message=message)
    verdict.attrib.pop("time")
    verdict.text = _xml("\n".join(said))
    case.append(verdict)
    return case


def _element(tag: str, **attributes: str) -> Element:
    return Element(tag, {name: " ".join(_xml(value).split()) for name, value in attributes.items()} | {"time": "0"})


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
