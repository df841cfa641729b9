"""Who reports what: the standing of each outlet on each point, with its reason and what it leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from core.facts.details import agree
from core.index import Index
from core.models import Coverage, Detail, DetailKind, Point, Standing
from core.settings import Settings
from core.text.words import read_words


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
            lacks=_lacks(point, article_id, index, given),
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
        return (
            f"Its closest sentence matches one sentence here ({probability:.0%}), which says more than this point: "
            "read whether it says this too."
        )
    if probability >= settings.possible_from:
        return (
            f"A close call: its closest sentence reaches {probability:.0%}; {settings.threshold:.0%} count as reported."
        )
    return f"Its closest sentence reaches {probability:.0%}, below the {settings.possible_from:.0%} of a close call."


def _lacks(
    point: Point, article_id: str, index: Index, given: Mapping[str, Sequence[Detail]]
) -> tuple[DetailKind, ...]:
    """What more than half of the other outlets that report the point give, and this one does not.

    Two others at least must give one detail, the same or in other words: what one outlet alone gives is its own, and
    with fewer than two others nobody can lack what most give. The outlet gives a kind if its sentences in the point, or
    others of their paragraphs, give any detail of it, and if its article tells that detail anywhere: reports do not
    repeat the place in every sentence. In doubt nothing is lacking.
    """
    by_outlet: dict[str, list[Detail]] = defaultdict(list)
    for member in point.members:
        by_outlet[member.article_id] += given.get(member.sentence_id, ())
    others = {member.article_id for member in point.members} - {article_id}
    if len(others) < 2:
        return ()
    mine = {member.sentence_id for member in point.members if member.article_id == article_id}
    paragraphs = {index.sentences[name].paragraph for name in mine}
    article = index.readings[article_id].sentences
    near = {one.kind for row in article if row.paragraph in paragraphs for one in given.get(row.sentence_id, ())}
    told = [one for row in article for one in given.get(row.sentence_id, ())]
    words = _stems(index.readings[article_id].article.text)
    lacks = []
    for kind in DetailKind:
        if kind in near:
            continue
        for detail in (one for name in sorted(others) for one in by_outlet[name] if one.kind is kind):
            giving = {name for name in others if any(agree(detail, one) for one in by_outlet[name])}
            if len(giving) > max(1, len(others) / 2) and not _tells(detail, told, words):
                lacks.append(kind)
                break
    return tuple(lacks)


def _tells(detail: Detail, told: Iterable[Detail], words: frozenset[str]) -> bool:
    """Whether an article tells a detail anywhere: as a detail of its own, or in words of it."""
    if any(agree(detail, one) for one in told):
        return True
    stems = detail.value.split()
    match detail.kind:
        case DetailKind.DATE:
            return False
        case DetailKind.NUMBER:
            return stems[0] in words
        case DetailKind.REASON:
            return 2 * sum(stem in words for stem in stems) >= len(stems)
        case _:
            return any(stem in words for stem in stems)


@lru_cache(maxsize=64)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text))
