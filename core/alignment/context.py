"""What the other outlets say to a pair of two briefs: how many carry both, and how well their partners fit."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from core.alignment.evidence import dots, log_odds
from core.alignment.nominate import CandidatePairs, Values
from core.alignment.prepared import PreparedStory

CONTEXT = ("alone", "shared_outlets", "carried_most", "carried_least", "fits_most", "fits_least")
STRONG = 0.3  # probability from which a match says where a sentence belongs


def look_around(story: PreparedStory, pairs: CandidatePairs, alone: Values) -> dict[str, Values]:
    """Return the context of each pair, a column for each of `CONTEXT`, float32, shape (pairs,).

    Args:
        story: The story.
        pairs: Its nominated pairs.
        alone: Probability of each pair on its own evidence.
    """
    outlets = int(story.article_of.max(initial=-1)) + 1
    best = np.zeros((len(story.ids), outlets), dtype=np.float32)
    np.maximum.at(best, (pairs.left, story.article_of[pairs.right]), alone)
    np.maximum.at(best, (pairs.right, story.article_of[pairs.left]), alone)
    carried = best.sum(axis=1) / max(outlets - 1, 1)
    fits_most, fits_least = _fits(pairs, alone, len(story.ids))
    return {
        "alone": log_odds(alone),
        "shared_outlets": _shared_outlets(story, pairs, best),
        "carried_most": np.maximum(carried[pairs.left], carried[pairs.right]),
        "carried_least": np.minimum(carried[pairs.left], carried[pairs.right]),
        "fits_most": fits_most,
        "fits_least": fits_least,
    }


def _fits(pairs: CandidatePairs, alone: Values, total: int) -> tuple[Values, Values]:
    """Mean probability of one sentence with the likely partners of the other: the better and the worse way round."""
    matrix = _matrix(pairs, alone, total)
    strong = _matrix(pairs, np.where(alone >= STRONG, alone, 0).astype(np.float32), total)
    strong.eliminate_zeros()
    sums = np.maximum(np.asarray(strong.sum(axis=1), dtype=np.float32).ravel(), 1e-6)
    one = dots(strong, matrix, pairs) / sums[pairs.left]
    other = dots(matrix, strong, pairs) / sums[pairs.right]
    return np.maximum(one, other), np.minimum(one, other)


def _matrix(pairs: CandidatePairs, values: Values, total: int) -> sparse.csr_matrix:
    rows, columns = np.concatenate([pairs.left, pairs.right]), np.concatenate([pairs.right, pairs.left])
    return sparse.csr_matrix((np.concatenate([values, values]), (rows, columns)), shape=(total, total))


def _shared_outlets(story: PreparedStory, pairs: CandidatePairs, best: Values) -> Values:
    """Share of the other outlets that carry both sentences."""
    out = np.zeros(len(pairs), dtype=np.float32)
    for at in range(0, len(out), 100_000):
        part = slice(at, at + 100_000)
        left, right = pairs.left[part], pairs.right[part]
        both = np.minimum(best[left], best[right])
        rows = np.arange(len(left))
        both[rows, story.article_of[left]] = 0
        both[rows, story.article_of[right]] = 0
        out[part] = both.sum(axis=1) / max(best.shape[1] - 2, 1)
    return out
