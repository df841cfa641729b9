"""Who carries what? Points of the story x outlets, and the sentences of the open point side by side."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.charts import specs
from core.summaries import coverage as coverage_summary
from core.summaries import origins as say
from core.tables import coverage as coverage_tables
from core.tables import origins as origin_tables
from pages.drawing import chart, layout, problems
from pages.drawing.markup import element, show
from pages.drawing.reveal import reveal
from pages.parts.coverage import links, point_evidence
from pages.parts.coverage.ask import ask
from pages.parts.coverage.coverage_grid import coverage_grid
from pages.parts.coverage.outlet_numbers import outlet_numbers
from pages.parts.shared import verdict
from pages.session import views

layout.guard()
MOST_BESIDE = 10  # outlets whose columns are still wide enough where the heatmap has half of the page


@lru_cache(maxsize=32)
def cells_of(view: views.View, order: coverage_tables.Order, by_origin: bool) -> pd.DataFrame:
    """The frame behind heatmap and grid: a column for each outlet, or for each origin."""
    table = origin_tables.coverage if by_origin else coverage_tables.coverage
    return table(view.comparison, view.index, order=order)


@lru_cache(maxsize=32)
def shared_of(view: views.View) -> pd.DataFrame:
    """The frame behind the outlet x outlet picture."""
    return coverage_tables.shared(view.comparison, view.index)


def origin_switch(view: views.View) -> bool:
    """Whether outlets of one origin count once; asked only where two outlets have one origin."""
    if origin_tables.origins(view.comparison)["outlets"].max() < 2:
        return False
    return st.toggle(
        "Collapse outlets of one origin",
        key="origins",
        help="One column for each origin, with the best standing of its outlets. See “One story or several”.",
        bind="query-params",
    )


def beside(view: views.View, width: float) -> tuple[DeltaGenerator, DeltaGenerator]:
    """A place for a picture and one for what explains it: below it where many outlets need the whole width."""
    if len(view.names) > MOST_BESIDE:
        return st.container(), st.container()
    left, right = st.columns([width, 1], gap="large")
    return left, right


def draw_matrix(view: views.View, opened: links.OpenedCell) -> None:
    """The heatmap and the same cells as buttons."""
    order = st.segmented_control(
        "Rows by",
        options=list(coverage_tables.Order),
        default=coverage_tables.Order.STORY,
        format_func=lambda option: option.value,
        key="order",
        required=True,
        bind="query-params",
    )
    by_origin = origin_switch(view)
    cells = cells_of(view, coverage_tables.Order(order), by_origin)
    if by_origin:
        opened = replace(opened, article_id=origin_tables.shown_for(cells, opened.point_id, opened.article_id))
    cells = specs.coverage_cells(cells, open_point=opened.point_id, open_article=opened.article_id)
    picture, buttons = st.tabs(["Heatmap", "Table"])
    with picture:
        chart.clickable(
            specs.coverage_heatmap(cells["row"].nunique(), dark=chart.is_dark()),
            cells,
            key=f"heatmap-{links.turn()}{'-origins' * by_origin}",
            alt=coverage_summary.who_carries_what(view.comparison),
            selection=specs.SELECTION,
            on_pick=lambda found: links.open_cell(found["point_id"], found["article_id"]),
        )
        show(
            element(
                "p",
                "The number in a cell is the probability, in percent, that the outlet’s words make this point. "
                "Choose a cell to read them. ≠ stands before a point whose facts conflict: see “Where facts differ”.",
                of="px-small",
            ),
            element("p", "The Table tab names the points that stand here by number.", of="px-small px-narrow"),
        )
    with buttons:
        coverage_grid(cells, opened)


def draw_cell(view: views.View, opened: links.OpenedCell) -> None:
    """What the chosen cell says."""
    point = next((point for point in view.comparison.points if point.point_id == opened.point_id), None)
    if point is None:
        return
    cell = next(
        cell
        for cell in view.comparison.coverage
        if cell.point_id == opened.point_id and cell.article_id == opened.article_id
    )
    says = point_evidence.has_it(view, point, cell) if cell.sentence_ids else point_evidence.has_it_not(view, cell)
    show(
        element(
            "article",
            element("h2", f"“{coverage_tables.label(point, view.index)}”", of="px-title"),
            element(
                "h3",
                point_evidence.chip(view.names[cell.article_id]),
                point_evidence.badge(cell.standing),
                of="px-card-head",
            ),
            says,
            element("p", "Further down, all outlets stand side by side.", of="px-small"),
            of="px-card px-open",
        )
    )


def draw_point(view: views.View, opened: links.OpenedCell) -> None:
    """The open point, every outlet side by side."""
    point = next((point for point in view.comparison.points if point.point_id == opened.point_id), None)
    if point is None:
        return
    cells = {cell.article_id: cell for cell in view.comparison.coverage if cell.point_id == point.point_id}
    carriers = [article_id for article_id in view.names if cells[article_id].sentence_ids]
    counted = say.twice(len(carriers), origin_tables.count_of(view.comparison, carriers))
    says = coverage_summary.standings(list(cells.values()), view.names)
    layout.section(f"“{coverage_tables.label(point, view.index)}”", f"{says} Together: {counted}.")
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
            " stands the closest sentence of an outlet where the point was not found.",
            of="px-small",
        )
    )
    show(point_evidence.side_by_side(view, point, cells, base=base, open_id=opened.article_id))
    verdict.of_point(view, point)


view = views.current()
layout.heading(view.comparison.title, "Who carries what?", coverage_summary.who_carries_what(view.comparison))
opened = links.opened(view)
if not problems.nothing_to_compare(view.comparison):
    if view.comparison.points:
        left, right = beside(view, 1.35)
        with left:
            draw_matrix(view, opened)
        with right:
            with st.container(key="opened-cell"):
                draw_cell(view, opened)
            reveal("opened-cell", what=f"{opened.point_id}|{opened.article_id}" if opened.point_id else "")
            outlet_numbers(view)
        with st.container(key="open-point"):
            draw_point(view, opened)
    else:
        problems.tell(
            "No two outlets make the same point at this probability.",
            next_step="Lower the probability in the sidebar, or read what each outlet alone has.",
        )
        outlet_numbers(view)
    shared = shared_of(view)
    layout.section("How much do two outlets share?", coverage_summary.shared_text(shared))
    picture, asker = beside(view, 1)
    with picture:
        chart.picture(
            specs.shared_heatmap(shared["outlet"].nunique(), dark=chart.is_dark()),
            specs.shared_cells(shared),
            key="shared",
            alt=coverage_summary.shared_text(shared),
        )
    with asker:
        ask(view)
