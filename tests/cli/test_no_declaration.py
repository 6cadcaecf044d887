"""`ladkg convert text` of what is no declaration, or comes in an odd form: a word on it or the right thing, in a real
process of bounded time and memory.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.read.pdfs import page, pdf

ROOT = Path(__file__).parents[2]
SECONDS = 30
"""That a run may take, on a machine that is busy with other things."""
MEMORY = 1_000_000_000
"""Bytes of address space that it may have."""
NOTHING = "Nothing of a declaration was found: no participants, no cited instruments, no statements\n"
POEM = """\
# The Lamp by the River

The water turns the evening grey,
a heron stands where children play,
and no one asks it to decide
how far the slow canal is wide.

We plan our walks, we seek the shore,
we call the boats, and call once more;
I keep a lamp, I keep a stone,
I count the barges all alone.

O Chile of the long white snow,
O Peru where the condors go,
and when the bridges close their eyes
the reeds begin to improvise.
"""
WORDS = "We, the Presidents of Chile and Panama, met in Bogotá. We commit to protect “children” as appropriate."
_PROGRAM = f"""import resource
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from ladkg.cli import main
main()"""


def convert(data: bytes, name: str, folder: Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error, of a file of this name."""
    (folder / name).write_bytes(data)
    program = [sys.executable, "-c", _PROGRAM, "convert", "text", name, "-f", "nquads"]
    done = subprocess.run(program, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def classes(quads: str) -> set[str]:
    return set(re.findall(r"#type> <https://w3id\.org/ladkg/ontology#(\w+)>", quads))


@pytest.mark.parametrize("name", ["poem.md", "poem.txt", "README.md"])
def test_of_what_is_no_declaration_nothing_is_made_up(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_bytes() if name == "README.md" else POEM.encode()
    code, quads, said = convert(text, name, tmp_path)
    assert (code, said) == (0, NOTHING)
    assert classes(quads) == {"Source", "TextVersion", "Passage"}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.md", b"", "empty.md: the text is empty"),
        ("blank.txt", b" \n\t\n", "blank.txt: the text is empty"),
        ("empty.pdf", b"", r"empty\.pdf: "),
        ("scan.pdf", pdf([[], []], image=True), r"scan\.pdf: no text in it: .* run character recognition"),
        ("long.md", WORDS.encode() * (50_000_000 // len(WORDS)), r"long\.md: more than 10 MB; split the text"),
        ("long.html", b"<p>" + WORDS.encode() * (50_000_000 // len(WORDS)), r"long\.html: more than 10 MB; split"),
        ("scripts.html", b"<html><body><script>var a = 'We commit.'</script></body></html>", r"scripts\.html: "),
        ("picture.md", b"\x89PNG\r\n\x1a\n\x00\x01\xff", r"picture\.md: .*this is no text"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and ":" not in value else "",
)
def test_what_cannot_be_read_is_told(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    code, quads, said = convert(data, name, tmp_path)
    assert (code, quads) == (2, "")
    assert re.fullmatch(rf"ladkg: {told}.*\n", said)


@pytest.mark.parametrize(
    ("name", "data", "notice"),
    [
        ("pact.md", WORDS.encode("cp1252"), "not UTF-8: read as Windows-1252"),
        ("pact.txt", WORDS.encode("utf-16"), ""),
        ("pact.pdf", pdf([page([["# A Pact", WORDS]])]), ""),
        (
            "pact.html",
            "<!doctype html><html><head><meta charset='utf-8'><script>document.write('We, Peru, plan.')</script></head>"
            f"<body><nav>Peru</nav><main><h1>A Pact</h1><p>{WORDS}</p><script>var s = 'We commit to Cuba.';</script>"
            "<noscript>We call on Brazil.</noscript></main></body></html>".encode(),
            "",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("pact") else "",
)
def test_an_odd_form_of_a_declaration_is_read(name: str, data: bytes, notice: str, tmp_path: Path) -> None:
    code, quads, said = convert(data, name, tmp_path)
    assert code == 0, said
    assert said.splitlines()[-1].startswith("participants 2, instruments 0, statements 1 (commit 1), hedges 1; ")
    assert notice in said
    assert set(re.findall(r"#listsParticipant> <https://w3id\.org/ladkg/id/state/(\w+)>", quads)) == {"CHL", "PAN"}
    assert '#adoptedAt> "Bogotá"' in quads


def test_a_long_text_is_read_in_time(tmp_path: Path) -> None:
    """Three hundred pages of sentences that begin and end alike."""
    boats = "".join(f"The boats of year {n} lay by the river, and nobody asked why.\n\n" for n in range(15_000))
    code, quads, said = convert(f"{WORDS}\n\n{boats}".encode(), "long.md", tmp_path)
    assert code == 0, said
    assert quads.count("#Passage>") == 15_002
