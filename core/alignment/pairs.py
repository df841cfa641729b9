"""Weigh all pairs of sentences from different articles: similarity nominates, evidence decides, context tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.alignment.context import look_around
from core.alignment.evidence import excerpt_share, gather
from core.alignment.nominate import Pairs, Values, nominate
from core.alignment.probability import Coefficients, coefficients
from core.alignment.story import Given, Story, prepare_story
from core.alignment.tokens import compare_tokens
from core.models import Match
from core.text.tokens import Tokens

LEAST, MOST = 0.0001, 0.9999  # 0 and 1 are for decisions


def weigh_pairs(
    sentences: Sequence[Given], vectors: NDArray[np.float32], *, floor: float, tokens: Tokens | None = None
) -> tuple[Match, ...]:
    """Weigh all pairs of sentences from different articles.

    Args:
        sentences: (sentence_id, article_id, text), each article's sentences in their order.
        vectors: Unit rows, float32, shape (n, d), in the order of `sentences`.
        floor: Least probability that is kept, in [0, 1].
        tokens: Word pieces in the order of `sentences`; without them the weights of the other evidence are larger.

    Returns:
        Matches by left, then right sentence in canonical order, whatever order the articles came in. `left` is from
        the article whose id comes first.

    Raises:
        ValueError: If the counts of sentences and vectors differ or a sentence id occurs twice.
    """
    return weigh_story(prepare_story(sentences, vectors, tokens=tokens), floor=floor)


def weigh_story(story: Story, *, floor: float) -> tuple[Match, ...]:
    """Weigh the pairs of a prepared story; see `weigh_pairs`."""
    if len(set(story.articles)) < 2:
        return ()
    model = coefficients(tokens=story.tokens is not None)
    pairs = nominate(story, intercept=model.nominate.intercept, weights=model.nominate.weights)
    probability = probabilities(story, pairs, model)
    cosine = np.zeros(len(pairs.left), dtype=np.float32)
    kept = np.flatnonzero(probability >= floor)
    assert story.vectors is not None
    for at in range(0, len(kept), 50_000):
        part = kept[at : at + 50_000]
        cosine[part] = np.einsum("ij,ij->i", story.vectors[pairs.left[part]], story.vectors[pairs.right[part]])
    return tuple(
        Match(
            left=story.ids[pairs.left[place]],
            right=story.ids[pairs.right[place]],
            probability=min(max(round(float(probability[place]), 4), LEAST), MOST),
            cosine=round(float(cosine[place]), 4),
            lexical=round(min(float(pairs.lexical[place]), 1.0), 4),
        )
        for place in kept
    )


def probabilities(story: Story, pairs: Pairs, model: Coefficients) -> Values:
    """Return the probability of each nominated pair, float32, shape (pairs,)."""
    if not len(pairs.left):
        return np.zeros(0, dtype=np.float32)
    evidence = gather(story, pairs)
    if story.tokens is not None:
        evidence |= compare_tokens(story, story.tokens, pairs)
    alone = model.alone.probability(evidence)
    around = look_around(story, pairs, alone, share=excerpt_share(story))
    return model.together.probability(evidence | around)
