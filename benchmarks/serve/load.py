"""Clients against a SPARQL endpoint, in a process of their own: `load.py URL SECONDS GOOD HOSTILE SEED` → JSON.

Good clients ask the library's questions, one after the other without a pause, half of them with other parameters than
the defaults; hostile ones do harm in seven ways. Every good answer must be whole: status 200, not cut short, JSON.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode, urlsplit

from ladkg.library.question import Question, questions, with_prefixes

PATIENCE = 90.0
"""Seconds that a good client waits for an answer."""
CHECKED = 10
"""One answer in so many is parsed."""
BASE = "https://w3id.org/ladkg/id/state/"


@dataclass
class Tally:
    """Seconds of good answers, why others failed, and how hostile requests ended, by kind."""

    seconds: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    hostile: dict[str, Counter[str]] = field(default_factory=dict)
    longest: dict[str, float] = field(default_factory=dict)

    def ended(self, kind: str, how: str, seconds: float) -> None:
        self.hostile.setdefault(kind, Counter())[how] += 1
        self.longest[kind] = max(self.longest.get(kind, 0.0), seconds)


@dataclass
class Client:
    """A connection that is kept, and opened anew when it is lost."""

    host: str
    port: int
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, data: bytes) -> tuple[int, dict[str, str], bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.host, self.port, limit=2**20)
        reader, writer = self.streams
        try:
            writer.write(data)
            await writer.drain()
            return await self._answer(reader)
        except BaseException:
            self.close()
            raise

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = bytearray()
        if headers.get("transfer-encoding") == "chunked":
            while size := int(await reader.readline(), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        else:
            body += await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.close()
        return int(first.split(" ", 2)[1]), headers, bytes(body)

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None


def post(path: str, query: str, accept: str = "application/sparql-results+json, application/ld+json;q=0.9") -> bytes:
    body = urlencode({"query": query}).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def varied(question: Question, chance: random.Random) -> str:
    """The question, half of the time with another day or state."""
    values = {}
    if chance.random() < 0.5:
        for name, parameter in question.parameters.items():
            if parameter.kind == "date":
                values[name] = f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            elif parameter.kind == "state":
                values[name] = chance.choice(["CRI", "MEX", "USA", "BRA", "CHL", "BRB", "COL", "PER", "GTM", "JAM"])
    return with_prefixes(question.bound(values))


async def good(client: Client, path: str, end: float, chance: random.Random, tally: Tally) -> None:
    asked = list(questions().values())
    for number in count():
        if time.monotonic() > end:
            return
        query = varied(chance.choice(asked), chance)
        begun = time.monotonic()
        try:
            status, headers, body = await asyncio.wait_for(client.send(post(path, query)), PATIENCE)
            if status == 200 and "x-truncated" not in headers:
                if number % CHECKED == 0:
                    json.loads(body)
                tally.seconds.append(time.monotonic() - begun)
            else:
                tally.failed[f"{status}"] += 1
        except (OSError, EOFError, ValueError, TimeoutError) as error:
            tally.failed[type(error).__name__] += 1


VALUES = " ".join(f"<{BASE}X{number}>" for number in range(10_000))
QUERIES = {
    "cartesian": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "hoard": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "values": f"SELECT * {{ VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} FILTER(?a != ?b) }}",
    "malformed": "SELECT * { ?s ?p ",
    "nested": "ASK " + "{" * 5000 + "}" * 5000,
}


async def hostile(kind: str, client: Client, path: str, end: float, chance: random.Random, tally: Tally) -> None:
    while time.monotonic() < end:
        begun = time.monotonic()
        try:
            if kind == "flood":
                how = await flood(client, path)
            elif kind == "slow-loris":
                how = await slow_loris(client, path, end)
            else:
                query = f"{QUERIES[kind]} # {chance.random()}"
                status, headers, _ = await asyncio.wait_for(client.send(post(path, query)), PATIENCE)
                how = " ".join(filter(None, (str(status), headers.get("x-stopped"), headers.get("x-truncated"))))
                if headers.get("retry-after"):
                    how += " full"
                    await asyncio.sleep(1)
        except (OSError, EOFError, ValueError, TimeoutError) as error:
            how = "closed" if isinstance(error, OSError | EOFError) else type(error).__name__
        tally.ended(kind, how, time.monotonic() - begun)
        await asyncio.sleep(0.05)


async def flood(client: Client, path: str) -> str:
    """A hundred megabytes, or as much of it as is taken."""
    client.close()
    reader, writer = await asyncio.open_connection(client.host, client.port)
    try:
        kind = "Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked"
        writer.write(f"POST {path} HTTP/1.1\r\nHost: x\r\n{kind}\r\n\r\n".encode())
        for _ in range(1000):
            writer.write(b"186a0\r\n" + b"#" * 100_000 + b"\r\n")
            await writer.drain()
        writer.write(b"0\r\n\r\n")
        return (await asyncio.wait_for(reader.read(100), 10)).decode("latin-1")[9:12] or "closed"
    finally:
        writer.close()


async def slow_loris(client: Client, path: str, end: float) -> str:
    """A header a second, which never end."""
    client.close()
    reader, writer = await asyncio.open_connection(client.host, client.port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n".encode())
        answered = asyncio.ensure_future(reader.read(100))
        while time.monotonic() < end and not answered.done():
            writer.write(b"X-a: b\r\n")
            await writer.drain()
            await asyncio.wait({answered}, timeout=1)
        ended = answered.done()
        answered.cancel()
        return "ended by the server" if ended else "still open at the end"
    finally:
        writer.close()


async def run(url: str, seconds: float, friends: int, foes: int, seed: int) -> Tally:
    parts = urlsplit(url)
    tally = Tally()
    end = time.monotonic() + seconds
    kinds = [*QUERIES, "flood", "slow-loris"]
    tasks = []
    for number in range(friends + foes):
        client = Client(parts.hostname or "", parts.port or 80)
        chance = random.Random(seed * 1000 + number)  # noqa: S311
        if number < friends:
            tasks.append(good(client, parts.path, end, chance, tally))
        else:
            tasks.append(hostile(kinds[number % len(kinds)], client, parts.path, end, chance, tally))
    await asyncio.gather(*tasks)
    return tally


def quantile(values: list[float], part: float) -> float | None:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * part))], 3) if values else None


def main() -> None:
    url, seconds, friends, foes, seed = sys.argv[1:]
    tally = asyncio.run(run(url, float(seconds), int(friends), int(foes), int(seed)))
    told = {
        "answers": len(tally.seconds),
        "a second": round(len(tally.seconds) / float(seconds), 1),
        **{f"p{part}": quantile(tally.seconds, part / 100) for part in (50, 95, 99)},
        "longest": max(tally.seconds, default=None),
        "failed": dict(tally.failed),
        "hostile": {kind: dict(how) for kind, how in tally.hostile.items()},
        "hostile longest": {kind: round(value, 1) for kind, value in tally.longest.items()},
    }
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
