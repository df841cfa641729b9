"""Who reports what: the standing of each outlet on each point, with its reason and what it leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core.index import Index
from core.models import Coverage, Detail, DetailKind, Point, Standing
from core.settings import Settings


def cover(
    points: Sequence[Point], index: Index, details: Iterable[Detail] = (), *, settings: Settings
) -> tuple[Coverage, ...]:
    """Say for each point and outlet whether the outlet reports it, possibly does, or was not found to.

    Reported: a sentence of the outlet stands in the point. Possibly: none does, but one reaches
    `settings.possible_from` with a sentence of the point. Not found: none reaches that.

    Returns:
        One `Coverage` for each point and article, by point and then by article.
    """
    given: dict[str, list[Detail]] = defaultdict(list)
    for detail in details:
        given[detail.sentence_id].append(detail)
    return tuple(
        _standing(point, article_id, index, given, settings)
        for point in points
        for article_id in sorted(index.readings)
    )


def _standing(
    point: Point, article_id: str, index: Index, given: Mapping[str, Sequence[Detail]], settings: Settings
) -> Coverage:
    mine = [member.sentence_id for member in point.members if member.article_id == article_id]
    others = [member.sentence_id for member in point.members if member.article_id != article_id]
    if mine:
        probability = max(index.probability(here, there) for here in mine for there in others)
        return Coverage(
            point_id=point.point_id,
            article_id=article_id,
            standing=Standing.REPORTED,
            probability=probability,
            reason=_why(probability),
            sentence_ids=tuple(mine),
            lacks=_lacks(point, article_id, given),
        )
    miss = index.nearest_miss(others, article_id)
    probability = miss.probability if miss else 0.0
    possibly = probability >= settings.possible_from
    return Coverage(
        point_id=point.point_id,
        article_id=article_id,
        standing=Standing.POSSIBLY if possibly else Standing.NOT_FOUND,
        probability=probability,
        reason=_why_not(probability, settings),
        nearest_miss=miss,
    )


def _why(probability: float) -> str:
    return f"Its closest sentence makes the same point as another outlet's with a probability of {probability:.0%}."


def _why_not(probability: float, settings: Settings) -> str:
    if probability == 0:
        return "No sentence of this outlet comes near."
    if probability >= settings.threshold:
        return f"Its closest sentence matches one sentence here ({probability:.0%}), but not the point as a whole."
    if probability >= settings.possible_from:
        return (
            f"A close call: its closest sentence reaches {probability:.0%}; {settings.threshold:.0%} count as reported."
        )
    return f"Its closest sentence reaches {probability:.0%}, below the {settings.possible_from:.0%} of a close call."


def _lacks(point: Point, article_id: str, given: Mapping[str, Sequence[Detail]]) -> tuple[DetailKind, ...]:
    """What more than half of the other outlets that report the point give, and this one does not."""
    return ()
