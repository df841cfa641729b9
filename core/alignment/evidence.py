"""What speaks for a pair of sentences: a fixed list of features, computed a block of rows at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.alignment.story import Story

FEATURES = ("centred", "lexical", "names", "numbers", "other_numbers")
Block = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of `rows` against all later `columns`, each float32 of shape (rows, columns)."""

    cosine: Block
    features: dict[str, Block]


def centred(story: Story) -> Block:
    """Subtract half of the mean of the articles' mean vectors: what the whole story is about tells no pair apart."""
    assert story.vectors is not None
    if not len(story.vectors):
        return story.vectors
    means = [story.vectors[story.article_of == article].mean(axis=0) for article in range(story.article_of[-1] + 1)]
    moved = story.vectors - 0.5 * np.mean(means, axis=0, dtype=np.float32)
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9), dtype=np.float32)


class Evidences:
    """Evidence of a story, a block at a time; holds what the blocks share."""

    def __init__(self, story: Story) -> None:
        """Prepare the shared parts.

        Raises:
            ValueError: If the story has no vectors.
        """
        if story.vectors is None:
            raise ValueError("weighing pairs needs the sentences' vectors")
        self._story = story
        self._centred = centred(story)
        own = np.asarray(story.terms.multiply(story.saturated).sum(axis=1)).ravel()
        self._scale = np.sqrt(np.maximum(own, 1e-9)).astype(np.float32)
        self._name_counts = _counts(story.names)
        self._number_counts = _counts(story.numbers)

    def block(self, start: int, end: int) -> Evidence:
        """Return the evidence of rows `start` to `end` against columns from `start` on."""
        story = self._story
        assert story.vectors is not None
        rows, columns = slice(start, end), slice(start, len(story.ids))
        numbers = _product(story.numbers, story.numbers, rows, columns)
        both_number = np.minimum(self._number_counts[rows, None], 1) * np.minimum(self._number_counts[None, columns], 1)
        lexical = _product(story.terms, story.saturated, rows, columns)
        lexical += _product(story.saturated, story.terms, rows, columns)
        lexical /= 2 * self._scale[rows, None] * self._scale[None, columns]
        return Evidence(
            story.vectors[rows] @ story.vectors[columns].T,
            {
                "centred": self._centred[rows] @ self._centred[columns].T,
                "lexical": lexical,
                "names": _share(_product(story.names, story.names, rows, columns), self._name_counts, rows, columns),
                "numbers": _share(numbers, self._number_counts, rows, columns),
                "other_numbers": both_number * (numbers == 0),
            },
        )


def _product(left: sparse.csr_matrix, right: sparse.csr_matrix, rows: slice, columns: slice) -> Block:
    return np.asarray((left[rows] @ right[columns].T).todense(), dtype=np.float32)


def _counts(marks: sparse.csr_matrix) -> NDArray[np.float32]:
    return np.asarray(marks.sum(axis=1), dtype=np.float32).ravel()


def _share(shared: Block, counts: NDArray[np.float32], rows: slice, columns: slice) -> Block:
    return np.asarray(shared / np.maximum(np.minimum(counts[rows, None], counts[None, columns]), 1), dtype=np.float32)
