"""A library in each database the product knows: SQLite in a file, and a real PostgreSQL server on loopback."""

import glob
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from core.storage import Library

DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))
SECONDS_TO_START = 60


def program(name: str) -> str:
    """Where Debian puts PostgreSQL's programs; they are not on the path there."""
    found = shutil.which(name) or next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)
    if not found:
        pytest.fail("PostgreSQL's server is missing. Run: scripts/machine.sh", pytrace=False)
    return os.path.realpath(found)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged(folder: Path) -> list[str]:
    """What to put before a command so that it runs without root's rights, and ends when the tests' process ends."""
    command = ["setpriv", "--pdeathsig", "INT"]
    if os.getuid() == 0:
        names = {user.pw_name: user for user in pwd.getpwall()}
        user = names.get("postgres") or names["nobody"]
        shutil.chown(folder, user.pw_uid, user.pw_gid)
        command += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return command


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of our own, up to the name of a database."""
    folder = Path(tempfile.mkdtemp(prefix="parallax-postgresql-"))
    password = secrets.token_hex(16)
    (folder / "password").write_text(password)
    (folder / "password").chmod(0o644)
    prefix = unprivileged(folder)
    data, port = folder / "data", free_port()
    make = [program("initdb"), "--pgdata", str(data), "--username=editor", "--auth=scram-sha-256", "--no-sync"]
    make += [f"--pwfile={folder / 'password'}", "--encoding=UTF8", "--locale=C"]
    subprocess.run(prefix + make, check=True, capture_output=True, cwd="/")
    options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-c", "fsync=off", "-c", "max_connections=60"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*prefix, program("postgres"), "-D", str(data), *options], stdout=log, stderr=log, cwd="/"
        )
    try:
        url = f"postgresql://editor:{password}@127.0.0.1:{port}"
        wait_for(url, server, folder / "log")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=SECONDS_TO_START)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import pg8000

    for _ in range(SECONDS_TO_START * 10):
        try:
            run_on(url, "SELECT 1")
            return
        except (pg8000.Error, OSError):
            if server.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}", pytrace=False)


def run_on(server: str, statement: str) -> None:
    """Run a statement outside any transaction, as making and dropping databases needs."""
    import pg8000.native

    found = urlsplit(server)
    connection = pg8000.native.Connection(
        str(found.username), host=str(found.hostname), port=found.port, password=found.password, database="postgres"
    )
    try:
        connection.run(statement)
    finally:
        connection.close()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'library.sqlite'}"
        return
    server, name = request.getfixturevalue("postgresql"), f"library_{secrets.token_hex(6)}"
    run_on(server, f"CREATE DATABASE {name}")
    yield f"{server}/{name}"
    run_on(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    with Library(url) as library:
        yield library
