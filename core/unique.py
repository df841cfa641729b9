"""What only one outlet has."""

from __future__ import annotations

from core.index import Index
from core.models import NearestMiss, Range, Unique
from core.settings import Settings


def find_unique(index: Index, *, settings: Settings) -> tuple[Unique, ...]:
    """Find body sentences that stand in no point.

    "Unique" is what the tool saw at this threshold: the nearest sentence of every other outlet is given, so that an
    editor can judge. With a single article nothing can be unique, for there is nothing to compare it with.

    Returns:
        One `Unique` for each such sentence, in order of article and place.
    """
    if len(index.readings) < 2:
        return ()
    return tuple(
        _describe(sentence_id, index, settings) for sentence_id in index.sentences if not index.partners(sentence_id)
    )


def _describe(sentence_id: str, index: Index, settings: Settings) -> Unique:
    article_id = index.sentences[sentence_id].article_id
    others = (other for other in index.readings if other != article_id)
    nearest: list[NearestMiss] = [miss for other in others if (miss := index.nearest_miss([sentence_id], other))]
    nearest.sort(key=lambda miss: (-miss.probability, miss.other_article_id))
    return Unique(
        sentence_id=sentence_id,
        article_id=article_id,
        nearest=tuple(nearest),
        possibly_in=tuple(miss.other_article_id for miss in nearest if miss.probability >= settings.possible_from),
        fragile=is_fragile(index.best_probability(sentence_id), settings=settings),
    )


def is_fragile(best_probability: float, *, settings: Settings) -> bool:
    """Whether "unique" flips somewhere within the plausible thresholds."""
    low, high = settings.plausible_range
    return low <= best_probability < high


def unique_range(index: Index, article_id: str, *, settings: Settings) -> Range:
    """Count an outlet's unique sentences at the threshold, and over the plausible thresholds.

    A sentence stands in some point from the threshold of its best match on, so the count can only grow with the
    threshold: the ends of the plausible range give its least and most; the chosen threshold widens the range where it
    lies outside. What an editor pinned or joined is unique at no threshold.
    """
    if len(index.readings) < 2:
        return Range(0, 0, 0)
    names = [sentence.sentence_id for sentence in index.readings[article_id].sentences]
    count = sum(not index.partners(name) for name in names)
    open_names = [name for name in names if name not in index.pinned]
    ends = [sum(index.best_probability(name) < edge for name in open_names) for edge in settings.plausible_range]
    return Range(count, min(count, *ends), max(count, *ends))
