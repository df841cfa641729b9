"""Vectors remembered by hash of text and model, as plain files that two processes can share."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Encoder

KEY_BYTES = 16


class CachedEncoder:
    """An encoder that asks the true one only for texts it has not seen.

    Vectors lie in 256 files of a folder of the model's name, `00.bin` to `ff.bin`, by the first byte of the text's
    hash. A file is replaced as a whole and checked when read: a torn or foreign file counts as empty. When two
    processes write at once one of them may lose entries, never correctness: they are computed again.
    """

    def __init__(self, encoder: Encoder, folder: Path, *, max_texts: int = 200_000) -> None:
        """Wrap an encoder.

        Args:
            encoder: Where unknown texts go; it is not called when all are known.
            folder: Where the files lie; made when first needed.
            max_texts: Bound on the texts kept for this model; the oldest of a file leave first.
        """
        self.name = encoder.name
        self._encoder = encoder
        self._folder = Path(folder) / hashlib.sha256(encoder.name.encode()).hexdigest()[:16]
        self._per_file = max(1, max_texts // 256)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d), a row for each text in the order given."""
        keys = [self._key(text) for text in texts]
        known = self._read(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing or not texts:
            vectors = self._encoder.encode(list(missing.values()))
            if not texts:
                return vectors
            fresh = dict(zip(missing, vectors, strict=True))
            self._write(fresh)
            known |= fresh
        return np.stack([known[key] for key in keys]).astype(np.float32, copy=False)

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{text}".encode()).digest()[:KEY_BYTES]

    def _read(self, keys: set[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found: dict[bytes, NDArray[np.float32]] = {}
        for first in {key[0] for key in keys}:
            for key, vector in read_vectors(self._file(first)).items():
                if key in keys:
                    found[key] = vector
        return found

    def _write(self, fresh: dict[bytes, NDArray[np.float32]]) -> None:
        for first in {key[0] for key in fresh}:
            kept = read_vectors(self._file(first))
            kept |= {key: vector for key, vector in fresh.items() if key[0] == first}
            write_vectors(self._file(first), dict(list(kept.items())[-self._per_file :]))

    def _file(self, first: int) -> Path:
        return self._folder / f"{first:02x}.bin"


def read_vectors(path: Path) -> dict[bytes, NDArray[np.float32]]:
    """Read a file of vectors, oldest first. A missing, torn or foreign file is empty."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    body, digest = data[:-32], data[-32:]
    if len(body) < 8 or hashlib.sha256(body).digest() != digest:
        return {}
    count, width = np.frombuffer(body[:8], dtype="<u4").tolist()
    keys = body[8 : 8 + count * KEY_BYTES]
    vectors = np.frombuffer(body[8 + count * KEY_BYTES :], dtype="<f4").reshape(count, width)
    return {keys[row * KEY_BYTES : (row + 1) * KEY_BYTES]: vectors[row] for row in range(count)}


def write_vectors(path: Path, vectors: dict[bytes, NDArray[np.float32]]) -> None:
    """Replace a file of vectors in one step: counts, keys, little-endian float32 rows, SHA-256 of it all."""
    rows = np.stack(list(vectors.values())).astype("<f4")
    body = np.array(rows.shape, dtype="<u4").tobytes() + b"".join(vectors) + rows.tobytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body + hashlib.sha256(body).digest())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
