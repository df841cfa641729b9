"""Vectors remembered by hash of text and model, for every process that shares the library."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from core.storage.database import Database

MOST_TEXTS = 200_000
"""Texts kept for one model: some 300 MB at 384 dimensions."""
AT_ONCE = 500
"""Hashes asked for in one query; SQLite binds at most 32,766 values, older ones 999."""


class VectorStore:
    """The vectors of one model: `read` what is known, `write` what is new, in any number of processes at once."""

    def __init__(self, database: Database, model: str, *, max_texts: int = MOST_TEXTS) -> None:
        """Make ready; nothing is read yet.

        Args:
            database: Where they lie.
            model: The encoder's name, a fingerprint of the model and its weights.
            max_texts: Bound on the texts kept for this model; the oldest leave first.
        """
        self._database = database
        self._model = model
        self._max_texts = max_texts

    def read(self, keys: Collection[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """Return the vectors that are known, float32, by hash of their text."""
        wanted = sorted(keys)
        found: dict[bytes, NDArray[np.float32]] = {}
        with self._database.reading() as work:
            for first in range(0, len(wanted), AT_ONCE):
                values = {f"key{number}": key for number, key in enumerate(wanted[first : first + AT_ONCE])}
                names = ", ".join(f":{name}" for name in values)
                query = f"SELECT text_hash, data FROM vector WHERE model = :model AND text_hash IN ({names})"
                for row in work.rows(query, model=self._model, **values):
                    found[bytes(row["text_hash"])] = np.frombuffer(row["data"], dtype="<f4").astype(np.float32)
        return found

    def write(self, fresh: Mapping[bytes, NDArray[np.float32]]) -> None:
        """Keep vectors; one that is there already stays, for one text and model have one vector."""
        rows = [
            {"model": self._model, "text_hash": key, "data": np.asarray(vector).astype("<f4").tobytes()}
            for key, vector in sorted(fresh.items())
        ]
        with self._database.writing() as work:
            work.run_many(
                "INSERT INTO vector (model, text_hash, data) VALUES (:model, :text_hash, :data) ON CONFLICT DO NOTHING",
                rows,
            )
            work.run(
                "DELETE FROM vector WHERE model = :model AND number <= (SELECT number FROM vector "
                "WHERE model = :model ORDER BY number DESC LIMIT 1 OFFSET :kept)",
                model=self._model,
                kept=self._max_texts,
            )
