"""Vectors are remembered by hash of text and model, for every process that shares the library."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.storage import Library
from core.storage.vectors import VectorStore


def vectors(*numbers: int) -> dict[bytes, NDArray[np.float32]]:
    rng = np.random.default_rng(7)
    return {number.to_bytes(16, "big"): rng.standard_normal(384).astype(np.float32) for number in numbers}


def same(one: dict[bytes, NDArray[np.float32]], other: dict[bytes, NDArray[np.float32]]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[key], other[key]) for key in one)


def test_vectors_read_back_to_the_last_bit(library: Library, url: str) -> None:
    kept = vectors(*range(1200))
    library.vectors("letters@1").write(kept)
    with Library(url) as other:
        found = other.vectors("letters@1").read(kept.keys() | {b"unknown"})
    assert same(found, kept)
    assert all(vector.dtype == np.float32 for vector in found.values())


def test_two_models_do_not_share_vectors(library: Library) -> None:
    library.vectors("letters@1").write(vectors(1))
    assert library.vectors("letters@2").read(vectors(1)) == {}


def test_what_is_known_stays_and_nothing_is_no_work(library: Library) -> None:
    store, kept = library.vectors("letters@1"), vectors(1)
    store.write(kept)
    store.write({key: vector + 1 for key, vector in kept.items()})
    store.write({})
    assert same(store.read(kept), kept)
    assert store.read([]) == {}


@pytest.mark.parametrize("bound", [1, 3])
def test_the_oldest_leave_when_there_are_too_many(library: Library, bound: int) -> None:
    library.vectors("letters@2").write(vectors(0))
    store = VectorStore(library._database, "letters@1", max_texts=bound)
    for number in range(6):
        store.write(vectors(number))
    left = store.read(vectors(*range(6)))
    assert sorted(int.from_bytes(key, "big") for key in left) == list(range(6 - bound, 6))
    assert len(library.vectors("letters@2").read(vectors(0))) == 1
