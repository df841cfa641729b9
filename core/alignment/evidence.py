"""Evidence decides: what speaks for each nominated pair, taken alone."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.alignment.nominate import Pairs, Values, article_means, unit_rows
from core.alignment.story import Story, content_words
from core.text.words import Word

CHUNK = 50_000  # pairs whose rows are held side by side at once
EXCERPT_SENTENCES = 4.0  # an article of this many sentences is half way between an excerpt and a whole article

EVERYWHERE = ("centred", "lexical", "letters", "names", "numbers", "other_numbers", "first", "apart", "excerpt")
EXCERPTS = ("names_alike", "words_alike", "meaning_alike", "names_there", "all_names_there", "shorter", "longer")
TOKENS = ("tokens_most", "tokens_least")


def excerpt_share(story: Story) -> float:
    """How much the story is made of excerpts of a few sentences (1) rather than of whole articles (0).

    In an excerpt nearly every sentence is about the main event, and what the rest of it names is telling; in a whole
    article it is not. In [0, 1], from the mean number of sentences.
    """
    mean = len(story.ids) / max(1, len(set(story.articles)))
    return 1 / (1 + (mean / EXCERPT_SENTENCES) ** 4)


def gather(story: Story, pairs: Pairs) -> dict[str, Values]:
    """Return the evidence of each pair: a column for each of `EVERYWHERE` and `EXCERPTS`, float32, shape (pairs,)."""
    share = np.float32(excerpt_share(story))
    shared_names = _dots(story.names, story.names, pairs)
    shared_numbers = _dots(story.numbers, story.numbers, pairs)
    numbers = _counts(story.numbers)
    both_number = np.minimum(np.minimum(numbers[pairs.left], numbers[pairs.right]), 1)
    letters = letter_rows(story.words)
    place, first = _places(story)
    found = {
        "centred": pairs.centred,
        "lexical": pairs.lexical,
        "letters": _dots(letters, letters, pairs),
        "names": _share(shared_names, _counts(story.names), pairs),
        "numbers": _share(shared_numbers, numbers, pairs),
        "other_numbers": both_number * (shared_numbers == 0),
        "first": first[pairs.left] * first[pairs.right],
        "apart": np.abs(place[pairs.left] - place[pairs.right]),
        "excerpt": np.full(len(pairs.left), share, dtype=np.float32),
    }
    for name, values in _surroundings(story, pairs).items():
        found[name] = values * share
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def letter_rows(words: tuple[tuple[Word, ...], ...]) -> sparse.csr_matrix:
    """Rows of letter groups (3 to 5, within words) weighed by rarity, of length 1: alike where spellings are alike."""
    counts = [Counter(group for word in row for group in _letter_groups(word.form)) for row in words]
    carried = Counter(group for count in counts for group in count)
    column = {group: place for place, group in enumerate(sorted(carried))}
    lengths = [len(count) for count in counts]
    groups = np.fromiter((column[group] for count in counts for group in sorted(count)), np.int64, sum(lengths))
    times = np.fromiter((count[group] for count in counts for group in sorted(count)), np.float32, sum(lengths))
    frequency = np.bincount(groups, minlength=len(column))
    rarity = np.log((1 + len(words)) / (1 + frequency)).astype(np.float32) + np.float32(1e-9)
    weights = (1 + np.log(times)) * rarity[groups]
    rows = np.repeat(np.arange(len(words)), lengths)
    norms = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(words)))
    weights = (weights / np.maximum(norms[rows], 1e-9)).astype(np.float32)
    return sparse.csr_matrix((weights, (rows, groups)), shape=(len(words), len(column)))


def _letter_groups(form: str) -> list[str]:
    padded = f" {form} "
    return [padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)]


def _surroundings(story: Story, pairs: Pairs) -> dict[str, Values]:
    """How alike the two articles are, and whether one sentence's names stand anywhere in the other's article."""
    one_left, one_right = story.article_of[pairs.left], story.article_of[pairs.right]
    member = sparse.csr_matrix(
        (np.ones(len(story.ids), np.float32), (story.article_of, np.arange(len(story.ids)))),
    )
    names, name_rarity = _article_rows(member @ story.names)
    words, _ = _article_rows(member @ story.terms)
    means = article_means(story)
    means = unit_rows(means - 0.5 * means.mean(axis=0))
    weighed = story.names.multiply(name_rarity[None, :]).tocsr() if len(name_rarity) else story.names
    total = _counts(weighed)
    there = (weighed @ ((member @ story.names) > 0).astype(np.float32).T).toarray() / np.maximum(total, 1e-6)[:, None]
    there = np.where(total[:, None] == 0, 0.5, there)  # no names: neither for nor against
    left_there, right_there = there[pairs.left, one_right], there[pairs.right, one_left]
    length = np.log1p([len(content_words(row)) for row in story.words]).astype(np.float32)
    return {
        "names_alike": (names @ names.T).toarray()[one_left, one_right],
        "words_alike": (words @ words.T).toarray()[one_left, one_right],
        "meaning_alike": (means @ means.T)[one_left, one_right],
        "names_there": np.maximum(left_there, right_there),
        "all_names_there": np.minimum(left_there, right_there),
        "shorter": np.minimum(length[pairs.left], length[pairs.right]),
        "longer": np.maximum(length[pairs.left], length[pairs.right]),
    }


def _article_rows(counts: sparse.csr_matrix) -> tuple[sparse.csr_matrix, Values]:
    """Articles as unit rows of what they hold, weighed by rarity among articles; and that rarity."""
    present = sparse.csr_matrix((counts > 0).astype(np.float32))
    rarity = (np.log((1 + present.shape[0]) / (1 + _counts(present.T.tocsr()))) + 0.1).astype(np.float32)
    weighed = present.multiply(rarity[None, :]).tocsr() if len(rarity) else present
    norms = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(norms, 1e-9)) @ weighed), rarity


def _places(story: Story) -> tuple[Values, Values]:
    """Place of each sentence in its article, in [0, 1), and 1 for the first one."""
    counts = np.bincount(story.article_of)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    number = np.arange(len(story.ids)) - starts[story.article_of]
    return (number / counts[story.article_of]).astype(np.float32), (number == 0).astype(np.float32)


def _dots(left: sparse.csr_matrix, right: sparse.csr_matrix, pairs: Pairs) -> Values:
    """Dot product of each pair's rows."""
    out = np.zeros(len(pairs.left), dtype=np.float32)
    for at in range(0, len(out), CHUNK):
        part = slice(at, at + CHUNK)
        product = left[pairs.left[part]].multiply(right[pairs.right[part]])
        out[part] = np.asarray(product.sum(axis=1)).ravel()
    return out


def _counts(marks: sparse.csr_matrix) -> Values:
    return np.asarray(marks.sum(axis=1), dtype=np.float32).ravel()


def _share(shared: Values, counts: Values, pairs: Pairs) -> Values:
    return np.asarray(shared / np.maximum(np.minimum(counts[pairs.left], counts[pairs.right]), 1), dtype=np.float32)


def log_odds(probability: NDArray[np.float32]) -> Values:
    """Return log odds, clipped to about 9 either way."""
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)), dtype=np.float32)


def odds_weight(total: int, carrying: int) -> float:
    """BM25's rarity of something that `carrying` of `total` sentences hold."""
    return math.log(1 + (total - carrying + 0.5) / (carrying + 0.5))
