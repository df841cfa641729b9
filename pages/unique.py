"""What does only one outlet have, and what was not found in it? Close calls stand apart, with their sentence."""

from collections import Counter

import streamlit as st

from core.summaries import coverage as coverage_summary
from core.tables import outlets as outlet_tables
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid, number
from pages.parts.coverage import links
from pages.parts.shared import glossary
from pages.parts.unique import unique_list
from pages.session import views

layout.guard()

ONLY, LACKS = "only", "lacks"


def most_alone_first(view: views.View) -> dict[str, str]:
    """The outlets, those with most sentences of their own first: the first is shown where the link names none."""
    alone = Counter(found.article_id for found in view.comparison.unique if not found.possibly_in)
    return dict(sorted(view.names.items(), key=lambda named: -alone[named[0]]))


def choose(view: views.View, article_id: str, side: str) -> None:
    """The outlets with both counts; a number chooses what is listed below."""
    rows = [
        Row(
            head=Cell(outlet.outlet),
            cells=(
                number(
                    str(outlet.only_here),
                    f"sentences only in {outlet.outlet}",
                    name=f"{ONLY}|{outlet.article_id}",
                    under=coverage_summary.possibly(outlet.possibly_elsewhere),
                ),
                number(
                    str(outlet.not_found),
                    f"points of others not found in {outlet.outlet}",
                    name=f"{LACKS}|{outlet.article_id}",
                    under=coverage_summary.possibly(outlet.possibly),
                ),
            ),
        )
        for outlet in outlet_tables.outlets(view.comparison, view.index)
    ]
    grid(
        "unique-grid",
        caption="",
        columns=["Outlet", "Only here", "Not found here"],
        rows=rows,
        current=f"{side}|{article_id}",
        on_pick=lambda name: st.query_params.update(dict(zip(("view", "of"), name.split("|", 1), strict=True))),
    )


view = views.current()
layout.heading(
    view.comparison.title,
    "What is only here, and what was not found?",
    coverage_summary.only_here(view.comparison),
)
if not problems.nothing_to_compare(view.comparison):
    article_id = links.named("of", most_alone_first(view), what="an outlet")
    side = links.named("view", {ONLY: "", LACKS: ""}, what="a list")
    chooser, found = st.columns([1, 1.7], gap="large")
    with chooser, st.container(key="chooser"):
        choose(view, article_id, side)
        glossary.what_the_words_mean(view)
    with found:
        if side == ONLY:
            unique_list.only(view, article_id)
        else:
            unique_list.lacking(view, article_id)
