"""Evidence decides: what speaks for each nominated pair, taken alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.alignment.nominate import CandidatePairs, Values, article_means, unit_rows
from core.alignment.prepared import PreparedStory, content_words

CHUNK = 50_000  # pairs whose rows are held side by side at once
BRIEF_SENTENCES = 4.0  # an article of this many sentences is half way between a brief and a whole report

LEAST_BRIEFS, MANY_BRIEFS = 2, 10

WHOLE = ("centred", "lexical", "names", "numbers", "other_numbers")
BRIEF = (
    *WHOLE,
    *("first", "apart", "shorter", "longer"),
    *("names_alike", "words_alike", "meaning_alike", "names_there", "all_names_there"),
)


def brevity(story: PreparedStory) -> float:
    """How much the story is made of briefs of a few sentences (1) rather than of whole reports (0), in [0, 1].

    In a brief nearly every sentence is about the main event, so two of them make the same point far more often, and
    how alike the two briefs are is telling; in a whole report it is not. From the mean number of sentences. A few
    briefs do not tell enough about each other, so a story needs ten of them to count fully, and more than two at all.
    """
    outlets = max(1, len(set(story.articles)))
    company = min(max((outlets - LEAST_BRIEFS) / (MANY_BRIEFS - LEAST_BRIEFS), 0.0), 1.0)
    return company / (1 + (len(story.ids) / outlets / BRIEF_SENTENCES) ** 4)


def gather(story: PreparedStory, pairs: CandidatePairs) -> dict[str, Values]:
    """Return the evidence of each pair: a column for each of `WHOLE`, float32, shape (pairs,).

    `names` and `numbers` are what is shared as part of the smaller set; `other_numbers` is 1 where both sentences have
    numbers and share none.
    """
    shared_names = dots(story.names, story.names, pairs)
    shared_numbers = dots(story.numbers, story.numbers, pairs)
    numbers = _counts(story.numbers)
    both = np.minimum(np.minimum(numbers[pairs.left], numbers[pairs.right]), 1)
    return {
        "centred": pairs.centred,
        "lexical": pairs.lexical,
        "names": _share(shared_names, _counts(story.names), pairs),
        "numbers": _share(shared_numbers, numbers, pairs),
        "other_numbers": np.asarray(both * (shared_numbers == 0), dtype=np.float32),
    }


def gather_around(story: PreparedStory, pairs: CandidatePairs) -> dict[str, Values]:
    """Return what `BRIEF` has beyond `WHOLE`: places, lengths, and how alike the two articles are.

    `names_there` is the weighed part of one sentence's names that stand anywhere in the other's article.
    """
    one, other = story.article_of[pairs.left], story.article_of[pairs.right]
    ones = np.ones(len(story.ids), np.float32)
    member = sparse.csr_matrix((ones, (story.article_of, np.arange(len(story.ids)))))
    names, words = _article_rows(member @ story.names), _article_rows(member @ story.terms)
    means = article_means(story)
    means = unit_rows(means - 0.5 * means.mean(axis=0))
    place, first = _places(story)
    length = np.log1p([len(content_words(row)) for row in story.words]).astype(np.float32)
    there = _names_there(story, member)
    left_there, right_there = there[pairs.left, other], there[pairs.right, one]
    return {
        "first": first[pairs.left] * first[pairs.right],
        "apart": np.abs(place[pairs.left] - place[pairs.right]),
        "names_there": np.maximum(left_there, right_there),
        "all_names_there": np.minimum(left_there, right_there),
        "names_alike": (names @ names.T).toarray()[one, other],
        "words_alike": (words @ words.T).toarray()[one, other],
        "meaning_alike": (means @ means.T)[one, other],
        "shorter": np.minimum(length[pairs.left], length[pairs.right]),
        "longer": np.maximum(length[pairs.left], length[pairs.right]),
    }


def _names_there(story: PreparedStory, member: sparse.csr_matrix) -> Values:
    """Part of each sentence's names that each article holds, by rarity; half where a sentence has none. (n, outlets)"""
    carried = sparse.csr_matrix((member @ story.names > 0).astype(np.float32))
    rarity = (np.log((1 + carried.shape[0]) / (1 + _counts(carried.T.tocsr()))) + 0.1).astype(np.float32)
    weighed = story.names.multiply(rarity[None, :]).tocsr() if len(rarity) else story.names
    total = _counts(weighed)[:, None]
    part = (weighed @ carried.T).toarray() / np.maximum(total, 1e-6)
    return np.asarray(np.where(total == 0, 0.5, part), dtype=np.float32)


def _places(story: PreparedStory) -> tuple[Values, Values]:
    """Place of each sentence in its article, in [0, 1), and 1 for the first one."""
    counts = np.bincount(story.article_of)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    number = np.arange(len(story.ids)) - starts[story.article_of]
    return (number / counts[story.article_of]).astype(np.float32), (number == 0).astype(np.float32)


def _article_rows(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Articles as unit rows of what they hold, weighed by rarity among articles."""
    present = sparse.csr_matrix((counts > 0).astype(np.float32))
    rarity = (np.log((1 + present.shape[0]) / (1 + _counts(present.T.tocsr()))) + 0.1).astype(np.float32)
    weighed = present.multiply(rarity[None, :]).tocsr() if len(rarity) else present
    norms = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(norms, 1e-9)) @ weighed)


def dots(left: sparse.csr_matrix, right: sparse.csr_matrix, pairs: CandidatePairs) -> Values:
    """Dot product of each pair's rows, float32, shape (pairs,)."""
    out = np.zeros(len(pairs), dtype=np.float32)
    for at in range(0, len(out), CHUNK):
        part = slice(at, at + CHUNK)
        product = left[pairs.left[part]].multiply(right[pairs.right[part]])
        out[part] = np.asarray(product.sum(axis=1)).ravel()
    return out


def _counts(marks: sparse.csr_matrix) -> Values:
    return np.asarray(marks.sum(axis=1), dtype=np.float32).ravel()


def _share(shared: Values, counts: Values, pairs: CandidatePairs) -> Values:
    return np.asarray(shared / np.maximum(np.minimum(counts[pairs.left], counts[pairs.right]), 1), dtype=np.float32)


def log_odds(probability: NDArray[np.float32]) -> Values:
    """Return log odds, clipped to about 9 either way."""
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)), dtype=np.float32)
