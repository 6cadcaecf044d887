"""One page of HTML that stands alone: its style within, no script, nothing fetched, everything escaped."""

import base64
import hashlib
from html import escape
from importlib.resources import files


def page(title: str, body: str) -> bytes:
    """The page; `title` is text, `body` is HTML in which every text was escaped already.

    Its policy (https://www.w3.org/TR/CSP3/) allows the one style sheet by its digest, so that a browser would run or
    load nothing even if something slipped through.
    """
    style = (files("ladkg.export") / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the texts</a>
{body}
<footer>Made by ladkg. Colours never speak alone: what goes is struck through, what comes is underlined.</footer>
</body>
</html>
""".encode()
