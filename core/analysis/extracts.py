"""Extracts remembered in a folder, so that an article is read and parsed once, whatever is decided on its story."""

from __future__ import annotations

import logging
import os
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from core.extract import Extract, extract, extract_key
from core.models import Article, Decision

MOST_KEPT = 4_000
"""Extracts in a folder; the oldest go when there are more. One of a long article takes some 20 kB."""
LOG = logging.getLogger(__name__)


class RememberedExtracts:
    """`extract` with a memory: a file for each key, written whole or not at all, safe among processes."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when the first extract is kept."""
        self._folder = folder

    def __call__(self, article: Article, decisions: Sequence[Decision] = ()) -> Extract:
        """Give the extract of an article, from the folder where it is there.

        A file that is damaged counts as absent; a folder that cannot be written to only makes the next time slower.

        Raises:
            ParserUnavailable: If it must be made and the parser is not installed.
        """
        file = self._folder / f"{extract_key(article, decisions)}.extract"
        known = _read(file)
        if known is None:
            known = extract(article, decisions)
            self._write(file, known)
        return known

    def _write(self, file: Path, made: Extract) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as stream:
                stream.write(zlib.compress(msgspec.msgpack.encode(made), 1))
            Path(name).replace(file)
            self._let_go()
        except OSError as error:
            LOG.warning("An extract was not kept: %s", error)

    def _let_go(self) -> None:
        files = list(self._folder.glob("*.extract"))
        for file in sorted(files, key=_age)[: max(0, len(files) - MOST_KEPT)]:
            file.unlink(missing_ok=True)


def _read(file: Path) -> Extract | None:
    try:
        return msgspec.msgpack.decode(zlib.decompress(file.read_bytes()), type=Extract)
    except FileNotFoundError:
        return None
    except (OSError, zlib.error, msgspec.DecodeError) as error:
        LOG.warning("A kept extract is damaged and made again: %s", type(error).__name__)
        return None


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
