"""Web pages: their main text and its structure, without what stands around it."""

import pytest

from ladkg.errors import InputError
from ladkg.read.document import read_bytes
from ladkg.read.page import numeral
from ladkg.records.text import Document

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Joint statement of the mayors | Town</title>
<meta property="article:published_time" content="2023-05-02T10:00:00Z">
<script>if (1 < 2) { send("We agree to be tracked."); }</script><style>p { color: red }</style></head>
<body><a href="#main">Skip to content</a>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main id="main"><h1>Joint statement of the mayors</h1>
<div class="share"><a href="/t">Share this</a> <a href="/f">Send this</a></div>
<p>We, the mayors of Ada and Bela, met in Cora and agree on the shade, the wells and the lamps.<sup><a
href="#fn1">1</a></sup> We thank the people of Cora for the warmth with which they received us.</p>
<p><strong>Shade for every Street</strong></p>
<p>We intend to work together in the coming years, each in the own town, to:</p>
<ul><li>plant trees in the streets that have none:<ul><li>oaks in the north of the town</li><li>elms by the river</li>
</ul></li><li><p>water them. We will share the cost of the water.</p></li></ul>
<h2>Wells</h2>
<ol start="4"><li>We will dig a well in each of the squares of the town.</li>
<li value="7">We recognize the work of all who keep the wells.</li></ol>
<p>We also decide:<br>(a) to meet again in spring;<br>(b) to invite the mayors of the coast.</p>
<p>The ninth<sup>th</sup> <b>meeting</b> was&nbsp;held in Ada.</p>
<p hidden>Not to be seen.</p>
<div class="footnotes"><ol><li id="fn1">The map of shade, first part. <a href="#r1">↩</a></li></ol></div>
<p>###</p></main>
<aside><h3>Related</h3><p><a href="/x">Another story of the town</a></p></aside>
<footer><p>© Town. All rights reserved. Cookies.</p></footer><script>track()</script></body></html>"""


def shape(found: Document) -> list[str]:
    return [
        f"{block.kind}{block.level}{block.number}|{found.text[block.start : block.end]}" for block in found.blocks()
    ]


@pytest.mark.parametrize("name", ["x.html", "x.htm", "-"])
def test_a_page_gives_its_text_and_structure(name: str) -> None:
    found = read_bytes(PAGE.encode(), name)
    assert shape(found) == [
        "heading0|Joint statement of the mayors",
        (
            "paragraph0|We, the mayors of Ada and Bela, met in Cora and agree on the shade, the wells and the lamps. "
            "We thank the people of Cora for the warmth with which they received us."
        ),
        "heading0|Shade for every Street",
        "paragraph0|We intend to work together in the coming years, each in the own town, to:",
        "item1|plant trees in the streets that have none:",
        "item2|oaks in the north of the town",
        "item2|elms by the river",
        "item1|water them. We will share the cost of the water.",
        "heading0|Wells",
        "paragraph04|We will dig a well in each of the squares of the town.",
        "paragraph07|We recognize the work of all who keep the wells.",
        "paragraph0|We also decide:",
        "item1a|to meet again in spring;",
        "item1b|to invite the mayors of the coast.",
        "paragraph0|The ninthth meeting was held in Ada.",
    ]
    assert [(note.mark, note.text) for note in found.notes] == [("1", "The map of shade, first part.")]
    assert found.metadata["date"] == "2023-05-02"
    assert found.metadata["language"] == "en"
    assert found.metadata["title"].startswith("Joint statement of the mayors")
    assert found.title
    assert found.title.line == 7


TABLE = """<html><body><div><a href=/>Home</a> | <a href=/x>About</a></div><table><tr><td><a href=1>Menu one</a><br>
<a href=2>Menu two</a></td><td><font size=5><b>JOINT DECLARATION OF THE MAYORS</b></font><br><br>
We, the mayors of Ada and Bela, met in Cora on 2 May 2020 and discussed the wells.<br><br>
1. We reaffirm our commitment to plant trees in every street of the town.<a href="#_ftn1">[1]</a><br>
2. We intend to:<br>&bull; dig wells;<br>&bull; light lamps.<br><br>3. We welcome the work of the people of Cora.<br>
<br><b>Ada Bell</b><br>President of Ada<br></td></tr></table>
<div id="ftn1"><p><a href="#_ftnref1">[1]</a> See the annex.</p></div><p>Copyright 2020 Town</p></body></html>"""


def test_a_page_laid_out_by_a_table() -> None:
    found = read_bytes(TABLE.encode(), "x.html")
    assert shape(found) == [
        "heading0|JOINT DECLARATION OF THE MAYORS",
        "paragraph0|We, the mayors of Ada and Bela, met in Cora on 2 May 2020 and discussed the wells.",
        "paragraph01|We reaffirm our commitment to plant trees in every street of the town.",
        "paragraph02|We intend to:",
        "item1|dig wells;",
        "item1|light lamps.",
        "paragraph03|We welcome the work of the people of Cora.",
        "signature0|Ada Bell President of Ada",
    ]
    assert [(note.mark, note.text) for note in found.notes] == [("1", "See the annex.")]


def test_a_short_page_is_read_whole() -> None:
    assert read_bytes(b"<p>We agree.</p><nav>Home</nav><script>x()</script>", "x.html").text == "We agree."


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>a()</script>", "<!-- a -->", "<p>&nbsp;</p>", "<nav>Home</nav>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError, match=r"x\.html: no text in it"):
        read_bytes(page.encode(), "x.html")


@pytest.mark.parametrize("tag", ["div", "ul><li", "b", "table><tr><td", "blockquote"])
def test_a_page_that_nests_deeply_is_refused(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 100_000}<p>We agree.</p>"
    with pytest.raises(InputError, match="nest deeper than 256 levels"):
        read_bytes(page.encode(), "x.html")


def test_a_page_on_one_line_of_five_megabytes() -> None:
    said = "We will go to the wells and plant a tree. "
    found = read_bytes(f"<html><body>{said * 120_000}</body></html>".encode(), "x.html")
    assert sum(1 for _ in found.sentences()) == 120_000


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [(3, "1", "3"), (3, "a", "c"), (27, "a", "27"), (14, "i", "xiv"), (49, "I", "XLIX"), (400, "i", "400")],
)
def test_numbers_of_lists(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written
