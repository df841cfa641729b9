"""Who carries what: the standing of each outlet on each point, with its reason and its nearest miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from core.index import Index
from core.models import Coverage, Point, Standing
from core.settings import Settings
from core.text.words import Word, is_function_word, read_words

TERMS_NAMED = 4


def cover(points: Sequence[Point], index: Index, *, settings: Settings) -> tuple[Coverage, ...]:
    """Say for each point and outlet whether the outlet carries it in full, in part, or not as far as could be seen.

    In full: a sentence of the outlet matches the other outlets' sentences with a mean probability of at least
    `settings.full_probability`. In part: it stands in the point with less. Not found: none of its sentences does.

    Returns:
        One `Coverage` for each point and article, by point and then by article.
    """
    return tuple(
        _standing(point, article_id, index, settings) for point in points for article_id in sorted(index.readings)
    )


def _standing(point: Point, article_id: str, index: Index, settings: Settings) -> Coverage:
    mine = [member for member in point.members if member.article_id == article_id]
    if not mine:
        miss = index.nearest_miss((member.sentence_id for member in point.members), article_id)
        probability = miss.probability if miss else 0.0
        return Coverage(
            point_id=point.point_id,
            article_id=article_id,
            standing=Standing.NOT_FOUND,
            probability=probability,
            reason=_why_not(probability, settings),
            nearest_miss=miss,
        )
    probability = max(member.probability for member in mine)
    full = probability >= settings.full_probability
    lacking = _lacking(point, article_id, index)
    return Coverage(
        point_id=point.point_id,
        article_id=article_id,
        standing=Standing.FULL if full else Standing.PART,
        probability=probability,
        reason=_why(probability, lacking, full=full),
        sentence_ids=tuple(member.sentence_id for member in mine),
    )


def _why_not(probability: float, settings: Settings) -> str:
    if probability == 0:
        return "No sentence of this outlet comes near."
    if probability >= settings.threshold:
        return f"Its closest sentence matches one sentence here ({probability:.0%}), but not the point as a whole."
    return f"Its closest sentence reaches {probability:.0%}, below the {settings.threshold:.0%} that count as a match."


def _why(probability: float, lacking: Sequence[str], *, full: bool) -> str:
    said = f"Matches the other outlets' sentences with a mean probability of {probability:.0%}."
    if lacking:
        words = ", ".join(f"“{term}”" for term in lacking[:TERMS_NAMED])
        return f"{said} Words most outlets use here, not found in its sentence: {words}."
    return said if full else f"{said} It words the point differently."


def _lacking(point: Point, article_id: str, index: Index) -> list[str]:
    """Words, as written elsewhere, that more than half of the other outlets share and this one lacks."""
    written: dict[str, str] = {}
    outlets: Counter[str] = Counter()
    own: set[str] = set()
    for other in sorted({member.article_id for member in point.members}):
        texts = (index.text(member.sentence_id) for member in point.members if member.article_id == other)
        terms = dict(pair for text in texts for pair in _terms(text))
        if other == article_id:
            own = set(terms)
            continue
        outlets.update(terms.keys())
        for stem, word in terms.items():
            written.setdefault(stem, word)
    others = len({member.article_id for member in point.members} - {article_id})
    if others < 2:
        return []
    return [written[stem] for stem, count in outlets.items() if count * 2 > others and stem not in own]


def _terms(text: str) -> Iterable[tuple[str, str]]:
    """Stem and wording of each word with a meaning of its own."""
    return ((word.stem, text[word.start : word.end]) for word in read_words(text) if _counts(word))


def _counts(word: Word) -> bool:
    return not is_function_word(word.form) and len(word.form) > 2
