"""Lists of words as files: one entry a line, its source in the `#` lines on top. An editor can edit them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read `name`.txt as rows of tab-separated columns, without comments and blank lines.

    Raises:
        FileNotFoundError: If there is no such list; the message gives the path.
    """
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(column.strip() for column in line.split("\t")) for line in lines if line.strip() and line[0] != "#"
    )


def entries(name: str) -> tuple[str, ...]:
    """Read the first column of `name`.txt."""
    return tuple(row[0] for row in rows(name))
