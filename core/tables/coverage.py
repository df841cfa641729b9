"""A Comparison as rows: what pages, charts, exports and tests all read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import mean

from core.alignment.label import shown
from core.index import Index
from core.models import Comparison, Conflict, Coverage, DetailKind, Point, Standing
from core.outlets import outlet_names as outlets_named
from core.tables.rows import grouped


class Order(StrEnum):
    """How the points of the story are listed."""

    STORY = "story order"
    OUTLETS = "number of outlets"
    DISAGREEMENT = "disagreement"


def outlet_names(comparison: Comparison) -> dict[str, str]:
    """Short outlet name by article id, in order; no two are equal."""
    return outlets_named(reading.article for reading in comparison.readings)


def label(point: Point, index: Index) -> str:
    """The point's label: a clause in the article's words."""
    return shown(index.article(point.label_sentence).text, point.label)


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the story.

    Attributes:
        point_id: Its id.
        number: From 1, in the order chosen.
        label: A clause in an article's words.
        outlets: How many report it.
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
    """The articles that report a point, in order of their ids."""
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
    """Mean position of a point's first sentence in each article that reports it, 0 (first) to 1 (last)."""
    first: dict[str, float] = {}
    for member in point.members:
        sentences = index.readings[member.article_id].sentences
        position = sentences.index(index.sentences[member.sentence_id]) / max(1, len(sentences) - 1)
        first[member.article_id] = min(position, first.get(member.article_id, 1.0))
    return round(mean(first.values()), 4)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How one outlet stands on one point: the cell of the heatmap.

    Attributes:
        point: The point.
        article_id: The outlet's article.
        outlet: Its short name.
        standing: Reported, possibly, not found.
        probability: Of its closest sentence with the other outlets' in the point, in [0, 1]: what decided.
        lacks: What it leaves out of a point that it reports.
        reason: Why it stands so.
        nearest_sentence_id: Its closest sentence where it does not report the point; None where none comes near.
        nearest_sentence: The same in words.
    """

    point: PointRow
    article_id: str
    outlet: str
    standing: Standing
    probability: float
    lacks: tuple[DetailKind, ...]
    reason: str
    nearest_sentence_id: str | None
    nearest_sentence: str | None


def coverage(comparison: Comparison, index: Index, *, order: Order = Order.STORY) -> tuple[CoverageRow, ...]:
    """A row for each point and outlet, by point and then by article."""
    names = outlet_names(comparison)
    cells = grouped(comparison.coverage, lambda cell: cell.point_id)
    return tuple(
        _cell(point, cell, names[cell.article_id], index)
        for point in points(comparison, index, order=order)
        for cell in cells.get(point.point_id, ())
    )


def _cell(point: PointRow, cell: Coverage, outlet: str, index: Index) -> CoverageRow:
    nearest = cell.nearest_miss.other_sentence_id if cell.nearest_miss else None
    return CoverageRow(
        point=point,
        article_id=cell.article_id,
        outlet=outlet,
        standing=cell.standing,
        probability=cell.probability,
        lacks=cell.lacks,
        reason=cell.reason,
        nearest_sentence_id=nearest,
        nearest_sentence=index.text(nearest) if nearest else None,
    )
