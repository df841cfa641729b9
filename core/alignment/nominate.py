"""Similarity nominates: all pairs of a story are looked at, a block of rows at a time, and few are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.alignment.prepared import PreparedStory

Values = NDArray[np.float32]
Rows = NDArray[np.int64]

FEATURES = ("centred", "lexical")
BLOCK_PAIRS = 4_000_000  # pairs held at once: 16 MB for each array
LEAST = 0.005  # probability below which a pair is not looked at closer
MOST_A_SENTENCE = (
    40  # pairs looked at closer for each sentence of a story on average, the likeliest: memory stays linear
)
FEW_PAIRS = 100_000  # so many are looked at in any case


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pairs of rows from different articles, left before right, with the two similarities that nominated them."""

    left: Rows
    right: Rows
    centred: Values
    lexical: Values

    def __len__(self) -> int:
        return len(self.left)

    def at(self, places: Rows) -> CandidatePairs:
        """The pairs at some places."""
        return CandidatePairs(self.left[places], self.right[places], self.centred[places], self.lexical[places])


def nominate(
    story: PreparedStory, *, intercept: float, weights: dict[str, float], least: float = LEAST
) -> CandidatePairs:
    """Keep the pairs that similarity makes at all likely, of a large story the likeliest.

    Args:
        story: With vectors.
        intercept: Of the logistic model.
        weights: Of `FEATURES`.
        least: Least probability kept, in [0, 1); 0 keeps every pair of any story.

    Raises:
        ValueError: If the story has no vectors.
    """
    most = max(FEW_PAIRS, MOST_A_SENTENCE * len(story.ids)) if least > 0 else len(story.ids) ** 2
    least_score = np.log(least / (1 - least)) if least > 0 else -np.inf
    kept: list[tuple[CandidatePairs, Values]] = []
    for start, centred, lexical in _blocks(story):
        score = np.asarray(intercept + weights["centred"] * centred + weights["lexical"] * lexical, dtype=np.float32)
        rows = story.article_of[start : start + len(score), None]
        row, column = np.nonzero((score >= least_score) & (rows < story.article_of[None, start:]))
        found = CandidatePairs(row + start, column + start, centred[row, column], lexical[row, column])
        kept.append((found, score[row, column]))
        if sum(len(pairs) for pairs, _ in kept) > 2 * most:
            pairs, scores = _joined(kept)
            least_score = np.partition(scores, -most)[-most]
            kept = [_where(pairs, scores, scores >= least_score)]
    pairs, scores = _joined(kept)
    if len(pairs) > most:
        pairs, _ = _where(pairs, scores, scores >= np.partition(scores, -most)[-most])
    return pairs


def _joined(kept: Sequence[tuple[CandidatePairs, Values]]) -> tuple[CandidatePairs, Values]:
    rows, values = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    parts = [(CandidatePairs(rows, rows, values, values), values), *kept]
    joined = CandidatePairs(
        np.concatenate([pairs.left for pairs, _ in parts]),
        np.concatenate([pairs.right for pairs, _ in parts]),
        np.concatenate([pairs.centred for pairs, _ in parts]),
        np.concatenate([pairs.lexical for pairs, _ in parts]),
    )
    return joined, np.concatenate([scores for _, scores in parts])


def _where(pairs: CandidatePairs, scores: Values, chosen: NDArray[np.bool_]) -> tuple[CandidatePairs, Values]:
    kept = CandidatePairs(pairs.left[chosen], pairs.right[chosen], pairs.centred[chosen], pairs.lexical[chosen])
    return kept, scores[chosen]


def _blocks(story: PreparedStory) -> Iterator[tuple[int, Values, Values]]:
    """Yield the first row of a block, and the two similarities of its rows with that row and all after it."""
    from scipy import sparse

    centred_rows = centre(story)
    own = np.asarray(story.terms.multiply(story.saturated).sum(axis=1), dtype=np.float32).ravel()
    scale = sparse.diags(1 / np.sqrt(np.maximum(own, 1e-9)))
    terms, saturated = scale @ story.terms, scale @ story.saturated
    left = sparse.csr_matrix(sparse.hstack([terms, saturated]) * 0.5, dtype=np.float32)
    right = sparse.csc_matrix(sparse.hstack([saturated, terms]).T, dtype=np.float32)
    total = len(story.ids)
    height = max(1, BLOCK_PAIRS // max(total, 1))
    for start in range(0, total, height):
        end = min(start + height, total)
        lexical = (left[start:end] @ right[:, start:]).toarray()
        yield start, centred_rows[start:end] @ centred_rows[start:].T, lexical


def centre(story: PreparedStory) -> Values:
    """Subtract half of the mean of the articles' mean vectors: what the whole story is about tells no pair apart.

    Raises:
        ValueError: If the story has no vectors.
    """
    if story.vectors is None:
        raise ValueError("weighing pairs needs the sentences' vectors")
    if not len(story.vectors):
        return story.vectors
    return unit_rows(story.vectors - 0.5 * article_means(story).mean(axis=0))


def article_means(story: PreparedStory) -> Values:
    """Mean vector of each article, shape (articles, d)."""
    if story.vectors is None:
        raise ValueError("the means of articles need the sentences' vectors")
    counts = np.bincount(story.article_of)
    sums = np.zeros((len(counts), story.vectors.shape[1]), dtype=np.float64)
    np.add.at(sums, story.article_of, story.vectors)
    return np.asarray(sums / counts[:, None], dtype=np.float32)


def unit_rows(rows: Values) -> Values:
    """Scale rows to length 1; rows of zeros stay."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
