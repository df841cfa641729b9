from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.embedding.vectors_file import key, read_vectors, write_vectors

VECTORS = {key("letters@1", text): np.full(3, number, dtype=np.float32) for number, text in enumerate("abc")}


@given(st.dictionaries(st.binary(min_size=16, max_size=16), st.integers(0, 2**32 - 1), min_size=1), st.integers(1, 9))
def test_what_is_written_reads_back_to_the_last_bit(
    tmp_path_factory: pytest.TempPathFactory, seeds: dict[bytes, int], width: int
) -> None:
    file = tmp_path_factory.mktemp("vectors") / "known.bin"
    vectors = {name: np.random.default_rng(seed).standard_normal(width, np.float32) for name, seed in seeds.items()}
    write_vectors(file, vectors)
    found = read_vectors(file)
    assert list(found) == list(vectors)
    assert all(np.array_equal(found[name], vectors[name]) for name in vectors)


@pytest.mark.parametrize("cut", range(0, 128, 7))
def test_a_torn_file_is_empty(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "known.bin"
    write_vectors(file, VECTORS)
    file.write_bytes(file.read_bytes()[:cut])
    assert read_vectors(file) == {}


def test_a_flipped_bit_empties_the_file(tmp_path: Path) -> None:
    file = tmp_path / "known.bin"
    write_vectors(file, VECTORS)
    damaged = bytearray(file.read_bytes())
    damaged[70] ^= 1
    file.write_bytes(damaged)
    assert read_vectors(file) == {}


def test_a_missing_file_and_a_folder_are_empty(tmp_path: Path) -> None:
    assert read_vectors(tmp_path / "nowhere.bin") == {}
    assert read_vectors(tmp_path) == {}


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    file = tmp_path / "known.bin"
    write_vectors(file, VECTORS)
    with pytest.raises(ValueError, match="shape"):
        write_vectors(file, {b"a" * 16: np.zeros(3, np.float32), b"b" * 16: np.zeros(4, np.float32)})
    assert read_vectors(file).keys() == VECTORS.keys()
    assert [found.name for found in tmp_path.iterdir()] == ["known.bin"]


def test_models_do_not_share_keys() -> None:
    assert key("letters@1", "A sandbank.") != key("letters@2", "A sandbank.")
