"""Points of the story x outlets: the heatmap and the same cells as buttons; outlet x outlet: what two share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from core.charts import specs
from core.summaries import coverage as coverage_summary
from core.tables import coverage as coverage_tables
from core.tables import origins as origin_tables
from core.tables import outlets as outlet_tables
from core.tables.coverage import CoverageRow, Order
from core.tables.origins import OriginCoverageRow
from core.tables.outlets import MatchedRow
from pages.drawing import chart
from pages.drawing.markup import element, show
from pages.parts.coverage import links, point_evidence
from pages.parts.coverage.coverage_grid import coverage_grid
from pages.session import views


@lru_cache(maxsize=32)
def _by_outlet(view: views.View, order: Order) -> tuple[CoverageRow, ...]:
    return coverage_tables.coverage(view.comparison, view.index, order=order)


@lru_cache(maxsize=32)
def _by_origin(view: views.View, order: Order) -> tuple[OriginCoverageRow, ...]:
    return origin_tables.coverage(view.comparison, view.index, order=order)


def matrix(view: views.View, opened: links.OpenedCell) -> None:
    """The heatmap and the same cells as buttons, a column for each outlet or for each origin."""
    order = st.segmented_control(
        "Rows by",
        options=list(Order),
        default=Order.STORY,
        format_func=lambda option: option.value,
        key="order",
        required=True,
        bind="query-params",
    )
    by_origin = _origin_switch(view)
    if by_origin:
        found = _by_origin(view, Order(order))
        opened = replace(opened, article_id=origin_tables.shown_for(found, opened.point_id, opened.article_id))
        cells: Sequence[CoverageRow] = [row.cell for row in found]
    else:
        cells = _by_outlet(view, Order(order))
    show(point_evidence.legend())
    picture, buttons = st.tabs(["Heatmap", "Table"])
    with picture:
        chart.clickable(
            specs.coverage_heatmap(len(view.comparison.points), dark=chart.is_dark()),
            specs.coverage_cells(cells, open_point=opened.point_id, open_article=opened.article_id),
            key=f"heatmap-{links.turn()}{'-origins' * by_origin}",
            alt=coverage_summary.who_carries_what(view.comparison),
            selection=specs.SELECTION,
            on_pick=lambda found: links.open_cell(found["point_id"], found["article_id"]),
        )
        show(
            element(
                "p",
                "Choose a cell to read its sentences. “– number” under a standing names what the outlet leaves out. "
                "≠ stands before a point whose facts conflict: see “Where facts differ”.",
                of="px-small",
            ),
            element("p", "The Table tab names the points that stand here by number.", of="px-small px-narrow"),
        )
    with buttons:
        coverage_grid(cells, opened)


def _origin_switch(view: views.View) -> bool:
    """Whether outlets of one origin count once; asked only where two outlets have one origin."""
    if all(origin.outlets < 2 for origin in origin_tables.origins(view.comparison)):
        return False
    return st.toggle(
        "Collapse outlets of one origin",
        key="origins",
        help="One column for each origin, with the best standing of its outlets. See “One story or several”.",
        bind="query-params",
    )


@lru_cache(maxsize=32)
def shared_of(view: views.View) -> tuple[MatchedRow, ...]:
    """How much each outlet shares with each other one."""
    return outlet_tables.shared(view.comparison, view.index)


def shared(view: views.View) -> None:
    """The outlet x outlet picture."""
    found = shared_of(view)
    chart.picture(
        specs.shared_heatmap(len(view.names), dark=chart.is_dark()),
        specs.shared_cells(found),
        key="shared",
        alt=coverage_summary.shared_text(found),
    )
