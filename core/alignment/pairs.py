"""Weigh all pairs of sentences from different articles: similarity nominates, evidence decides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.alignment.nominate import nominate
from core.alignment.prepared import Given, PreparedStory, prepare_story
from core.alignment.probability import coefficients, weigh
from core.models import Match

LEAST, MOST = 0.0001, 0.9999  # 0 and 1 are for decisions
CHUNK = 50_000


def weigh_pairs(sentences: Sequence[Given], vectors: NDArray[np.float32], *, floor: float) -> tuple[Match, ...]:
    """Weigh all pairs of sentences from different articles.

    Args:
        sentences: (sentence_id, article_id, text), each article's sentences in their order.
        vectors: Unit rows, float32, shape (n, d), in the order of `sentences`.
        floor: Least probability that is kept, in [0, 1].

    Returns:
        Matches by left, then right sentence in canonical order, whatever order the articles came in. `left` is from
        the article whose id comes first.

    Raises:
        ValueError: If the counts of sentences and vectors differ or a sentence id occurs twice.
    """
    return weigh_story(prepare_story(sentences, vectors), floor=floor)


def weigh_story(story: PreparedStory, *, floor: float) -> tuple[Match, ...]:
    """Weigh the pairs of a prepared story; see `weigh_pairs`."""
    if story.vectors is None or len(set(story.articles)) < 2:
        return ()
    model = coefficients()
    pairs = nominate(story, intercept=model.nominate.intercept, weights=model.nominate.weights)
    probability = weigh(story, pairs, model)
    kept = np.flatnonzero(probability >= floor)
    cosine = np.zeros(len(kept), dtype=np.float32)
    for at in range(0, len(kept), CHUNK):
        part = kept[at : at + CHUNK]
        left, right = story.vectors[pairs.left[part]], story.vectors[pairs.right[part]]
        cosine[at : at + CHUNK] = np.einsum("ij,ij->i", left, right)
    return tuple(
        Match(
            left=story.ids[pairs.left[place]],
            right=story.ids[pairs.right[place]],
            probability=min(max(round(float(probability[place]), 4), LEAST), MOST),
            cosine=round(float(likeness), 4),
            lexical=round(min(float(pairs.lexical[place]), 1.0), 4),
        )
        for place, likeness in zip(kept, cosine, strict=True)
    )
