"""A Comparison as data frames: what pages, charts, exports and tests all read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from statistics import mean

import pandas as pd

from core.index import Index
from core.models import NOT_STATED, Comparison, Conflict, Passage, Point, Reading, Standing
from core.outlets import outlet_names as outlets_named
from core.settings import Settings
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


def points(comparison: Comparison, index: Index, *, order: Order = Order.STORY) -> pd.DataFrame:
    """One row a point.

    Columns: point_id, number (from 1, in the order chosen), label, outlets, sentences, place (mean position in the
    articles, 0 first to 1 last), mean_probability, lowest_probability, conflicts (see `conflicts_by_point`).
    """
    conflicts = conflicts_by_point(comparison)
    rows = [
        {
            "point_id": point.point_id,
            "label": label(point, index),
            "outlets": len({member.article_id for member in point.members}),
            "sentences": len(point.members),
            "place": _place(point, index),
            "mean_probability": point.mean_probability,
            "lowest_probability": point.lowest_probability,
            "conflicts": len(conflicts[point.point_id]),
        }
        for point in comparison.points
    ]
    columns = ["point_id", "label", "outlets", "sentences", "place", "mean_probability", "lowest_probability"]
    frame = pd.DataFrame(rows, columns=[*columns, "conflicts"])
    by = {
        Order.STORY: (["place", "point_id"], [True, True]),
        Order.OUTLETS: (["outlets", "place", "point_id"], [False, True, True]),
        Order.DISAGREEMENT: (["conflicts", "mean_probability", "place", "point_id"], [False, True, True, True]),
    }[order]
    frame = frame.sort_values(by[0], ascending=by[1], kind="stable", ignore_index=True)
    frame.insert(1, "number", range(1, len(frame) + 1))
    return frame


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


def coverage(comparison: Comparison, index: Index, *, order: Order = Order.STORY) -> pd.DataFrame:
    """One row a point and outlet: the points' columns, article_id, outlet, standing, probability and reason."""
    rows = [
        {
            "point_id": cell.point_id,
            "article_id": cell.article_id,
            "outlet": outlet_names(comparison)[cell.article_id],
            "standing": cell.standing.value,
            "probability": cell.probability,
            "reason": cell.reason,
        }
        for cell in comparison.coverage
    ]
    cells = pd.DataFrame(rows, columns=["point_id", "article_id", "outlet", "standing", "probability", "reason"])
    ordered = points(comparison, index, order=order)
    return ordered.merge(cells, on="point_id", how="inner", validate="one_to_many")


def outlets(comparison: Comparison, index: Index) -> pd.DataFrame:
    """One row an outlet: points carried, in full and in part, lacking, body sentences, unique ones with their range."""
    rows = []
    for article_id, name in outlet_names(comparison).items():
        standings = [cell.standing for cell in comparison.coverage if cell.article_id == article_id]
        alone = unique_range(index, article_id, settings=comparison.settings)
        article = index.readings[article_id].article
        rows.append(
            {
                "article_id": article_id,
                "outlet": name,
                "outlet_stated": article.outlet,
                "headline": article.headline,
                "points": sum(standing is not Standing.NOT_FOUND for standing in standings),
                "in_full": standings.count(Standing.FULL),
                "in_part": standings.count(Standing.PART),
                "points_in_all": len(comparison.points),
                "lacking": standings.count(Standing.NOT_FOUND),
                "sentences": len(index.readings[article_id].sentences),
                "unique": alone.count,
                "unique_least": alone.least,
                "unique_most": alone.most,
            }
        )
    return pd.DataFrame(rows)


def shared(comparison: Comparison, index: Index) -> pd.DataFrame:
    """Outlet x outlet: of the row outlet's body sentences, how many have a match in the column outlet.

    Columns: article_id, outlet, other_id, other, matched, sentences, share (in [0, 1]; None for an article without
    body sentences). The share reads one way: a short report can stand wholly in a long one.
    """
    names = outlet_names(comparison)
    rows = []
    for article_id in names:
        sentences = index.readings[article_id].sentences
        for other in names:
            if other == article_id:
                continue
            matched = sum(index.matches_outlet(sentence.sentence_id, other) for sentence in sentences)
            rows.append(
                {
                    "article_id": article_id,
                    "outlet": names[article_id],
                    "other_id": other,
                    "other": names[other],
                    "matched": matched,
                    "sentences": len(sentences),
                    "share": matched / len(sentences) if sentences else None,
                }
            )
    columns = ["article_id", "outlet", "other_id", "other", "matched", "sentences", "share"]
    return pd.DataFrame(rows, columns=columns)


def unique(comparison: Comparison, index: Index) -> pd.DataFrame:
    """One row a sentence that only one outlet has, with its nearest miss."""
    names = outlet_names(comparison)
    rows = []
    for found in comparison.unique:
        nearest = found.nearest[0] if found.nearest else None
        rows.append(
            {
                "article_id": found.article_id,
                "outlet": names[found.article_id],
                "sentence_id": found.sentence_id,
                "sentence": index.text(found.sentence_id),
                "nearest_outlet": names[nearest.other_article_id] if nearest and nearest.other_sentence_id else None,
                "nearest_sentence_id": nearest.other_sentence_id if nearest else None,
                "probability": nearest.probability if nearest else 0.0,
                "possibly_in": ", ".join(names[name] for name in found.possibly_in),
                "fragile": found.fragile,
            }
        )
    columns = ["article_id", "outlet", "sentence_id", "sentence", "nearest_outlet", "nearest_sentence_id"]
    return pd.DataFrame(rows, columns=[*columns, "probability", "possibly_in", "fragile"])


def lacking(comparison: Comparison, index: Index, article_id: str) -> pd.DataFrame:
    """What others have and this outlet was not seen to have: points first, most outlets first, then single sentences.

    Columns: kind ("point" or "sentence"), point_id or sentence_id, text, outlets (short names), outlet_count,
    probability of the nearest miss, nearest_sentence_id (this outlet's), fragile.
    """
    names = outlet_names(comparison)
    rows = [*_points_lacking(comparison, index, article_id, names)]
    for found in comparison.unique:
        if found.article_id == article_id:
            continue
        miss = next((miss for miss in found.nearest if miss.other_article_id == article_id), None)
        probability = miss.probability if miss else 0.0
        rows.append(
            {
                "kind": "sentence",
                "point_id": None,
                "sentence_id": found.sentence_id,
                "text": index.text(found.sentence_id),
                "outlets": names[found.article_id],
                "outlet_count": 1,
                "probability": probability,
                "nearest_sentence_id": miss.other_sentence_id if miss else None,
                "fragile": is_fragile(probability, settings=comparison.settings),
            }
        )
    columns = ["kind", "point_id", "sentence_id", "text", "outlets", "outlet_count", "probability"]
    return pd.DataFrame(rows, columns=[*columns, "nearest_sentence_id", "fragile"])


def _points_lacking(
    comparison: Comparison, index: Index, article_id: str, names: dict[str, str]
) -> Sequence[dict[str, object]]:
    cells = {cell.point_id: cell for cell in comparison.coverage if cell.article_id == article_id}
    missing = [point for point in comparison.points if cells[point.point_id].standing is Standing.NOT_FOUND]
    rows = []
    for point in missing:
        carriers = sorted({member.article_id for member in point.members})
        miss = cells[point.point_id].nearest_miss
        rows.append(
            {
                "kind": "point",
                "point_id": point.point_id,
                "sentence_id": point.label_sentence,
                "text": label(point, index),
                "outlets": ", ".join(names[name] for name in carriers),
                "outlet_count": len(carriers),
                "probability": cells[point.point_id].probability,
                "nearest_sentence_id": miss.other_sentence_id if miss else None,
                "fragile": is_fragile(cells[point.point_id].probability, settings=comparison.settings),
            }
        )
    return sorted(rows, key=lambda row: (-int(str(row["outlet_count"])), str(row["point_id"])))


def cleaning(comparison: Comparison, index: Index) -> pd.DataFrame:
    """One row a passage that left the body: outlet, role, rule, reason, text, and where it stands."""
    rows = [
        {
            "article_id": reading.article.article_id,
            "outlet": outlet_names(comparison)[reading.article.article_id],
            **_of_passage(reading, passage),
        }
        for reading in comparison.readings
        for passage in reading.passages
        if passage.role.value != "body" or passage.rule == "editor"
    ]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "start", "end", "role", "rule", "reason", "text"])


def passages(comparison: Comparison, article_id: str) -> pd.DataFrame:
    """One row a passage of one article, in order: role, rule, reason, text, and where it stands."""
    reading = next(reading for reading in comparison.readings if reading.article.article_id == article_id)
    rows = [_of_passage(reading, passage) for passage in reading.passages]
    return pd.DataFrame(rows, columns=["start", "end", "role", "rule", "reason", "text"])


def _of_passage(reading: Reading, passage: Passage) -> dict[str, object]:
    return {
        "start": passage.start,
        "end": passage.end,
        "role": passage.role.value,
        "rule": passage.rule,
        "reason": passage.reason,
        "text": reading.article.text[passage.start : passage.end],
    }


def stated(comparison: Comparison, article_id: str) -> list[tuple[str, str]]:
    """What an article says about itself, as terms and values; `NOT_STATED` where its text is silent."""
    reading = next(reading for reading in comparison.readings if reading.article.article_id == article_id)
    article = reading.article
    return [
        ("Outlet", article.outlet or NOT_STATED),
        ("Headline", article.headline or NOT_STATED),
        ("Published", article.published.isoformat() if article.published else NOT_STATED),
        ("Credited", ", ".join(article.credits) or NOT_STATED),
        ("File", article.file_name or article.article_id),
        ("SHA-256", article.sha256),
    ]


def fragile_note(settings: Settings) -> str:
    """What "between 6 and 9" means, in words."""
    low, high = settings.plausible_range
    return f"The range is over thresholds from {low:.0%} to {high:.0%}; a finding that flips in it is marked fragile."
