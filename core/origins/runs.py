"""Runs: words that two articles share verbatim, found through an exact index of word sequences, never all pairs.

Every sequence of `min_words` words gets a number, equal sequences the same one; articles meet only where a number
occurs in both. Measured against sketches (MinHash): two articles of 1,000 words with one run of eight in common have
a Jaccard similarity of 0.001, far below what a sketch can see, while sorting finds every such pair in linear memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from core.models import Reading, Run
from core.origins.noise import noise
from core.origins.wording import Wording, wordings

MIN_WORDS = 8
"""Words. Below six, names and set phrases make runs of their own; at eight the two unrelated seeds share nothing."""

Ints = NDArray[np.int64]


def find_runs(
    readings: Sequence[Reading],
    *,
    min_words: int = MIN_WORDS,
    include_noise: bool = False,
) -> tuple[Run, ...]:
    """Find the words that articles share verbatim, as stretches as long as they hold.

    A run may cross sentences and paragraphs that follow each other in both bodies. A run that is mostly names or a
    stock phrase does not count, and is left out unless asked for.

    Args:
        readings: Articles with their roles; only body sentences are read.
        min_words: Least length of a run, in words; at least 3.
        include_noise: Also return the runs that do not count, with the reason in `noise`.

    Returns:
        Runs by article pair (left id before right id), then by place in the left article. A stretch that one article
        has twice gives two runs, the second marked `again`.

    Raises:
        ValueError: If `min_words` is below 3, or two articles have one id.
    """
    if min_words < 3:
        raise ValueError(f"min_words is {min_words}; fewer than 3 shared words say nothing")
    words = wordings(readings)
    found = _diagonals(words, min_words)
    runs = [run for pair in _by_pair(found) for run in _told(words, pair, min_words)]
    return tuple(run for run in runs if include_noise or not run.noise)


Stretch = tuple[int, int, int, int, int]
"""Left article, right article, first word left, first word right, length in words."""


def _diagonals(words: Sequence[Wording], min_words: int) -> list[Stretch]:
    """Join shared sequences that follow each other in both articles."""
    firsts = np.cumsum([0, *(len(wording) for wording in words)], dtype=np.int64)
    owners = np.repeat(np.arange(len(words), dtype=np.int64), np.diff(firsts))
    left, right = _meetings(_numbered(words, owners, min_words), owners)
    if not len(left):
        return []
    order = np.lexsort((left, right - left))
    left, right = left[order], right[order]
    breaks = np.flatnonzero((np.diff(left) != 1) | (np.diff(right - left) != 0)) + 1
    begins = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((begins, [len(left)]))) + min_words - 1
    from_left, from_right = owners[left[begins]], owners[right[begins]]
    table = np.column_stack(
        (from_left, from_right, left[begins] - firsts[from_left], right[begins] - firsts[from_right], lengths)
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in table.tolist()]


def _numbered(words: Sequence[Wording], owners: Ints, min_words: int) -> Ints:
    """Number the sequence of `min_words` words that begins at each word; -1 where the article ends before.

    Ranks of pairs, doubled: rank of two words, of four, of eight; exact, unlike a hash.
    """
    vocabulary: dict[str, int] = {}
    ranks = np.array(
        [vocabulary.setdefault(form, len(vocabulary)) for wording in words for form in wording.forms], dtype=np.int64
    )
    total = len(ranks)
    length = 1
    while length < min_words and total:
        step = min(length, min_words - length)
        ahead = np.full(total, -1, dtype=np.int64)
        ahead[: max(total - step, 0)] = ranks[step:]
        paired = (ranks + 1) * (int(ranks.max()) + 2) + ahead + 1
        ranks = np.unique(paired, return_inverse=True)[1].astype(np.int64)
        length += step
    inside = np.zeros(total, dtype=bool)
    if total >= min_words:
        inside[: total - min_words + 1] = owners[min_words - 1 :] == owners[: total - min_words + 1]
    return np.where(inside, ranks, -1)


def _meetings(numbers: Ints, owners: Ints) -> tuple[Ints, Ints]:
    """Pair the places of two articles at which the same sequence begins."""
    places = np.flatnonzero(numbers >= 0)
    places = places[np.argsort(numbers[places], kind="stable")]
    lefts, rights = [], []
    step = 1
    alive = np.arange(len(places), dtype=np.int64)
    while len(alive := alive[alive + step < len(places)]):
        alive = alive[numbers[places[alive]] == numbers[places[alive + step]]]
        apart = alive[owners[places[alive]] != owners[places[alive + step]]]
        lefts.append(places[apart])
        rights.append(places[apart + step])
        step += 1
    empty = np.zeros(0, dtype=np.int64)
    return (np.concatenate(lefts), np.concatenate(rights)) if lefts else (empty, empty)


def _by_pair(found: list[Stretch]) -> Iterator[list[Stretch]]:
    for _, pair in groupby(sorted(found), key=lambda stretch: stretch[:2]):
        yield list(pair)


def _told(words: Sequence[Wording], pair: list[Stretch], min_words: int) -> list[Run]:
    """Make the runs of one article pair, the longest deciding which ones only repeat words."""
    left, right = words[pair[0][0]], words[pair[0][1]]
    seen: defaultdict[bool, set[int]] = defaultdict(set)
    runs = []
    for stretch in sorted(pair, key=lambda stretch: (-stretch[4], stretch)):
        _, _, at_left, at_right, length = stretch
        here, there = range(at_left, at_left + length), range(at_right, at_right + length)
        fresh_left = sum(place not in seen[True] for place in here)
        fresh_right = sum(place not in seen[False] for place in there)
        if not fresh_left and not fresh_right:
            continue
        seen[True].update(here)
        seen[False].update(there)
        quoted = sum(left.quoted[i] and right.quoted[j] for i, j in zip(here, there, strict=True))
        again = 2 * min(fresh_left, fresh_right) < length
        runs.append(_run(left, right, here, there, quoted, again, noise(left, here, min_words)))
    return sorted(runs, key=lambda run: (run.left_start, run.right_start))


def _run(left: Wording, right: Wording, here: range, there: range, quoted: int, again: bool, reason: str) -> Run:
    return Run(
        left.article_id,
        right.article_id,
        left.starts[here[0]],
        left.ends[here[-1]],
        right.starts[there[0]],
        right.ends[there[-1]],
        len(here),
        quoted,
        again,
        reason,
    )
