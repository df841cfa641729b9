"""Similarity nominates: all pairs of a story are looked at, a block of rows at a time, and few are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.alignment.story import Story

Values = NDArray[np.float32]
Rows = NDArray[np.int64]

FEATURES = ("centred", "lexical")
BLOCK_PAIRS = 2_000_000  # pairs held at once: 8 MB for each feature
LEAST = 0.01  # probability below which a pair is not looked at closer
SMALL_STORY = 2_000  # sentences; beyond, the least probability grows in proportion, so that the pairs kept stay linear


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows from different articles, left before right, with the two similarities that nominated them."""

    left: Rows
    right: Rows
    centred: Values
    lexical: Values


class Similarities:
    """Similarities of a story's sentences, a block at a time; holds what the blocks share."""

    def __init__(self, story: Story) -> None:
        """Prepare the shared parts.

        Raises:
            ValueError: If the story has no vectors.
        """
        if story.vectors is None:
            raise ValueError("weighing pairs needs the sentences' vectors")
        self._article_of = story.article_of
        self._centred = centre(story)
        own = np.asarray(story.terms.multiply(story.saturated).sum(axis=1), dtype=np.float32).ravel()
        scale = sparse.diags(1 / np.sqrt(np.maximum(own, 1e-9)))
        terms, saturated = scale @ story.terms, scale @ story.saturated
        self._left = sparse.csr_matrix(sparse.hstack([terms, saturated]) * 0.5, dtype=np.float32)
        self._right = sparse.csr_matrix(sparse.hstack([saturated, terms]), dtype=np.float32)

    def blocks(self) -> Iterator[Pairs]:
        """Yield all pairs of different articles, block by block, in canonical order."""
        total = len(self._article_of)
        height = max(1, BLOCK_PAIRS // max(total, 1))
        for start in range(0, total, height):
            end = min(start + height, total)
            centred = self._centred[start:end] @ self._centred[start:].T
            lexical = (self._left[start:end] @ self._right[start:].T).toarray()
            other = self._article_of[start:end, None] < self._article_of[None, start:]
            row, column = np.nonzero(other)
            yield Pairs(row + start, column + start, centred[row, column], lexical[row, column])


def nominate(story: Story, *, intercept: float, weights: dict[str, float], least: float | None = None) -> Pairs:
    """Keep the pairs that similarity makes at all likely.

    Args:
        story: With vectors.
        intercept: Of the logistic model.
        weights: Of `FEATURES`.
        least: Least probability kept; None lets the size of the story decide.
    """
    total = len(story.ids)
    floor = LEAST * max(1.0, total / SMALL_STORY) if least is None else least
    least_score = np.log(floor / (1 - floor)) if floor > 0 else -np.inf
    no_rows, no_values = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    kept = [Pairs(no_rows, no_rows, no_values, no_values)]
    for block in Similarities(story).blocks():
        score = intercept + weights["centred"] * block.centred + weights["lexical"] * block.lexical
        chosen = score >= least_score
        kept.append(Pairs(block.left[chosen], block.right[chosen], block.centred[chosen], block.lexical[chosen]))
    return Pairs(
        np.concatenate([pairs.left for pairs in kept]),
        np.concatenate([pairs.right for pairs in kept]),
        np.concatenate([pairs.centred for pairs in kept]),
        np.concatenate([pairs.lexical for pairs in kept]),
    )


def centre(story: Story) -> Values:
    """Subtract half of the mean of the articles' mean vectors: what the whole story is about tells no pair apart."""
    assert story.vectors is not None
    if not len(story.vectors):
        return story.vectors
    moved = story.vectors - 0.5 * article_means(story).mean(axis=0)
    return unit_rows(moved)


def article_means(story: Story) -> Values:
    """Mean vector of each article, shape (articles, d)."""
    assert story.vectors is not None
    counts = np.bincount(story.article_of)
    sums = np.zeros((len(counts), story.vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, story.article_of, story.vectors)
    return np.asarray(sums / counts[:, None], dtype=np.float32)


def unit_rows(rows: Values) -> Values:
    """Scale rows to length 1; rows of zeros stay."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
