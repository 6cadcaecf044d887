"""How fast Virtuoso takes a published folder of N-Quads in bulk (Debian's virtuoso-opensource-7), counted afterwards.

    python benchmarks/scale/virtuoso.py FOLDER [--loaders 2] [--buffers 170000]

A server of its own on loopback with an empty database beside the folder; `ld_dir` names the files, and
`rdf_loader_run` of as many clients as asked for loads them side by side. The time is that from the first loader's
start to the end of the checkpoint after the last. One line of JSON goes to standard output.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {data}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
CheckpointInterval = 0
LiteMode = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
DefaultQuery = select * where {{?s ?p ?o}} limit 1
"""
PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def said(port: int, statement: str) -> str:
    """What the server answers to a statement."""
    call = [
        "isql-vt",
        f"127.0.0.1:{port}",
        "dba",
        "dba",
        "VERBOSE=OFF",
        "BANNER=OFF",
        "PROMPT=OFF",
        f"exec={statement}",
    ]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return bool(said(port, "SELECT 1"))
    except (OSError, subprocess.CalledProcessError):
        return False


def loaded(data: Path, port: int, loaders: int) -> dict[str, object]:
    """Loads all files and tells time, triples and files that failed."""
    said(port, f"ld_dir('{data}', '%.nq.gz', 'https://w3id.org/ladkg/')")
    begun = time.monotonic()
    call = ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", "exec=rdf_loader_run();"]
    running = [subprocess.Popen(call, stdout=subprocess.DEVNULL) for _ in range(loaders)]  # noqa: S603
    for one in running:
        one.wait()
    said(port, "checkpoint")
    seconds = time.monotonic() - begun
    within = "GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/ladkg/'))"
    count = int(said(port, f"SPARQL SELECT (COUNT(*) AS ?n) {{ {within} }}"))
    failed = said(port, "SELECT ll_file, ll_error FROM DB.DBA.LOAD_LIST WHERE ll_error IS NOT NULL OR ll_state <> 2")
    return {"seconds": round(seconds, 1), "quads": count, "per_s": round(count / seconds), "failed": failed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--loaders", type=int, default=2)
    parser.add_argument("--buffers", type=int, default=170_000, help="pages of 8 kB")
    asked = parser.parse_args()
    data = asked.folder.resolve()
    database = Path(tempfile.mkdtemp(dir=data.parent, prefix="virtuoso-"))
    port = free_port()
    dirty = asked.buffers * 3 // 4
    ini = INI.format(folder=database, data=data, port=port, http=free_port(), buffers=asked.buffers, dirty=dirty)
    (database / "virtuoso.ini").write_text(ini, encoding="ascii")
    command = ["virtuoso-t", "+foreground", "+configfile", str(database / "virtuoso.ini")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port):
            assert server.poll() is None, f"virtuoso-t ended with {server.returncode}"
            assert time.monotonic() < deadline, "Virtuoso does not answer"
            time.sleep(0.2)
        figures = loaded(data, port, asked.loaders) | {"load": os.getloadavg()[0]}
        figures["database_bytes"] = (database / "virtuoso.db").stat().st_size
        print(json.dumps(figures))  # noqa: T201
    finally:
        server.terminate()
        server.wait(PATIENCE)
        shutil.rmtree(database)


if __name__ == "__main__":
    main()
