"""`ladkg serve` under load, beside the Oxigraph server and rdflib-endpoint: `run.py --into FOLDER`.

Each server runs on a copy of the same graph; the clients are a process of their own (`load.py`) on the same machine.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladkg.pipeline.load import keep

HERE = Path(__file__).parent
PORT = 18_471
PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(process: int) -> list[int]:
    """A process and those below it."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *(below for child in children for below in tree(int(child)))]


def memory(process: int) -> int:
    """Megabytes that a process and those below it hold."""
    sizes = (int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) for one in tree(process))
    return sum(sizes) * PAGE // 1_000_000


@contextmanager
def server(command: list[str], path: str, folder: Path) -> Iterator[tuple[int, str]]:
    """The process and the address of its endpoint."""
    address = f"http://127.0.0.1:{PORT}{path}"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603
    try:
        for _ in range(1200):
            try:
                with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5):  # noqa: S310
                    break
            except OSError:
                time.sleep(0.1)
        yield process.pid, address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # rdflib-endpoint goes on with what it began
            process.kill()
            process.wait(20)


def measured(name: str, command: list[str], path: str, options: argparse.Namespace, foes: int) -> None:
    """Prints one line of JSON."""
    friends = options.clients - foes
    with server(command, path, options.into) as (process, address):
        load = [sys.executable, str(HERE / "load.py"), address]
        warm = subprocess.run([*load, "3", "10", "0", "7"], capture_output=True, check=True)  # noqa: S603
        assert warm.stdout
        before = memory(process)
        command = [*load, str(options.seconds), str(friends), str(foes), "1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as clients:  # noqa: S603
            time.sleep(options.seconds / 2)
            midway = memory(process)
            loaded = clients.communicate()[0]
        time.sleep(3)
        after = memory(process)
    told = {"server": name, "good": friends, "hostile clients": foes, "MB": [before, midway, after]}
    print(json.dumps(told | json.loads(loaded)), flush=True)  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="a folder for stores and logs")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--foes", type=int, default=21)
    parser.add_argument("--rdflib-endpoint", help="the command of rdflib-endpoint, in an environment of its own")
    parser.add_argument("--only", help="the server that is run, by the first letters of its name")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    store, dump = options.into / "store", options.into / "dump.nt"
    keep([], store)
    ladkg = [sys.executable, "-c", "from ladkg.cli import main; main()", "serve", "--store", str(store)]
    ladkg += ["--port", str(PORT), "--time-limit", "10"]
    oxigraph = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run([oxigraph, "dump", "-l", store, "-f", dump, "--graph", "default"], check=True)  # noqa: S603
    read_only = [oxigraph, "serve-read-only", "-l", str(store), "-b", f"127.0.0.1:{PORT}"]
    runs = [
        ("ladkg, attacked", ladkg, "/sparql", options.foes),
        ("ladkg", ladkg, "/sparql", 0),
        ("ladkg, keeping no answers", [*ladkg, "--keep", "0"], "/sparql", 0),
        ("oxigraph serve-read-only", read_only, "/query", 0),
    ]
    if options.rdflib_endpoint:
        command = [options.rdflib_endpoint, "serve", "--host", "127.0.0.1", "--port", str(PORT), str(dump)]
        runs.append(("rdflib-endpoint", command, "/", 0))
    for name, command, path, foes in runs:
        if name.startswith(options.only or ""):
            measured(name, command, path, options, foes)


if __name__ == "__main__":
    main()
