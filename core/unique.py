"""What only one outlet has."""

from __future__ import annotations

from core.index import Index
from core.models import NearestMiss, Unique
from core.settings import Settings


def find_unique(index: Index, *, settings: Settings) -> tuple[Unique, ...]:
    """Find body sentences that stand in no point: only here, or possibly in another outlet too.

    Only here is plain where no sentence of another outlet reaches the bar of "possibly". It is what the tool saw: the
    nearest sentence of every other outlet is given, so that an editor can judge. With a single article nothing can be
    unique, for there is nothing to compare it with.

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
    )
