"""Outlets as rows: each in numbers, what two share, what only one has, and what one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.index import Index
from core.models import Comparison, Standing
from core.tables.coverage import carriers, label, outlet_names


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in numbers: points it reports, possibly reports and was not found to; body sentences; only here.

    `outlet` is its short name, `outlet_stated` the name as stated with the article. `only_here` counts sentences with
    no close call elsewhere, `possibly_elsewhere` the others that stand in no point.
    """

    article_id: str
    outlet: str
    outlet_stated: str | None
    headline: str | None
    reported: int
    possibly: int
    not_found: int
    points_in_all: int
    sentences: int
    only_here: int
    possibly_elsewhere: int


def outlets(comparison: Comparison, index: Index) -> tuple[OutletRow, ...]:
    """A row for each outlet."""
    return tuple(_outlet(comparison, index, article_id, name) for article_id, name in outlet_names(comparison).items())


def _outlet(comparison: Comparison, index: Index, article_id: str, name: str) -> OutletRow:
    standings = [cell.standing for cell in comparison.coverage if cell.article_id == article_id]
    alone = [found for found in comparison.unique if found.article_id == article_id]
    doubtful = sum(bool(found.possibly_in) for found in alone)
    article = index.readings[article_id].article
    return OutletRow(
        article_id=article_id,
        outlet=name,
        outlet_stated=article.outlet,
        headline=article.headline,
        reported=standings.count(Standing.REPORTED),
        possibly=standings.count(Standing.POSSIBLY),
        not_found=standings.count(Standing.NOT_FOUND),
        points_in_all=len(comparison.points),
        sentences=len(index.readings[article_id].sentences),
        only_here=len(alone) - doubtful,
        possibly_elsewhere=doubtful,
    )


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """Of one outlet's body sentences, how many have a match in another outlet.

    `share` is in [0, 1], None for an article without body sentences. It reads one way: a short report can stand
    wholly in a long one.
    """

    article_id: str
    outlet: str
    other_id: str
    other: str
    matched: int
    sentences: int
    share: float | None


def shared(comparison: Comparison, index: Index) -> tuple[MatchedRow, ...]:
    """A row for each outlet and each other one."""
    names = outlet_names(comparison)
    return tuple(
        _matched(index, (article_id, other), names) for article_id in names for other in names if other != article_id
    )


def _matched(index: Index, pair: tuple[str, str], names: Mapping[str, str]) -> MatchedRow:
    article_id, other = pair
    sentences = index.readings[article_id].sentences
    matched = sum(index.matches_outlet(sentence.sentence_id, other) for sentence in sentences)
    return MatchedRow(
        article_id=article_id,
        outlet=names[article_id],
        other_id=other,
        other=names[other],
        matched=matched,
        sentences=len(sentences),
        share=matched / len(sentences) if sentences else None,
    )


@dataclass(frozen=True, slots=True)
class UniqueRow:
    """A sentence that only one outlet has, with its nearest miss; `probability` is 0 where nothing comes near."""

    article_id: str
    outlet: str
    sentence_id: str
    sentence: str
    nearest_outlet: str | None
    nearest_sentence_id: str | None
    probability: float
    possibly_in: str


def unique(comparison: Comparison, index: Index) -> tuple[UniqueRow, ...]:
    """A row for each sentence that only one outlet has."""
    names = outlet_names(comparison)
    rows = []
    for found in comparison.unique:
        nearest = found.nearest[0] if found.nearest else None
        rows.append(
            UniqueRow(
                article_id=found.article_id,
                outlet=names[found.article_id],
                sentence_id=found.sentence_id,
                sentence=index.text(found.sentence_id),
                nearest_outlet=names[nearest.other_article_id] if nearest and nearest.other_sentence_id else None,
                nearest_sentence_id=nearest.other_sentence_id if nearest else None,
                probability=nearest.probability if nearest else 0.0,
                possibly_in=", ".join(names[name] for name in found.possibly_in),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class LackingRow:
    """What others have and one outlet was not seen to have: a point, or a sentence that only one other outlet has.

    Attributes:
        point_id: The point; None for a single sentence.
        sentence_id: The sentence, or the one that gives the point its label.
        text: The sentence, or the label.
        outlets: Short names of those that have it.
        outlet_count: How many they are.
        probability: Of the nearest miss, in [0, 1].
        nearest_sentence_id: The nearest sentence of the outlet that lacks it.
        reason: Why the outlet was not found to carry the point; empty for a single sentence.
    """

    point_id: str | None
    sentence_id: str
    text: str
    outlets: str
    outlet_count: int
    probability: float
    nearest_sentence_id: str | None
    reason: str


def lacking(comparison: Comparison, index: Index, article_id: str) -> tuple[LackingRow, ...]:
    """What one outlet was not seen to have: points first, those of most outlets first, then single sentences."""
    names = outlet_names(comparison)
    return (
        *sorted(
            _points_lacking(comparison, index, article_id, names), key=lambda row: (-row.outlet_count, row.point_id)
        ),
        *_sentences_lacking(comparison, index, article_id, names),
    )


def _points_lacking(
    comparison: Comparison, index: Index, article_id: str, names: Mapping[str, str]
) -> Iterator[LackingRow]:
    cells = {cell.point_id: cell for cell in comparison.coverage if cell.article_id == article_id}
    for point in comparison.points:
        cell = cells[point.point_id]
        if cell.standing is Standing.REPORTED:
            continue
        yield LackingRow(
            point_id=point.point_id,
            sentence_id=point.label_sentence,
            text=label(point, index),
            outlets=", ".join(names[name] for name in carriers(point)),
            outlet_count=len(carriers(point)),
            probability=cell.probability,
            nearest_sentence_id=cell.nearest_miss.other_sentence_id if cell.nearest_miss else None,
            reason=cell.reason,
        )


def _sentences_lacking(
    comparison: Comparison, index: Index, article_id: str, names: Mapping[str, str]
) -> Iterator[LackingRow]:
    for found in comparison.unique:
        if found.article_id == article_id:
            continue
        miss = next((miss for miss in found.nearest if miss.other_article_id == article_id), None)
        probability = miss.probability if miss else 0.0
        yield LackingRow(
            point_id=None,
            sentence_id=found.sentence_id,
            text=index.text(found.sentence_id),
            outlets=names[found.article_id],
            outlet_count=1,
            probability=probability,
            nearest_sentence_id=miss.other_sentence_id if miss else None,
            reason="",
        )
