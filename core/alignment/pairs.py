"""Weigh all pairs of sentences from different articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.alignment.evidence import Evidences
from core.alignment.probability import coefficients
from core.alignment.story import Given, Story, prepare_story
from core.models import Match

BLOCK_PAIRS = 2_000_000
LEAST, MOST = 0.0001, 0.9999  # 0 and 1 are for decisions


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


def weigh_story(story: Story, *, floor: float) -> tuple[Match, ...]:
    """Weigh the pairs of a prepared story; see `weigh_pairs`."""
    total = len(story.ids)
    if total < 2:
        return ()
    evidences, model = Evidences(story), coefficients()
    matches: list[Match] = []
    height = max(1, BLOCK_PAIRS // total)
    for start in range(0, total, height):
        end = min(start + height, total)
        evidence = evidences.block(start, end)
        probability = model.probability(evidence.features)
        other = story.article_of[start:end, None] < story.article_of[None, start:]
        for row, column in zip(*np.nonzero((probability >= floor) & other), strict=True):
            matches.append(
                Match(
                    left=story.ids[start + row],
                    right=story.ids[start + column],
                    probability=min(max(_round(probability[row, column]), LEAST), MOST),
                    cosine=_round(evidence.cosine[row, column]),
                    lexical=_round(evidence.features["lexical"][row, column]),
                )
            )
    return tuple(matches)


def _round(value: np.float32) -> float:
    return round(min(1.0, max(-1.0, float(value))), 4)
