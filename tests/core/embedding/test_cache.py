from pathlib import Path

import numpy as np

from core.embedding import CachedEncoder
from core.embedding.minilm import batches
from tests.support import WordCountEncoder

TEXTS = ["The ferry ran aground.", "Nobody was hurt.", "The ferry ran aground."]


def test_known_texts_never_reach_the_model(tmp_path: Path) -> None:
    first, second = WordCountEncoder(), WordCountEncoder()
    fresh = CachedEncoder(first, tmp_path).encode(TEXTS)
    again = CachedEncoder(second, tmp_path).encode(TEXTS)
    assert first.seen == TEXTS[:2]
    assert second.seen == []
    np.testing.assert_array_equal(fresh, again)


def test_a_torn_file_is_computed_again(tmp_path: Path) -> None:
    CachedEncoder(WordCountEncoder(), tmp_path).encode(TEXTS)
    for file in tmp_path.rglob("*.bin"):
        file.write_bytes(file.read_bytes()[:-5])
    encoder = WordCountEncoder()
    CachedEncoder(encoder, tmp_path).encode(TEXTS)
    assert encoder.seen == TEXTS[:2]


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    cached = CachedEncoder(WordCountEncoder(), tmp_path, max_texts=64)
    cached.encode([f"Sentence {number}." for number in range(500)])
    assert sum(file.stat().st_size for file in tmp_path.rglob("*.bin")) < 64 * 1200


def test_batches_hold_each_row_once_and_stay_small() -> None:
    lengths = [5, 90, 7, 300, 12, 12]
    found = list(batches(lengths, tokens=200, texts=3))
    assert sorted(row for batch in found for row in batch) == list(range(6))
    assert all(len(batch) == 1 or max(lengths[row] for row in batch) * len(batch) <= 200 for batch in found)
