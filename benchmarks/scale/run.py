"""Triples a second of the whole way (tables to checked N-Quads) on one machine and as Spark jobs, beside one another.

    python benchmarks/scale/run.py FOLDER [--triples 1000000] [--ways whole one two] [--hours 1]

`whole` is `ladkg build`'s way: everything in the memory of one process. `one` and `two` are `ladkg spark` with one
worker and with two, each of one core (`local-cluster[N,1,1024]`). Wall time, CPU time and memory are those of all
processes together, JVMs included; memory is the largest sum of what each holds by itself and its share of the rest
(PSS). With more than one way it stops where the sorted N-Quads of two of them differ. A way that takes longer than
--hours is ended and said to be so. One line of JSON each goes to standard output.
"""

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "generate"))
import tables as generator

WHOLE = """
import gzip, sys
from pathlib import Path
from pyoxigraph import RdfFormat
from ladkg import graph, limits
from ladkg.pipeline.build import assemble, check
from ladkg.pipeline.tables import asserted
from ladkg.spark.run import files_of
limits.collect_seldom()
small, large = files_of(Path(sys.argv[1]))
parts = assemble(asserted({**small, **dict(large)}))
report = check(parts)
Path(sys.argv[2]).mkdir()
graph.write_bytes(gzip.compress(graph.to_bytes(parts, RdfFormat.N_QUADS), 6, mtime=0), Path(sys.argv[2], "all.nq.gz"))
sys.exit(0 if report.conforms else 1)
"""
CLUSTER = "from ladkg.cli import main; main()"
WAYS = {"whole": 0, "one": 1, "two": 2}
PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")


def command(way: str, tables: Path, destination: Path) -> list[str]:
    if way == "whole":
        return [sys.executable, "-c", WHOLE, str(tables), str(destination)]
    master = f"local-cluster[{WAYS[way]},1,1024]"
    return [sys.executable, "-c", CLUSTER, "spark", str(tables), str(destination), "--master", master]


def processes(session: int) -> Iterator[tuple[int, float, int]]:
    """The processes of a session: number, CPU seconds so far, bytes of memory."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                memory = next(line for line in (entry / "smaps_rollup").read_text().splitlines() if line[:4] == "Pss:")
                yield int(entry.name), (int(fields[11]) + int(fields[12])) / TICK, int(memory.split()[1]) * 1024
        except (OSError, StopIteration):
            continue


def measured(call: list[str], hours: float) -> dict[str, object]:
    """Wall and CPU seconds, memory at most and the exit code of a call; code None where it was ended."""
    begun, spent, most = time.monotonic(), dict[int, float](), 0
    running = subprocess.Popen(call, start_new_session=True, stdout=subprocess.DEVNULL)  # noqa: S603
    while running.poll() is None:
        found = list(processes(running.pid))
        spent.update({number: seconds for number, seconds, _ in found})
        most = max(most, sum(memory for _, _, memory in found))
        if time.monotonic() - begun > hours * 3600:
            os.killpg(running.pid, signal.SIGKILL)
            for number, _, _ in processes(running.pid):
                os.kill(number, signal.SIGKILL)
            running.wait()
            return {"code": None, "wall_s": round(time.monotonic() - begun)}
        time.sleep(1)
    wall = time.monotonic() - begun
    return {"code": running.returncode, "wall_s": round(wall, 1), "cpu_s": round(sum(spent.values()), 1), "bytes": most}


def counted(folder: Path) -> tuple[int, str]:
    """The number of quads in a folder of compressed N-Quads, and the SHA-256 of all lines sorted by `sort`."""
    files = " ".join(f"'{file}'" for file in sorted(folder.glob("*.nq.gz")))
    sort = f"zcat {files} | LC_ALL=C sort -S 1G -T {folder.parent}"
    with subprocess.Popen(sort, shell=True, stdout=subprocess.PIPE) as sorting:  # noqa: S602
        assert sorting.stdout
        digest, count = hashlib.sha256(), 0
        for line in sorting.stdout:
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--hours", type=float, default=1.0)
    asked = parser.parse_args()
    tables = asked.folder / f"tables-{asked.triples}"
    if not tables.exists():
        generator.write(tables, asked.triples)
    seen: set[str] = set()
    for way in asked.ways:
        destination = asked.folder / f"{way}-{asked.triples}"
        figures = {"way": way, "asked": asked.triples, "load": os.getloadavg()[0]}
        figures |= measured(command(way, tables, destination), asked.hours)
        if figures["code"] == 0:
            count, digest = counted(destination)
            seen.add(digest)
            figures |= {"quads": count, "per_wall_s": round(count / figures["wall_s"]), "sha256": digest}
        print(json.dumps(figures), flush=True)  # noqa: T201
        assert len(seen) < 2, "the outcomes differ"


if __name__ == "__main__":
    main()
