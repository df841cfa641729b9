"""Vectors remembered by hash of text and model, as plain files that two processes can share."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Encoder
from core.embedding.vectors_file import key, read_vectors, write_vectors

FILES = 256
"""Files of a full cache hold some 800 vectors each, little enough to be read and replaced as a whole."""
Vectors = dict[bytes, NDArray[np.float32]]


class CachedEncoder:
    """An encoder that asks the true one only for texts it has not seen.

    Vectors lie in 256 files of a folder of the model's name, `00.bin` to `ff.bin`, by the first byte of the text's
    hash. A file is replaced as a whole and checked when read: a torn or foreign file counts as empty. When two
    processes write at once one of them may lose entries, never correctness: they are computed again. A folder that
    cannot be written remembers nothing.
    """

    def __init__(
        self, encoder: Encoder, folder: Path | None, *, max_texts: int = 200_000, given: Path | None = None
    ) -> None:
        """Wrap an encoder.

        Args:
            encoder: Where unknown texts go; it is not called when all are known.
            folder: Where the files lie, made when first needed; None remembers nothing.
            max_texts: Bound on the texts kept for this model; the oldest of a file leave first.
            given: A file of vectors known beforehand, as `write_vectors` makes it. Read once, never written.
        """
        self.name = encoder.name
        self._encoder = encoder
        self._folder = None if folder is None else Path(folder) / hashlib.sha256(encoder.name.encode()).hexdigest()[:16]
        self._files = max(1, min(FILES, max_texts))
        self._per_file = max(1, max_texts // self._files)
        self._given_file = given
        self._given: Vectors | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d), a row for each text in the order given."""
        if not texts:
            return self._encoder.encode(texts)
        keys = [key(self.name, text) for text in texts]
        known = self._known(set(keys))
        missing = {name: text for name, text in zip(keys, texts, strict=True) if name not in known}
        if missing:
            fresh = dict(zip(missing, self._encoder.encode(list(missing.values())), strict=True))
            self._remember(fresh)
            known |= fresh
        return np.stack([known[name] for name in keys]).astype(np.float32, copy=False)

    def _known(self, wanted: Collection[bytes]) -> Vectors:
        if self._given is None:
            self._given = read_vectors(self._given_file) if self._given_file else {}
        found = {name: self._given[name] for name in wanted if name in self._given}
        rest = [name for name in wanted if name not in found]
        for file in self._files_of(rest).values():
            kept = read_vectors(file)
            found |= {name: kept[name] for name in rest if name in kept}
        return found

    def _remember(self, fresh: Mapping[bytes, NDArray[np.float32]]) -> None:
        for number, file in self._files_of(fresh).items():
            kept = read_vectors(file)
            kept |= {name: vector for name, vector in fresh.items() if self._number(name) == number}
            with suppress(OSError):
                write_vectors(file, dict(list(kept.items())[-self._per_file :]))

    def _number(self, name: bytes) -> int:
        return name[0] % self._files

    def _files_of(self, names: Collection[bytes]) -> dict[int, Path]:
        if self._folder is None:
            return {}
        return {number: self._folder / f"{number:02x}.bin" for number in map(self._number, names)}
