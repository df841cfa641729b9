import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.embedding import CachedEncoder, known_vectors, write_vectors
from core.embedding.vectors_file import read_vectors
from tests.support import WordCountEncoder

ROOT = Path(__file__).parents[3]
TEXTS = ["The ferry ran aground.", "Nobody was hurt.", "The ferry ran aground."]

WRITER = """
import sys
from pathlib import Path
from core.embedding import CachedEncoder
from tests.support import WordCountEncoder
first = int(sys.argv[2])
cached = CachedEncoder(WordCountEncoder(), Path(sys.argv[1]))
for number in range(first, first + 60):
    cached.encode([f"Sentence {number}.", f"Witness {number} saw the ferry."])
"""


def stored(folder: Path) -> list[bytes]:
    return [key for file in folder.rglob("*.bin") for key in read_vectors(file)]


def test_known_texts_never_reach_the_model(tmp_path: Path) -> None:
    first, second = WordCountEncoder(), WordCountEncoder()
    fresh = CachedEncoder(first, tmp_path).encode(TEXTS)
    again = CachedEncoder(second, tmp_path).encode(TEXTS)
    assert first.seen == TEXTS[:2]
    assert second.seen == []
    np.testing.assert_array_equal(fresh, again)


def test_rows_come_in_the_order_asked_for(tmp_path: Path) -> None:
    cached = CachedEncoder(WordCountEncoder(), tmp_path)
    cached.encode(TEXTS[1:2])
    np.testing.assert_array_equal(cached.encode(TEXTS), WordCountEncoder().encode(TEXTS))


def test_no_text_gives_no_row(tmp_path: Path) -> None:
    assert CachedEncoder(WordCountEncoder(), tmp_path).encode([]).shape == (0, 256)


def test_another_model_knows_nothing_of_this_one(tmp_path: Path) -> None:
    CachedEncoder(WordCountEncoder(), tmp_path).encode(TEXTS)
    other = WordCountEncoder()
    other.name = "word counts, second edition"
    CachedEncoder(other, tmp_path).encode(TEXTS)
    assert other.seen == TEXTS[:2]


def test_a_torn_file_is_computed_again_and_mended(tmp_path: Path) -> None:
    CachedEncoder(WordCountEncoder(), tmp_path).encode(TEXTS)
    for file in tmp_path.rglob("*.bin"):
        file.write_bytes(file.read_bytes()[:-5])
    encoder, again = WordCountEncoder(), WordCountEncoder()
    CachedEncoder(encoder, tmp_path).encode(TEXTS)
    CachedEncoder(again, tmp_path).encode(TEXTS)
    assert encoder.seen == TEXTS[:2]
    assert again.seen == []


@pytest.mark.parametrize("most", [1, 64, 300])
def test_the_cache_is_bounded(tmp_path: Path, most: int) -> None:
    cached = CachedEncoder(WordCountEncoder(), tmp_path, max_texts=most)
    for first in range(0, 500, 50):
        cached.encode([f"Sentence {number}." for number in range(first, first + 50)])
    assert 0 < len(stored(tmp_path)) <= most


def test_the_oldest_text_leaves_first(tmp_path: Path) -> None:
    cached = CachedEncoder(WordCountEncoder(), tmp_path, max_texts=1)
    cached.encode(["The older report."])
    cached.encode(["The newer report."])
    again = WordCountEncoder()
    CachedEncoder(again, tmp_path, max_texts=1).encode(["The newer report.", "The older report."])
    assert again.seen == ["The older report."]


def test_two_processes_share_a_folder(tmp_path: Path) -> None:
    """Both write the same files at the same time: no error, no wrong vector, nothing torn, no rest of a file."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), first], cwd=ROOT, stderr=subprocess.PIPE)
        for first in ("0", "30")
    ]
    for writer in writers:
        _, error = writer.communicate(timeout=120)
        assert writer.returncode == 0, error.decode()
    assert all(read_vectors(file) for file in tmp_path.rglob("*.bin"))
    assert list(tmp_path.rglob("*.part")) == []
    texts = [f"Sentence {number}." for number in range(90)]
    reader = WordCountEncoder()
    np.testing.assert_array_equal(CachedEncoder(reader, tmp_path).encode(texts), WordCountEncoder().encode(texts))
    assert len(reader.seen) < len(texts)


def test_a_folder_that_cannot_be_made_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cached, encoder = CachedEncoder(WordCountEncoder(), tmp_path / "file"), WordCountEncoder()
    np.testing.assert_array_equal(cached.encode(TEXTS), encoder.encode(TEXTS))


def test_vectors_given_beforehand_are_read_and_never_written(tmp_path: Path) -> None:
    given, folder = tmp_path / "vectors.bin", tmp_path / "cache"
    write_vectors(given, known_vectors(WordCountEncoder(), TEXTS[:2]))
    before = given.read_bytes()
    encoder = WordCountEncoder()
    cached = CachedEncoder(encoder, folder, given=given)
    np.testing.assert_array_equal(cached.encode(TEXTS), WordCountEncoder().encode(TEXTS))
    assert encoder.seen == []
    assert not folder.exists()
    cached.encode(["Tugs arrived.", *TEXTS])
    assert encoder.seen == ["Tugs arrived."]
    assert given.read_bytes() == before
    assert len(stored(folder)) == 1


def test_damaged_vectors_given_beforehand_are_computed_again(tmp_path: Path) -> None:
    given = tmp_path / "vectors.bin"
    write_vectors(given, known_vectors(WordCountEncoder(), TEXTS[:2]))
    given.write_bytes(given.read_bytes()[:-1])
    encoder = WordCountEncoder()
    CachedEncoder(encoder, None, given=given).encode(TEXTS)
    assert encoder.seen == TEXTS[:2]
