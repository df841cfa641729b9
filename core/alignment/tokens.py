"""Each word piece of one sentence looks for its like in the other: meaning at the level of words."""

from __future__ import annotations

import numpy as np

from core.alignment.nominate import Pairs, Values, unit_rows
from core.alignment.story import Story
from core.text.tokens import Tokens


def compare_tokens(story: Story, tokens: Tokens, pairs: Pairs) -> dict[str, Values]:
    """Return for each pair how well one sentence's rare pieces are found in the other: the better way and the worse.

    The mean over a sentence's pieces of the closest piece in the other, weighed by rarity in the story (MaxSim of
    ColBERT, Khattab and Zaharia 2020), float32, shape (pairs,), in [-1, 1].
    """
    vectors = unit_rows(tokens.vectors.astype(np.float32))
    weights = _weights(tokens)
    totals = np.maximum(_segment_sums(weights, tokens), 1e-6)
    forth, back = np.zeros(len(pairs.left), np.float32), np.zeros(len(pairs.left), np.float32)
    starts, lengths = tokens.starts[:-1], np.diff(tokens.starts)
    bounds = np.searchsorted(pairs.left, np.arange(len(story.ids) + 1))  # pairs are sorted by their left row
    for row in np.flatnonzero(np.diff(bounds)):
        part = slice(bounds[row], bounds[row + 1])
        partners = pairs.right[part]
        if not lengths[row] or not lengths[partners].all():
            partners = partners[:0] if not lengths[row] else partners
        own = slice(starts[row], starts[row] + lengths[row])
        filled = np.flatnonzero(lengths[partners] > 0)
        if not len(filled):
            continue
        sizes = lengths[partners[filled]]
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        places = np.arange(sizes.sum()) + np.repeat(starts[partners[filled]] - offsets, sizes)
        likeness = vectors[own] @ vectors[places].T
        best = np.maximum.reduceat(likeness, offsets, axis=1)
        forth[part.start + filled] = (weights[own] @ best) / totals[row]
        theirs = np.add.reduceat(weights[places] * likeness.max(axis=0), offsets)
        back[part.start + filled] = theirs / totals[partners[filled]]
    return {"tokens_most": np.maximum(forth, back), "tokens_least": np.minimum(forth, back)}


def _weights(tokens: Tokens) -> Values:
    """Rarity of each piece among the texts."""
    total = len(tokens)
    text = np.repeat(np.arange(total), np.diff(tokens.starts))
    pairs = np.unique(np.stack([tokens.ids.astype(np.int64), text]), axis=1)
    ids, carrying = np.unique(pairs[0], return_counts=True)
    rarity = np.log(1 + (total - carrying + 0.5) / (carrying + 0.5))
    return np.asarray(rarity[np.searchsorted(ids, tokens.ids)], dtype=np.float32)


def _segment_sums(values: Values, tokens: Tokens) -> Values:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    return np.asarray(sums[tokens.starts[1:]] - sums[tokens.starts[:-1]], dtype=np.float32)
