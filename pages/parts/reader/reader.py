"""The reader: two full texts side by side, positions locked, each piece tied to its counterpart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import streamlit as st

from core import side_by_side as beside
from core.summaries import origins as say
from core.tables import origins as origin_tables
from core.text.in_words import listed
from pages.drawing import layout
from pages.drawing.custom_component import draw
from pages.parts.origins import article_pair
from pages.session import redirect, views

MOST_HEAT = 4
TONES = {
    beside.Tie.SAME: "same",
    beside.Tie.EDITED: "edited",
    beside.Tie.REWORDED: "reworded",
    beside.Tie.ALONE: "alone",
    beside.Tie.NONE: "",
}


@lru_cache(maxsize=32)
def laid(view: views.View, base_id: str, other_id: str) -> beside.SideBySide:
    """Two articles of the view, side by side."""
    return beside.side_by_side(view.comparison, view.index, base_id, other_id)


def reader(view: views.View, base_id: str, other_id: str, *, by_heat: bool) -> None:
    """Draw both texts.

    Args:
        view: The view.
        base_id: The article that is read.
        other_id: The one it is read against.
        by_heat: Whether the colour says how many other outlets share the words, else what differs between the two.
    """
    pair = laid(view, base_id, other_id)
    hint = "Choose marked words to see who else has them; with the keyboard, arrow right and left, then Enter."
    draw(
        __file__,
        key="reader",
        data={
            "base": _pane(view, base_id, other_id, pair.base, by_heat=by_heat, label="Base article"),
            "other": _pane(view, other_id, base_id, pair.other, by_heat=by_heat, label="Read against"),
            "hint": hint,
        },
        on_pick=lambda name: _lead(name, base_id),
    )


def _lead(name: str, base_id: str) -> None:
    what, target = name.split("|", 1)
    if what == "point":
        point_id, outlet = target.split("|", 1)
        redirect.later(layout.COVERAGE, point=point_id, outlet=outlet)
    else:
        st.query_params.update({article_pair.BASE: base_id, article_pair.AGAINST: target})


def _pane(
    view: views.View,
    article_id: str,
    against: str,
    paragraphs: tuple[beside.Paragraph, ...],
    *,
    by_heat: bool,
    label: str,
) -> dict[str, object]:
    return {
        "name": view.names[article_id],
        "note": label.lower(),
        "label": f"{label}: {view.names[article_id]}",
        "paragraphs": [
            {
                "role": paragraph.role.value,
                "pieces": _joined(
                    _piece(view, article_id, piece, _next(paragraph, place), against, by_heat=by_heat)
                    for place, piece in enumerate(paragraph.pieces)
                ),
            }
            for paragraph in paragraphs
        ],
    }


def _joined(pieces: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put neighbours that differ in nothing but their words into one."""
    joined: list[dict[str, Any]] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and {**before, "text": "", "badge": ""} == {**piece, "text": "", "badge": ""} and not before["badge"]:
            joined[-1] = {**piece, "text": before["text"] + piece["text"]}
        else:
            joined.append(piece)
    return joined


def _next(paragraph: beside.Paragraph, place: int) -> beside.Piece | None:
    return paragraph.pieces[place + 1] if place + 1 < len(paragraph.pieces) else None


def _piece(
    view: views.View,
    article_id: str,
    piece: beside.Piece,
    following: beside.Piece | None,
    against: str,
    *,
    by_heat: bool,
) -> dict[str, object]:
    text = view.index.readings[article_id].article.text
    heat = min(len(piece.others), MOST_HEAT) if by_heat else 0
    ends = following is None or following.others != piece.others
    return {
        "text": text[piece.start : piece.end],
        "tone": _tone(piece, by_heat=by_heat),
        "heat": heat,
        "badge": str(len(piece.others)) if heat > 1 and ends else "",
        "link": piece.link,
        "says": _says(view, article_id, piece, against, by_heat=by_heat),
        "leads": _leads(view, article_id, piece, against, to_outlets=by_heat),
    }


def _leads(
    view: views.View, article_id: str, piece: beside.Piece, against: str, *, to_outlets: bool
) -> list[dict[str, str]]:
    """Where a piece leads: the other outlets with its words, and the points its sentence makes."""
    if piece.tie is beside.Tie.NONE and not piece.others:
        return []
    others = [other for other in piece.others if to_outlets and other not in (against, article_id)]
    found = [
        (point_id, counted)
        for start, end, point_id, counted in _points(view).get(article_id, ())
        if start < piece.end and piece.start < end
    ]
    return [
        *(
            {"name": f"{article_pair.AGAINST}|{other}", "label": f"Read against {view.names[other]}"}
            for other in others
        ),
        *(
            {"name": f"point|{point_id}|{article_id}", "label": f"Point: {counted}"}
            for point_id, counted in dict(found).items()
        ),
    ]


@lru_cache(maxsize=32)
def _points(view: views.View) -> dict[str, list[tuple[int, int, str, str]]]:
    """Where the sentences of points stand, by article: start, end, point id, both counts in words."""
    places: dict[str, list[tuple[int, int, str, str]]] = {}
    for point in view.comparison.points:
        outlets = {member.article_id for member in point.members}
        counted = say.twice(len(outlets), origin_tables.count_of(view.comparison, outlets))
        for member in point.members:
            found = view.index.sentences[member.sentence_id]
            places.setdefault(member.article_id, []).append((found.start, found.end, point.point_id, counted))
    return places


def _tone(piece: beside.Piece, *, by_heat: bool) -> str:
    if by_heat and piece.tie in (beside.Tie.SAME, beside.Tie.ALONE):
        return ""
    return TONES[piece.tie]


def _says(view: views.View, article_id: str, piece: beside.Piece, against: str, *, by_heat: bool) -> str:
    """What a piece is, in a sentence; nothing for what joins two pieces."""
    if piece.tie is beside.Tie.NONE and not piece.others:
        return ""
    name = view.names[against]
    told = {
        beside.Tie.SAME: "",
        beside.Tie.NONE: "",
        beside.Tie.EDITED: f"A near-verbatim sentence: these words differ from {name}.",
        beside.Tie.REWORDED: f"The same point in other words in {name}.",
        beside.Tie.ALONE: _without_counterpart(view, article_id, piece, against),
    }[piece.tie]
    shared = f"Word for word also in {listed(view.names[other] for other in piece.others)}." if piece.others else ""
    if piece.tie is beside.Tie.SAME and (not by_heat or against not in piece.others):
        shared = f"Word for word in {name}."
    elif not by_heat:
        shared = ""
    return " ".join(part for part in (shared, told) if part)


def _without_counterpart(view: views.View, article_id: str, piece: beside.Piece, against: str) -> str:
    """How the other outlet stands to words that have no counterpart there: as every other page says it."""
    sentences = [
        found.sentence_id
        for found in view.index.readings[article_id].sentences
        if found.start < piece.end and piece.start < found.end
    ]
    name = view.names[against]
    if any(view.index.matches_outlet(sentence_id, against) for sentence_id in sentences):
        return f"{name} reports the point in another sentence."
    miss = view.index.nearest_miss(sentences, against)
    if miss and miss.other_sentence_id and miss.probability >= view.comparison.settings.possible_from:
        return f"Possibly in {name}, {miss.probability:.0%}: {view.index.text(miss.other_sentence_id)}"
    return f"Not found in {name}."


def totals(view: views.View, base_id: str, other_id: str) -> str:
    """What the base and the other have of each other, in words."""
    pair = laid(view, base_id, other_id)
    here = beside.words_by_tie(view.index.readings[base_id].article.text, pair.base)
    there = beside.words_by_tie(view.index.readings[other_id].article.text, pair.other)
    base, other = view.names[base_id], view.names[other_id]
    return say.laid_side_by_side(base, other, here, there)


def legend_rows(*, by_heat: bool, others: int) -> list[tuple[str, str]]:
    """What each mark means: its class, and the words. `others` is the number of other outlets."""
    if by_heat:
        steps = ["shared with one other outlet", "with two", "with three", "with four or more"]
        return [
            *((f"heat-{number}", means) for number, means in enumerate(steps[:others], start=1)),
            ("edited", "small edits of a shared sentence"),
            ("reworded", "the same point in other words"),
        ]
    return [
        ("same", "word for word in both"),
        ("edited", "small edits of a shared sentence"),
        ("reworded", "the same point in other words"),
        ("alone", "no counterpart in the other"),
    ]
