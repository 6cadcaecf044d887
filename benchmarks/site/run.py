"""What the site of the real graph costs to make and to visit, and how both grow.

    python benchmarks/site/run.py --into FOLDER [--resources 4400 25000 50000 100000] [--lighthouse NODE_MODULES]

Needs Chromium (scripts/ensure-chromium), matplotlib for the plot, and for the last columns Lighthouse from npm:
`npm install --prefix FOLDER lighthouse@12.8.2`, a tool of this measurement and of nothing else here. Linux only, since
the memory of all processes together is read from /proc.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from growth import LADKG, growth  # type: ignore[import-not-found]
from parts import parts  # type: ignore[import-not-found]
from process import used  # type: ignore[import-not-found]

from browser import PAGES, PROFILES, chromium, served, sparql, visit  # type: ignore[import-not-found]

_SHOWN: Final = ("first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift")


def main() -> None:
    """Measures one thing after the other and prints tables in Markdown."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--into", type=Path, required=True, help="a folder with room for the largest site")
    options.add_argument("--resources", type=int, nargs="*", default=[4_400, 25_000, 50_000, 100_000])
    options.add_argument("--lighthouse", type=Path, help="the folder node_modules that holds lighthouse")
    asked = options.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    site = asked.into / "site"
    took = used([str(LADKG), "site", str(site)])
    print(f"whole site: {took.cpu:.1f} CPU s, {took.wall:.1f} s, {took.memory:,.0f} MB\n")  # noqa: T201
    print(parts(asked.into / "parts"))  # noqa: T201
    with served(site) as address, chromium() as browser:
        print(f"\n{_visits(browser, address, asked.lighthouse)}\n")  # noqa: T201
        for profile in PROFILES:
            ready, table, size = sparql(browser, address, profile)
            print(f"SPARQL, {profile.name}: ready in {ready:.2f} s ({size:.2f} MB), table in {table:.2f} s")  # noqa: T201
    if asked.resources:
        print(f"\n{growth(asked.resources, asked.into)}")  # noqa: T201


def _visits(browser: object, address: str, tools: Path | None) -> str:
    """kB and seconds to the first paint and until all is loaded, for each kind of page and each profile."""
    heads = [f"{profile.name}: paint, load" for profile in PROFILES] + ["Lighthouse: " + ", ".join(_SHOWN)] * bool(
        tools
    )
    lines = [f"| | kB | {' | '.join(heads)} |", "|---" * (len(heads) + 2) + "|"]
    for name, path in PAGES.items():
        visits = [visit(browser, address + path, profile) for profile in PROFILES]
        cells = [f"{one.paint:.2f}, {one.load:.2f}" for one in visits]
        if tools:
            cells.append(_lighthouse(tools, address + path))
        lines.append(f"| {name} | {max(one.size for one in visits):.0f} | {' | '.join(cells)} |")
        print(lines[-1], file=sys.stderr, flush=True)  # noqa: T201
    return "\n".join(lines)


def _lighthouse(tools: Path, address: str) -> str:
    """What Lighthouse's mobile profile says: its line and processor are simulated from what it saw of an idle one."""
    program = [str(shutil.which("node")), str(tools / "lighthouse" / "cli" / "index.js"), address, "--quiet"]
    more = ["--output=json", "--chrome-flags=--headless=new --no-sandbox", "--only-categories=performance"]
    chromium = str(shutil.which("chromium"))
    told = subprocess.run(  # noqa: S603
        [*program, *more], capture_output=True, check=True, env={"CHROME_PATH": chromium, "PATH": "/usr/bin:/bin"}
    )
    report = json.loads(told.stdout)
    found = [report["audits"][name]["numericValue"] for name in _SHOWN]
    score = report["categories"]["performance"]["score"] * 100
    return f"{found[0] / 1000:.2f} s, {found[1] / 1000:.2f} s, {found[2]:.3f} ({score:.0f})"


if __name__ == "__main__":
    main()
