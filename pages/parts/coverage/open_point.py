"""The point that is open: what the chosen cell says, and every outlet side by side."""

from __future__ import annotations

import streamlit as st

from core.models import Point
from core.summaries import coverage as coverage_summary
from core.summaries import origins as say
from core.tables import coverage as coverage_tables
from core.tables import origins as origin_tables
from pages.drawing import layout
from pages.drawing.markup import element, show
from pages.parts.coverage import links, point_evidence
from pages.parts.shared import verdict
from pages.session import views


def point_of(view: views.View, opened: links.OpenedCell) -> Point | None:
    """The open point; None where none is."""
    return next((point for point in view.comparison.points if point.point_id == opened.point_id), None)


def cell(view: views.View, opened: links.OpenedCell) -> None:
    """What the chosen cell says; nothing where none is."""
    point = point_of(view, opened)
    if point is None:
        return
    found = next(
        cell
        for cell in view.comparison.coverage
        if cell.point_id == opened.point_id and cell.article_id == opened.article_id
    )
    says = point_evidence.has_it(view, point, found) if found.sentence_ids else point_evidence.has_it_not(view, found)
    show(
        element(
            "article",
            element("h2", coverage_tables.label(point, view.index), of="px-title"),
            element(
                "h3",
                point_evidence.chip(view.names[found.article_id]),
                point_evidence.badge(found.standing, found.probability),
                point_evidence.lacks(found),
                of="px-card-head",
            ),
            says,
            element("p", "Further down, all outlets stand side by side.", of="px-small"),
            of="px-card px-open",
        )
    )


def outlets(view: views.View, opened: links.OpenedCell) -> None:
    """The open point, every outlet side by side; nothing where none is."""
    point = point_of(view, opened)
    if point is None:
        return
    cells = {cell.article_id: cell for cell in view.comparison.coverage if cell.point_id == point.point_id}
    carriers = [article_id for article_id in view.names if cells[article_id].sentence_ids]
    counted = say.twice(len(carriers), origin_tables.count_of(view.comparison, carriers))
    says = coverage_summary.standings(list(cells.values()), view.names)
    layout.section(coverage_tables.label(point, view.index), f"{says} Together: {counted}.")
    base = st.selectbox(
        "Compare the wording with",
        options=carriers,
        index=carriers.index(opened.article_id) if opened.article_id in carriers else 0,
        format_func=lambda article_id: view.names[article_id],
        key=f"base-{point.point_id}-{opened.article_id}",
        width=320,
    )
    show(
        element(
            "p",
            element("mark", "Shaded", of="px-said"),
            " is the sentence that makes the point; ",
            element("span", "underlined", of="px-differs"),
            f" are words that {view.names[base]} does not use for it; ",
            element("mark", "in italics", of="px-near"),
            " stands the closest sentence of an outlet that possibly reports the point, or was not found to.",
            of="px-small",
        )
    )
    show(point_evidence.side_by_side(view, point, cells, base=base, open_id=opened.article_id))
    verdict.of_point(view, point)
