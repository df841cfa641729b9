"""What the other outlets say to a pair: company, rivals and neighbours among the story's own probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.alignment.evidence import log_odds
from core.alignment.nominate import Pairs, Rows, Values
from core.alignment.story import Story

IN_EXCERPTS = ("company", "shared_outlets", "carried_most", "carried_least", "fits_most", "fits_least")
IN_ARTICLES = ("rival_most", "rival_least")
CONTEXT = ("alone", *(f"{name}_excerpt" for name in IN_EXCERPTS), *(f"{name}_article" for name in IN_ARTICLES))
STRONG = 0.3  # probability from which a match says where a sentence belongs


def look_around(story: Story, pairs: Pairs, alone: Values, *, share: float) -> dict[str, Values]:
    """Return the context of each pair, a column for each of `CONTEXT`, float32, shape (pairs,).

    Args:
        story: The story.
        pairs: Its nominated pairs.
        alone: Probability of each pair on its own evidence.
        share: How much the story is made of excerpts, in [0, 1].
    """
    total, outlets = len(story.ids), int(story.article_of.max(initial=-1)) + 1
    found = {"company": _company(pairs, alone, total)}
    found["fits_most"], found["fits_least"] = _fits(pairs, alone, total)
    best = np.zeros((total, outlets), dtype=np.float32)
    np.maximum.at(best, (pairs.left, story.article_of[pairs.right]), alone)
    np.maximum.at(best, (pairs.right, story.article_of[pairs.left]), alone)
    found["shared_outlets"] = _shared_outlets(story, pairs, best)
    carried = best.sum(axis=1) / max(outlets - 1, 1)
    found["carried_most"] = np.maximum(carried[pairs.left], carried[pairs.right])
    found["carried_least"] = np.minimum(carried[pairs.left], carried[pairs.right])
    one = _rival(pairs.left, pairs.right, story.article_of[pairs.right], alone, outlets)
    other = _rival(pairs.right, pairs.left, story.article_of[pairs.left], alone, outlets)
    found["rival_most"], found["rival_least"] = np.maximum(one, other), np.minimum(one, other)
    columns = {"alone": log_odds(alone)}
    columns |= {f"{name}_excerpt": found[name] * np.float32(share) for name in IN_EXCERPTS}
    columns |= {f"{name}_article": found[name] * np.float32(1 - share) for name in IN_ARTICLES}
    return columns


def _matrix(pairs: Pairs, values: Values, total: int) -> sparse.csr_matrix:
    rows, columns = np.concatenate([pairs.left, pairs.right]), np.concatenate([pairs.right, pairs.left])
    return sparse.csr_matrix((np.concatenate([values, values]), (rows, columns)), shape=(total, total))


def _at(product: sparse.csr_matrix, left: Rows, right: Rows) -> Values:
    return np.asarray(product[left, right], dtype=np.float32).ravel()


def _company(pairs: Pairs, alone: Values, total: int) -> Values:
    """Cosine of the two sentences' probabilities with all third ones."""
    matrix = _matrix(pairs, alone, total)
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float32).ravel()
    left = np.maximum(squares[pairs.left] - alone**2, 1e-3)
    right = np.maximum(squares[pairs.right] - alone**2, 1e-3)
    return np.asarray(_at(matrix @ matrix, pairs.left, pairs.right) / np.sqrt(left * right), dtype=np.float32)


def _fits(pairs: Pairs, alone: Values, total: int) -> tuple[Values, Values]:
    """Mean probability of one sentence with the likely partners of the other: the better and the worse way round."""
    matrix = _matrix(pairs, alone, total)
    strong = _matrix(pairs, np.where(alone >= STRONG, alone, 0).astype(np.float32), total)
    strong.eliminate_zeros()
    sums = np.asarray(strong.sum(axis=1), dtype=np.float32).ravel()
    product = sparse.csr_matrix(strong @ matrix)
    one = _at(product, pairs.left, pairs.right) / np.maximum(sums[pairs.left], 1e-6)
    other = _at(product, pairs.right, pairs.left) / np.maximum(sums[pairs.right], 1e-6)
    return np.maximum(one, other), np.minimum(one, other)


def _shared_outlets(story: Story, pairs: Pairs, best: Values) -> Values:
    """Share of the other outlets that carry both sentences."""
    out = np.zeros(len(pairs.left), dtype=np.float32)
    for at in range(0, len(out), 100_000):
        part = slice(at, at + 100_000)
        left, right = pairs.left[part], pairs.right[part]
        both = np.minimum(best[left], best[right])
        rows = np.arange(len(left))
        both[rows, story.article_of[left]] = 0
        both[rows, story.article_of[right]] = 0
        out[part] = both.sum(axis=1) / max(best.shape[1] - 2, 1)
    return out


def _rival(of: Rows, partner: Rows, outlet: NDArray[np.int32], alone: Values, outlets: int) -> Values:
    """Best probability of `of` with another sentence of the partner's outlet, for each pair."""
    order = np.lexsort((partner, -alone, outlet, of))
    key = of[order].astype(np.int64) * outlets + outlet[order]
    opens = np.concatenate([[True], key[1:] != key[:-1]]) if len(key) else np.zeros(0, dtype=bool)
    start = np.flatnonzero(opens)
    group = np.cumsum(opens) - 1
    ranked = alone[order]
    second = np.where(
        np.append(opens[1:], True)[start] if len(start) else np.zeros(0, dtype=bool),
        0,
        ranked[np.minimum(start + 1, max(len(ranked) - 1, 0))] if len(start) else np.zeros(0, dtype=np.float32),
    )
    out = np.zeros(len(of), dtype=np.float32)
    out[order] = np.where(opens, second[group], ranked[start][group]) if len(start) else 0
    return out
