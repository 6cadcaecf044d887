"""A comparison of two texts, and an account of a report, as pages for people."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import PurePath
from typing import Final

from ladkg.export.compared import counts, treatment
from ladkg.export.page import page
from ladkg.records.comparison import Comparison, Difference, Pair, Reading, Side
from ladkg.records.report import Account, Span
from ladkg.records.text import Sentence

_BECOMES: Final = ' <span class="arrow" role="img" aria-label="becomes">→</span> '


def comparison(found: Comparison) -> bytes:
    """Both texts in full, side by side, with every difference beneath its sentence."""
    total = sum(counts(found).values())
    chips = "".join(f"<li><b>{number}</b> {kind}</li>" for kind, number in counts(found).items())
    body = f"""<header>
<h1>{total or "No"} difference{"s" * (total != 1)} between two texts</h1>
{_texts(found.first, found.second)}
<ul class="counts" aria-label="Differences by kind">{chips}</ul>
<label class="only"><input type="checkbox" id="only"> Only sentences that differ</label>
</header>
<main id="main">
{"".join(_pair(pair, found, number) for number, pair in enumerate(found.pairs, 1))}
</main>"""
    return page(f"{_name(found.first)} and {_name(found.second)}", body)


def account(found: Account) -> bytes:
    """Renderings beside the sentences they render, then commitments left out, then figures."""
    ours, theirs = found.declaration.document, found.report.document
    kinds: dict[str, int] = {}
    for one in found.renderings:
        kinds[treatment(one)] = kinds.get(treatment(one), 0) + 1
    kinds |= {"commitments left out": len(found.left_out), "figures": len(found.figures)}
    chips = "".join(f"<li><b>{number}</b> {escape(kind)}</li>" for kind, number in kinds.items())
    places = {sentence.eid: sentence for sentence in ours.sentences()}
    left = "".join(
        f"<tr><td><code>{escape(one.eid)}</code></td><td>{one.force}</td>"
        f'<td lang="{found.declaration.language}">{escape(ours.wording(places[one.eid]))}</td></tr>'
        for one in found.left_out
    )
    figures = "".join(
        f'<tr><td class="num">{one.quantity.normalize():,f} {escape(one.unit)}</td><td>{escape(one.actor or "")}</td>'
        f'<td lang="{found.report.language}">{escape(theirs.wording(one.report))}</td></tr>'
        for one in found.figures
    )
    body = f"""<header>
<h1>A report set against its declaration</h1>
{_texts(found.declaration, found.report)}
<ul class="counts" aria-label="Renderings by kind">{chips}</ul>
</header>
<main id="main">
<h2>What it renders</h2>
{"".join(_rendering(found, number) for number in range(len(found.renderings)))}
{_table("Commitments left out", ("place", "force", "sentence"), left)}
{_table("Figures", ("figure", "pledged by", "sentence"), figures)}
</main>"""
    return page(f"{_name(found.report)} on {_name(found.declaration)}", body)


def _name(reading: Reading) -> str:
    """The file's name without its folders, which are of no use to whom the page is sent."""
    return PurePath(reading.document.name).name


def _texts(first: Reading, second: Reading) -> str:
    cards = "".join(
        f"<div><dt>{escape(_name(one))}</dt><dd>{escape(one.document.metadata.get('title', ''))}</dd>"
        f"<dd>{one.language} · {sum(1 for _ in one.document.sentences())} sentences · "
        f"{len(one.participants)} participants · sha256 {one.document.sha256[:12]}…</dd></div>"
        for one in (first, second)
    )
    return f'<dl class="texts">{cards}</dl>'


def _table(title: str, header: Sequence[str], rows: str) -> str:
    if not rows:
        return f"<h2>{title}</h2><p>None.</p>"
    heads = "".join(f'<th scope="col">{name}</th>' for name in header)
    return f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _pair(pair: Pair, found: Comparison, number: int) -> str:
    kind = " heading" if any(one.eid.endswith("heading") for one in (*pair.first, *pair.second)) else ""
    differs = " differs" if pair.differences else ""
    told = "".join(f"<li>{_told(one)}</li>" for one in pair.differences if one.kind != "wording")
    listed = f'<ul class="told">{told}</ul>' if told else ""
    return f"""<section class="pair{kind}{differs}" id="p{number}" aria-labelledby="h{number}">
<h3 id="h{number}">{_places(pair.first, pair.second)}</h3>
<div class="sides">{_side(pair, found.first, "dropped")}{_side(pair, found.second, "added")}</div>
{listed}</section>
"""


def _places(first: Sequence[Sentence], second: Sequence[Sentence]) -> str:
    before, after = (escape(" ".join(one.eid for one in side)) or "—" for side in (first, second))
    return before if before == after else f"{before} | {after}"


def _side(pair: Pair, reading: Reading, tag: str) -> str:
    """One side's sentences, what only it has being marked: by runs of words in one language, else the words told."""
    sentences = pair.first if tag == "dropped" else pair.second
    if not sentences:
        return '<p class="absent">not in this text</p>'
    mark = "del" if tag == "dropped" else "ins"
    if pair.runs:
        words = " ".join(
            escape(run.words) if run.tag == "same" else f"<{mark}>{escape(run.words)}</{mark}>"
            for run in pair.runs
            if run.tag in {"same", tag}
        )
    else:
        sides = [one.first if tag == "dropped" else one.second for one in pair.differences]
        wording = " ".join(map(reading.document.wording, sentences))
        alone = not pair.first or not pair.second
        told = [] if alone else [word for side in sides for word in side.words]
        words = f"<{mark}>{escape(wording)}</{mark}>" if alone else _marked(wording, told)
    return f'<p lang="{reading.language}">{words}</p>'


def _marked(wording: str, told: Iterable[str]) -> str:
    """The wording with each of some words marked where they stand."""
    chosen = sorted({word for word in told if word}, key=len, reverse=True)
    if not chosen:
        return escape(wording)
    pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, chosen))})(?!\w)", wording)
    return "".join(f"<mark>{escape(text)}</mark>" if odd % 2 else escape(text) for odd, text in enumerate(pieces))


def _told(one: Difference) -> str:
    sides = ((one.first, "gone"), (one.second, "come"))
    parts = [f'<span class="{kind}">{_values(side)}</span>' for side, kind in sides if side.values]
    if not parts:
        parts = ["only here"]
    degree = f' <span class="degree">{one.degree}</span>' if one.degree else ""
    return f"<b>{one.kind}</b>{_BECOMES.join(parts)}{degree}"


def _values(side: Side) -> str:
    return escape(", ".join(side.values).replace("-", " "))


def _rendering(found: Account, number: int) -> str:
    """A sentence of the declaration beside that of the report, what is not common to both in a fainter ink."""
    one = found.renderings[number]
    ours = found.declaration.document.wording(one.passage)
    theirs = found.report.document.wording(one.report)
    before, after = _kept(ours, one.kept[0], ()), _kept(theirs, one.kept[1], [one.verb or ""])
    kind = treatment(one)
    became = f"{one.asked} told as {one.force}" if one.force and one.force != one.asked else ""
    said = " · ".join(filter(None, (escape(one.verb or ""), became, f"{one.share:.0%} of its words")))
    name = f'<span class="degree">{kind}</span>' if " " in kind else f"<b>{kind}</b>"
    return f"""<section class="pair differs" aria-labelledby="r{number}">
<h3 id="r{number}">{_places([one.passage], [one.report])}</h3>
<div class="sides"><p lang="{found.declaration.language}">{before}</p>
<p lang="{found.report.language}">{after}</p></div>
<ul class="told"><li>{name} {said}</li></ul></section>
"""


def _kept(wording: str, spans: Sequence[Span], told: Sequence[str]) -> str:
    """The wording, in fainter ink all that is outside the spans; in whole ink where there are none."""
    pieces, past = [], 0
    for start, end in spans:
        pieces += [
            f'<span class="other">{_marked(wording[past:start], told)}</span>',
            _marked(wording[start:end], told),
        ]
        past = end
    rest = _marked(wording[past:], told)
    return "".join([*pieces, f'<span class="other">{rest}</span>' if spans else rest])
