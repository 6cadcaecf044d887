"""The project's own publication and pack, and a real Apache that serves a copy of it."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from ladkg.export.folder import Folder
from ladkg.export.publication import Publication
from ladkg.pipeline import pack as packing
from ladkg.pipeline.build import Parts

URL = "https://example.org/graphs/ladkg/"
MODULES = Path("/usr/lib/apache2/modules")
PATIENCE = 30.0
"""Seconds that Apache may take to be ready; it takes a tenth of one."""
CONFIG = """
ServerName localhost
ServerRoot {home}
PidFile {home}/pid
Mutex pthread
Listen 127.0.0.1:{port}
ErrorLog {home}/errors
{identity}
{modules}
TypesConfig /dev/null
DocumentRoot {home}/empty
Alias /graphs/ladkg/ {root}/
Alias / {root}/
<Directory />
  AllowOverride None
  Require all denied
</Directory>
<Directory {root}>
  AllowOverride All
  Require all granted
  Options Indexes FollowSymLinks MultiViews
</Directory>
"""
PAGE = "<!doctype html><title>A page</title>" + "<p>words, as a page has them</p>" * 20
NEEDED = "mpm_event authz_core alias dir mime negotiation autoindex headers rewrite filter deflate"


@pytest.fixture(scope="session")
def publication(parts: Parts) -> Publication:
    """The whole dataset, to stand at an address that is not that of its IRIs; leave it as it is."""
    return Publication(list(parts), "0.1.0", URL)


@pytest.fixture(scope="session")
def folder(publication: Publication, packed: Folder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The dumps and the descriptions of the pack for that address; it knows of the other files without holding them."""
    folder = Folder(tmp_path_factory.mktemp("described"))
    for path in packed.sums:
        if path.startswith("ladkg."):
            folder.write(path, (packed.root / path).read_bytes())
        elif "/" in path or path.partition(".")[0] in ("ontology", "shapes", "queries"):
            folder.sums[path], folder.sizes[path] = packed.sums[path], packed.sizes[path]
    del folder.sums[".well-known/void"]
    for _, files in packing.DESCRIPTIONS:
        for path, data in files(publication, folder):
            folder.write(path, data)
    return folder


@pytest.fixture(scope="session")
def apache() -> Iterator[Callable[..., str]]:
    """`apache(folder, "id/a", …)` → `127.0.0.1:PORT`: a copy of it, with pages, stands at / and at /graphs/ladkg/."""
    program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None or not MODULES.is_dir():
        told = "no apache2 here: run scripts/ensure-apache"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    assert program
    with ExitStack() as servers:
        yield lambda root, *pages: servers.enter_context(_serving(program, root, pages))


@contextmanager
def _serving(program: str, folder: Path, pages: Sequence[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="apache-") as name:
        home, port = Path(name), _free_port()
        home.chmod(0o755)
        (home / "empty").mkdir()
        shutil.copytree(folder, home / "served")
        (home / "served").chmod(0o755)
        for page in pages:
            (home / "served" / page).mkdir(parents=True, exist_ok=True)
            (home / "served" / page / "index.html").write_text(PAGE)
        modules = "\n".join(
            f"LoadModule {module}_module {MODULES}/mod_{module}.so"
            for module in NEEDED.split()
            if (MODULES / f"mod_{module}.so").is_file()
        )
        identity = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
        config = CONFIG.format(home=home, root=home / "served", port=port, modules=modules, identity=identity)
        (home / "apache.conf").write_text(config)
        server = subprocess.Popen([program, "-X", "-f", str(home / "apache.conf")], stdin=subprocess.DEVNULL)
        try:
            _await(server, port, home)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _await(server: subprocess.Popen[bytes], port: int, home: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        errors = (home / "errors").read_text() if (home / "errors").is_file() else ""
        assert server.poll() is None, f"apache ended with {server.returncode}: {errors}"
        assert time.monotonic() < deadline, f"apache is not ready: {errors}"
        try:
            connection = http.client.HTTPConnection(f"127.0.0.1:{port}", timeout=5)
            connection.request("GET", "/robots.txt")
            connection.getresponse()
            return
        except ConnectionError:
            time.sleep(0.02)
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
