"""Vectors remembered by hash of text and model, as plain files that two processes can share."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Encoder, read_texts
from core.text.tokens import WIDTH, Encoding, join_tokens

KEY_BYTES = 16
FORMAT = b"PXV1"
FILES = 64


class CachedEncoder:
    """An encoder that asks the true one only for texts it has not seen.

    Entries lie in 64 files of a folder of the model's name, by the first byte of the text's hash. A file is replaced
    as a whole and checked when read: a torn or foreign file counts as empty. When two processes write at once one of
    them may lose entries, never correctness: they are computed again.
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
        self._per_file = max(1, max_texts // FILES)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d), a row for each text in the order given."""
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Encoding:
        """Return unit vectors and, where the encoder tells them, word pieces."""
        if not texts:
            return read_texts(self._encoder, texts)
        keys = [self._key(text) for text in texts]
        known = self._read(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            fresh = {
                key: pack(encoding) for key, encoding in zip(missing, self._split(list(missing.values())), strict=True)
            }
            self._write(fresh)
            known |= fresh
        found = [unpack(known[key]) for key in keys]
        pieces = [tokens.of(0) for encoding in found if (tokens := encoding.tokens) is not None]
        vectors = np.concatenate([encoding.vectors for encoding in found])
        return Encoding(vectors, join_tokens(pieces) if len(pieces) == len(found) else None)

    def _split(self, texts: Sequence[str]) -> list[Encoding]:
        whole = read_texts(self._encoder, texts)
        tokens = whole.tokens
        return [
            Encoding(whole.vectors[row : row + 1], None if tokens is None else join_tokens([tokens.of(row)]))
            for row in range(len(texts))
        ]

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{text}".encode()).digest()[:KEY_BYTES]

    def _read(self, keys: set[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for number in {key[0] % FILES for key in keys}:
            found |= {key: entry for key, entry in read_entries(self._file(number)).items() if key in keys}
        return found

    def _write(self, fresh: dict[bytes, bytes]) -> None:
        for number in {key[0] % FILES for key in fresh}:
            kept = read_entries(self._file(number))
            kept |= {key: entry for key, entry in fresh.items() if key[0] % FILES == number}
            write_entries(self._file(number), dict(list(kept.items())[-self._per_file :]))

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:02}.bin"


def pack(encoding: Encoding) -> bytes:
    """Write the encoding of one text: widths, then little-endian float32 vector, int32 ids, int8 piece vectors."""
    vector = encoding.vectors.astype("<f4").ravel()
    if encoding.tokens is None:
        return struct.pack("<Ii", len(vector), -1) + vector.tobytes()
    ids, pieces = encoding.tokens.of(0)
    return struct.pack("<Ii", len(vector), len(ids)) + vector.tobytes() + ids.astype("<i4").tobytes() + pieces.tobytes()


def unpack(entry: bytes) -> Encoding:
    """Read what `pack` wrote."""
    width, count = struct.unpack_from("<Ii", entry)
    vectors = np.frombuffer(entry, "<f4", width, 8).astype(np.float32).reshape(1, width)
    if count < 0:
        return Encoding(vectors, None)
    ids = np.frombuffer(entry, "<i4", count, 8 + 4 * width).astype(np.int32)
    pieces = np.frombuffer(entry, np.int8, count * WIDTH, 8 + 4 * width + 4 * count).reshape(count, WIDTH)
    return Encoding(vectors, join_tokens([(ids, pieces)]))


def read_entries(path: Path) -> dict[bytes, bytes]:
    """Read a file of entries, oldest first. A missing, torn or foreign file is empty."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    body, digest = data[:-32], data[-32:]
    if not body.startswith(FORMAT) or hashlib.sha256(body).digest() != digest:
        return {}
    entries, at = {}, len(FORMAT)
    while at < len(body):
        key = body[at : at + KEY_BYTES]
        (length,) = struct.unpack_from("<I", body, at + KEY_BYTES)
        at += KEY_BYTES + 4
        entries[key] = body[at : at + length]
        at += length
    return entries


def write_entries(path: Path, entries: dict[bytes, bytes]) -> None:
    """Replace a file of entries in one step: format, then key, length and bytes of each, then SHA-256 of it all."""
    body = FORMAT + b"".join(key + struct.pack("<I", len(entry)) + entry for key, entry in entries.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body + hashlib.sha256(body).digest())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
