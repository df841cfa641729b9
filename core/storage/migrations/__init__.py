"""The library's versions, by number. A library of any earlier version is brought up to date when it is opened.

Plain numbered files rather than Alembic. There is one line of versions and never a branch, no model classes to compare
with, and what differs between the two databases (full-text tables, triggers) would be hand-written SQL in Alembic as
well. What is left for a tool to do is the loop below. To change the schema, add `m0005_what.py` with `upgrade(work)`,
list it here and add a library of the version before it to the tests; never edit a file that was released.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from core.errors import LibraryUnavailable
from core.storage.database import POSTGRESQL, Database, Work
from core.storage.migrations import m0001_stories, m0002_vectors, m0003_search, m0004_steps

LOG = logging.getLogger(__name__)
MIGRATIONS: tuple[tuple[str, Callable[[Work], None]], ...] = (
    ("stories", m0001_stories.upgrade),
    ("vectors", m0002_vectors.upgrade),
    ("search", m0003_search.upgrade),
    ("steps", m0004_steps.upgrade),
)
LATEST = len(MIGRATIONS)
LOCK = 7_262_755
"""Number of the PostgreSQL lock that lets one program at a time bring the library up to date. Any number will do."""


def migrate(database: Database, *, to: int = LATEST) -> None:
    """Bring a library up to a version: all of the steps or none.

    Raises:
        LibraryUnavailable: If the library was made by a later version of Parallax.
    """
    with database.reading() as work:
        if _exists(work) and _version(work) == to:
            return
    with database.writing() as work:
        if work.dialect == POSTGRESQL:
            work.rows("SELECT pg_advisory_xact_lock(:lock)", lock=LOCK)
        work.define(
            "CREATE TABLE IF NOT EXISTS library_version "
            "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)"
        )
        found = _version(work)
        if found > LATEST:
            raise LibraryUnavailable(
                f"The library {database.place} is of version {found}; this Parallax reads up to {LATEST}. "
                "Update Parallax, or set another data folder."
            )
        for number, (name, upgrade) in enumerate(MIGRATIONS[found:to], start=found + 1):
            upgrade(work)
            work.run(
                "INSERT INTO library_version (number, name, applied) VALUES (:number, :name, :applied)",
                number=number,
                name=name,
                applied=datetime.now(UTC).isoformat(),
            )
            LOG.info("library brought to version %d, %s", number, name)


def _exists(work: Work) -> bool:
    if work.dialect == POSTGRESQL:
        return work.value("SELECT to_regclass('library_version') IS NOT NULL AS there") is True
    return work.row("SELECT 1 AS there FROM sqlite_master WHERE name = 'library_version'") is not None


def _version(work: Work) -> int:
    return int(work.value("SELECT COALESCE(MAX(number), 0) AS number FROM library_version"))
