"""A Comparison as rows: what pages, charts, exports and tests all read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import mean

from core.index import Index
from core.models import NOT_STATED, Comparison, Conflict, Passage, Point, Reading, Role, Standing
from core.outlets import outlet_names as outlets_named
from core.tables.rows import grouped
from core.unique import is_fragile, unique_range


class Order(StrEnum):
    """How the points of the story are listed."""

    STORY = "story order"
    OUTLETS = "number of outlets"
    DISAGREEMENT = "disagreement"


def outlet_names(comparison: Comparison) -> dict[str, str]:
    """Short outlet name by article id, in order; no two are equal."""
    return outlets_named(reading.article for reading in comparison.readings)


def label(point: Point, index: Index) -> str:
    """The point's label, as the article has it."""
    return index.article(point.label_sentence).text[point.label_start : point.label_end]


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the story.

    Attributes:
        point_id: Its id.
        number: From 1, in the order chosen.
        label: As an article has it.
        outlets: How many carry it.
        sentences: How many sentences make it.
        place: Mean position in the articles, 0 first to 1 last.
        mean_probability: Of its matches, in [0, 1].
        lowest_probability: Of its matches, in [0, 1].
        conflicts: How many lie within it, see `conflicts_by_point`.
    """

    point_id: str
    number: int
    label: str
    outlets: int
    sentences: int
    place: float
    mean_probability: float
    lowest_probability: float
    conflicts: int


def points(comparison: Comparison, index: Index, *, order: Order = Order.STORY) -> tuple[PointRow, ...]:
    """The points of the story, numbered in the order chosen."""
    conflicts = {point_id: len(found) for point_id, found in conflicts_by_point(comparison).items()}
    places = {point.point_id: _place(point, index) for point in comparison.points}

    def rank(point: Point) -> tuple[float | str, ...]:
        where = (places[point.point_id], point.point_id)
        if order is Order.OUTLETS:
            return (-len(carriers(point)), *where)
        if order is Order.DISAGREEMENT:
            return (-conflicts[point.point_id], point.mean_probability, *where)
        return where

    return tuple(
        PointRow(
            point_id=point.point_id,
            number=number,
            label=label(point, index),
            outlets=len(carriers(point)),
            sentences=len(point.members),
            place=places[point.point_id],
            mean_probability=point.mean_probability,
            lowest_probability=point.lowest_probability,
            conflicts=conflicts[point.point_id],
        )
        for number, point in enumerate(sorted(comparison.points, key=rank), start=1)
    )


def carriers(point: Point) -> list[str]:
    """The articles that carry a point, in order of their ids."""
    return sorted({member.article_id for member in point.members})


def conflicts_by_point(comparison: Comparison) -> dict[str, tuple[Conflict, ...]]:
    """The conflicts of each point: both of their sentences stand in it. A sentence of two points counts in both."""
    members = {point.point_id: {member.sentence_id for member in point.members} for point in comparison.points}
    return {
        point_id: tuple(
            one
            for one in comparison.conflicts
            if one.a.sentence_id in sentences and one.b.sentence_id in sentences and not _one_place(one)
        )
        for point_id, sentences in members.items()
    }


def _one_place(conflict: Conflict) -> bool:
    """Whether both sides are one sentence: a scar or a sum is no disagreement about the point."""
    return conflict.a.sentence_id == conflict.b.sentence_id


def _place(point: Point, index: Index) -> float:
    """Mean position of a point's first sentence in each article that carries it, 0 (first) to 1 (last)."""
    first: dict[str, float] = {}
    for member in point.members:
        sentences = index.readings[member.article_id].sentences
        position = sentences.index(index.sentences[member.sentence_id]) / max(1, len(sentences) - 1)
        first[member.article_id] = min(position, first.get(member.article_id, 1.0))
    return round(mean(first.values()), 4)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How one outlet stands on one point: the cell of the heatmap. `probability` is in [0, 1]."""

    point: PointRow
    article_id: str
    outlet: str
    standing: Standing
    probability: float
    reason: str


def coverage(comparison: Comparison, index: Index, *, order: Order = Order.STORY) -> tuple[CoverageRow, ...]:
    """A row for each point and outlet, by point and then by article."""
    names = outlet_names(comparison)
    cells = grouped(comparison.coverage, lambda cell: cell.point_id)
    return tuple(
        CoverageRow(point, cell.article_id, names[cell.article_id], cell.standing, cell.probability, cell.reason)
        for point in points(comparison, index, order=order)
        for cell in cells.get(point.point_id, ())
    )


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in numbers: points carried, in full and in part, and lacking; body sentences; unique ones with range.

    `outlet` is its short name, `outlet_stated` the name as stated with the article. `lacking` counts points only.
    """

    article_id: str
    outlet: str
    outlet_stated: str | None
    headline: str | None
    points: int
    in_full: int
    in_part: int
    points_in_all: int
    lacking: int
    sentences: int
    unique: int
    unique_least: int
    unique_most: int


def outlets(comparison: Comparison, index: Index) -> tuple[OutletRow, ...]:
    """A row for each outlet."""
    return tuple(_outlet(comparison, index, article_id, name) for article_id, name in outlet_names(comparison).items())


def _outlet(comparison: Comparison, index: Index, article_id: str, name: str) -> OutletRow:
    standings = [cell.standing for cell in comparison.coverage if cell.article_id == article_id]
    alone = unique_range(index, article_id, settings=comparison.settings)
    article = index.readings[article_id].article
    return OutletRow(
        article_id=article_id,
        outlet=name,
        outlet_stated=article.outlet,
        headline=article.headline,
        points=sum(standing is not Standing.NOT_FOUND for standing in standings),
        in_full=standings.count(Standing.FULL),
        in_part=standings.count(Standing.PART),
        points_in_all=len(comparison.points),
        lacking=standings.count(Standing.NOT_FOUND),
        sentences=len(index.readings[article_id].sentences),
        unique=alone.count,
        unique_least=alone.least,
        unique_most=alone.most,
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
        _matched(comparison, index, (article_id, other), names)
        for article_id in names
        for other in names
        if other != article_id
    )


def _matched(comparison: Comparison, index: Index, pair: tuple[str, str], names: Mapping[str, str]) -> MatchedRow:
    article_id, other = pair
    sentences = index.readings[article_id].sentences
    closest = (index.closest(sentence.sentence_id, other) for sentence in sentences)
    matched = sum(found is not None and found.probability >= comparison.settings.threshold for found in closest)
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
    fragile: bool


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
                fragile=found.fragile,
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
        fragile: Whether it flips within the plausible thresholds.
    """

    point_id: str | None
    sentence_id: str
    text: str
    outlets: str
    outlet_count: int
    probability: float
    nearest_sentence_id: str | None
    reason: str
    fragile: bool


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
        if cell.standing is not Standing.NOT_FOUND:
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
            fragile=is_fragile(cell.probability, settings=comparison.settings),
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
            fragile=is_fragile(probability, settings=comparison.settings),
        )


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with its role, the rule that gave it, and the reason in words; `start` and `end` over its article."""

    start: int
    end: int
    role: Role
    rule: str
    reason: str
    text: str


def passages(comparison: Comparison, article_id: str) -> tuple[PassageRow, ...]:
    """The passages of one article, in order."""
    reading = _reading(comparison, article_id)
    return tuple(_passage(reading, passage) for passage in reading.passages)


def _passage(reading: Reading, passage: Passage) -> PassageRow:
    text = reading.article.text[passage.start : passage.end]
    return PassageRow(passage.start, passage.end, passage.role, passage.rule, passage.reason, text)


@dataclass(frozen=True, slots=True)
class CleaningRow:
    """A passage that left the body, or that an editor put there."""

    article_id: str
    outlet: str
    passage: PassageRow


def cleaning(comparison: Comparison) -> tuple[CleaningRow, ...]:
    """A row for each passage that left the body, by article."""
    names = outlet_names(comparison)
    return tuple(
        CleaningRow(reading.article.article_id, names[reading.article.article_id], _passage(reading, passage))
        for reading in comparison.readings
        for passage in reading.passages
        if passage.role is not Role.BODY or passage.rule == "editor"
    )


def stated(comparison: Comparison, article_id: str) -> list[tuple[str, str]]:
    """What an article says about itself, as terms and values; `NOT_STATED` where its text is silent."""
    article = _reading(comparison, article_id).article
    return [
        ("Outlet", article.outlet or NOT_STATED),
        ("Headline", article.headline or NOT_STATED),
        ("Published", article.published.isoformat() if article.published else NOT_STATED),
        ("Credited", ", ".join(article.credits) or NOT_STATED),
        ("File", article.file_name or article.article_id),
        ("SHA-256", article.sha256),
    ]


def _reading(comparison: Comparison, article_id: str) -> Reading:
    return next(reading for reading in comparison.readings if reading.article.article_id == article_id)
