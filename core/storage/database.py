"""One database, reached through SQLAlchemy: SQLite in a file or in memory, or PostgreSQL. No other file imports it.

SQLAlchemy waits until a `Database` is made, because the default story must open without it. Above this file SQL is
plain text in the dialect both databases speak; where they differ, `Work.dialect` says which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import LibraryUnavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BUSY_SECONDS = 30
"""How long a writer waits for another one. An action writes a few rows, so this is far beyond what is needed."""

ESCAPE = "\ufdd0"
UNSTORABLE = re.compile("[\x00\ufdd0\ud800-\udfff]")
"""PostgreSQL keeps no null character and UTF-8 no half surrogate; both may come in with a damaged file."""


class Work:
    """One transaction. Values are bound by name (`:name`), never put into the SQL."""

    def __init__(self, connection: Connection) -> None:
        from sqlalchemy import text

        self._connection = connection
        self._text = text
        self.dialect = connection.dialect.name

    def run(self, sql: str, **values: object) -> int:
        """Run a statement and return the number of rows it changed."""
        return int(self._connection.execute(self._text(sql), _escaped(values)).rowcount)

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run a statement once for each row; for none, not at all."""
        if escaped := [_escaped(row) for row in rows]:
            self._connection.execute(self._text(sql), escaped)

    def rows(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """Run a query and return its rows by column name."""
        found = self._connection.execute(self._text(sql), _escaped(values)).mappings()
        return [{name: _unescape(value) for name, value in row.items()} for row in found]

    def row(self, sql: str, **values: object) -> dict[str, Any] | None:
        """Run a query and return its first row, None if it has none."""
        return next(iter(self.rows(sql, **values)), None)

    def value(self, sql: str, **values: object) -> Any:
        """Run a query that gives one row of one column."""
        return next(iter(self.rows(sql, **values)[0].values()))

    def define(self, sql: str) -> None:
        """Run a statement that defines something, as it stands: colons in it are not taken for values."""
        self._connection.exec_driver_sql(sql)


class Database:
    """Hands out transactions, and turns the driver's errors into sentences with a next step."""

    def __init__(self, url: str) -> None:
        """Get ready to connect; nothing is opened before the first transaction.

        Raises:
            LibraryUnavailable: If the URL is none, or names a database that Parallax does not know.
        """
        self._engine = _engine(url)
        self.place = self._engine.url.render_as_string(hide_password=True)
        self.dialect = self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """See one state of the library throughout, whatever others write meanwhile."""
        with self._transaction(writing=False) as work:
            yield work

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """Write all or nothing: when this ends, it is on disk; when it fails or the process dies, nothing is."""
        with self._transaction(writing=True) as work:
            yield work

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Work]:
        from sqlalchemy import exc

        options: dict[str, Any] = {"writing": writing}
        if self.dialect == POSTGRESQL:
            options["isolation_level"] = "READ COMMITTED" if writing else "REPEATABLE READ"
        try:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield Work(connection)
        except (exc.DBAPIError, exc.TimeoutError) as error:
            raise LibraryUnavailable(_explain(self.place, error)) from error


def _engine(url: str) -> Engine:
    from sqlalchemy import create_engine, event, exc, make_url

    try:
        parsed = make_url(re.sub(r"^postgres(ql)?://", "postgresql+pg8000://", url))
    except exc.ArgumentError as error:
        raise LibraryUnavailable(
            "The library's address is not a database URL. Give sqlite:///FILE or postgresql://USER@HOST/NAME."
        ) from error
    name = parsed.get_backend_name()
    if name == POSTGRESQL:
        # The connection is tried when it is taken from the pool: the server may have been restarted meanwhile.
        return create_engine(parsed, pool_pre_ping=True, connect_args={"timeout": 10})
    if name != SQLITE:
        raise LibraryUnavailable(f"Parallax keeps stories in SQLite or PostgreSQL, not in {name}. Change the URL.")
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": BUSY_SECONDS}}
    if parsed.database in (None, "", ":memory:"):
        from sqlalchemy.pool import QueuePool

        # The one connection is the library; threads take turns.
        options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    else:
        _make_folder(Path(str(parsed.database)).parent)
    engine = create_engine(parsed, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailable(
            f"The data folder {folder} cannot be made: {error.strerror}. Set PARALLAX_DATA to a folder you may write."
        ) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions on its own, late and without a lock; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE takes the write lock first: a transaction that read before it writes could not wait for its turn.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _escaped(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: UNSTORABLE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", value) if isinstance(value, str) else value
        for name, value in values.items()
    }


def _unescape(value: object) -> object:
    if isinstance(value, str) and ESCAPE in value:
        return re.sub(f"{ESCAPE}(....)", lambda found: chr(int(found[1], 16)), value)
    return value


ADVICE = (
    (r"locked|lock timeout|QueuePool|deadlock", "is busy. Nothing was written; try again in a moment"),
    (r"readonly|read-only", "may not be written. Give the program the right to write there, or set another folder"),
    (r"disk is full|no space|disk full", "has no room left on its disk. Nothing was written; make room and try again"),
    (r"not a database|malformed|corrupt", "is damaged or no library. Put back a copy of it, or set another file"),
    (r"unable to open", "cannot be opened. See that it is a file you may write, or set PARALLAX_DATA"),
    (r"authentication|password|role .* does not exist", "refuses the user. Check name and password in the URL"),
    (r"connect|connection|server|database .* does not exist", "cannot be reached. Start the server or check the URL"),
)


def _explain(place: str, error: Exception) -> str:
    said = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
    advice = next((text for pattern, text in ADVICE if re.search(pattern, said, re.IGNORECASE)), "cannot be used")
    return f"The library {place} {advice}. ({said})"
