"""Folders of files made elsewhere, told apart by one SHA-256 over all they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path


def file_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder, by its path there; links count as what they lead to.

    Raises:
        OSError: If a file cannot be read.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): file_digest(path) for path in files}


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def whole(digests: Mapping[str, str]) -> str:
    """Return one SHA-256 for a folder's files: a file changed, added, renamed or taken away makes it another."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
