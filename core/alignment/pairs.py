"""Weigh all pairs of sentences from different articles: similarity nominates, evidence decides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.alignment.evidence import beyond_topic, gather
from core.alignment.nominate import nominate
from core.alignment.prepared import Given, PreparedStory, prepare_story
from core.alignment.probability import coefficients
from core.models import Match

LEAST, MOST = 0.0001, 0.9999  # 0 and 1 are for decisions
CHUNK = 50_000


def weigh_pairs(
    sentences: Sequence[Given], vectors: NDArray[np.float32], *, floor: float, model: str = ""
) -> tuple[Match, ...]:
    """Weigh all pairs of sentences from different articles.

    Args:
        sentences: (sentence_id, article_id, text), each article's sentences in their order.
        vectors: Unit rows, float32, shape (n, d), in the order of `sentences`.
        floor: Least probability that is kept, in [0, 1].
        model: Fingerprint of the encoder that made the vectors.

    Returns:
        Matches by left, then right sentence in canonical order, whatever order the articles came in. `left` is from
        the article whose id comes first.

    Raises:
        ValueError: If the counts of sentences and vectors differ or a sentence id occurs twice.
    """
    return weigh_story(prepare_story(sentences, vectors), floor=floor, model=model)


def weigh_story(story: PreparedStory, *, floor: float, model: str = "") -> tuple[Match, ...]:
    """Weigh the pairs of a prepared story; see `weigh_pairs`."""
    if story.vectors is None or len(set(story.articles)) < 2:
        return ()
    known = coefficients(model)
    pairs = nominate(story, intercept=known.nominate.intercept, weights=known.nominate.weights)
    probability = known.probability(gather(story, pairs))
    kept = np.flatnonzero(probability >= floor)
    pairs, probability = pairs.at(kept), probability[kept]
    cosine = np.zeros(len(kept), dtype=np.float32)
    for at in range(0, len(kept), CHUNK):
        part = slice(at, at + CHUNK)
        left, right = story.vectors[pairs.left[part]], story.vectors[pairs.right[part]]
        cosine[part] = np.einsum("ij,ij->i", left, right)
    beyond = beyond_topic(story, pairs, cosine)
    return tuple(
        Match(
            left=story.ids[pairs.left[place]],
            right=story.ids[pairs.right[place]],
            probability=min(max(round(float(probability[place]), 4), LEAST), MOST),
            cosine=round(float(cosine[place]), 4),
            lexical=round(min(float(pairs.lexical[place]), 1.0), 4),
            beyond_topic=bool(beyond[place]),
        )
        for place in range(len(kept))
    )
