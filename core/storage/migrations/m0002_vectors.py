"""Version 2: vectors that were computed once, by hash of text and model.

Nothing writes or reads this table any more: vectors lie in files, see `core/embedding/vectors_file.py`.
"""

from __future__ import annotations

from core.storage.database import Work
from core.storage.migrations.m0001_stories import create

TABLES = """
CREATE TABLE vector (
    number {identity},
    model TEXT NOT NULL,
    text_hash {bytes} NOT NULL,
    data {bytes} NOT NULL,
    UNIQUE (model, text_hash)
)
"""


def upgrade(work: Work) -> None:
    """Make the table; `data` holds little-endian float32."""
    create(work, TABLES)
