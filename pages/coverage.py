"""Who reports what? Points of the story x outlets, and the sentences of the open point side by side."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.summaries import coverage as coverage_summary
from pages.drawing import layout, problems
from pages.drawing.reveal import reveal
from pages.parts.coverage import coverage_matrix, links, open_point
from pages.parts.coverage.ask import ask
from pages.parts.coverage.outlet_numbers import outlet_numbers
from pages.parts.shared import glossary
from pages.session import views

layout.guard()
MOST_BESIDE = 10  # outlets whose columns are still wide enough where the heatmap has half of the page


def beside(view: views.View, width: float) -> tuple[DeltaGenerator, DeltaGenerator]:
    """A place for a picture and one for what explains it: below it where many outlets need the whole width."""
    if len(view.names) > MOST_BESIDE:
        return st.container(), st.container()
    left, right = st.columns([width, 1], gap="large")
    return left, right


view = views.current()
layout.heading(view.comparison.title, "Who reports what?", coverage_summary.who_carries_what(view.comparison))
opened = links.opened(view)
if not problems.nothing_to_compare(view.comparison):
    if view.comparison.points:
        left, right = beside(view, 2.1)
        with left:
            coverage_matrix.matrix(view, opened)
        with right:
            with st.container(key="opened-cell"):
                open_point.cell(view, opened)
            reveal("opened-cell", what=f"{opened.point_id}|{opened.article_id}" if opened.point_id else "")
            outlet_numbers(view)
            glossary.what_the_words_mean(view)
        with st.container(key="open-point"):
            open_point.outlets(view, opened)
    else:
        problems.tell(
            "No two outlets make the same point at this probability.",
            next_step="Lower the probability in the sidebar, or read what each outlet alone has.",
        )
        outlet_numbers(view)
    layout.section("How much do two outlets share?", coverage_summary.shared_text(coverage_matrix.shared_of(view)))
    picture, asker = beside(view, 1)
    with picture:
        coverage_matrix.shared(view)
    with asker:
        ask(view)
