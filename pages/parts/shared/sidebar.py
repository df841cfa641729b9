"""Settings that hold on every page and stand in the link: the probability of a match and the outlets compared."""

from __future__ import annotations

import streamlit as st

from core.errors import ParallaxError
from core.outlets import outlet_names
from core.settings import LEAST_THRESHOLD, MOST_THRESHOLD
from pages.drawing import layout
from pages.drawing.markup import element
from pages.drawing.markup import show as show_html
from pages.session import open_story, views

THRESHOLD_HELP = (
    "How probable it must be that two outlets’ sentences make the same point before the point is called reported. "
    "50% means: as likely as not. Of pairs just above it about half are right; of those near 100% nearly all. "
    "Lower finds more and errs more often, higher is stricter."
)
OUTLETS_HELP = "Outlets left out are left out of every count. At least two are needed to compare."


def show() -> None:
    """Draw the settings. They change what is shown at once; the model is not asked again."""
    with st.sidebar:
        show_html(
            element("p", "Parallax", of="px-brand"), element("p", "One story, outlets side by side", of="px-brand-says")
        )
        st.page_link(layout.STORIES, label="Stories")
        st.page_link(layout.REVIEW, label="Review")
        try:
            comparison = views.whole()
        except ParallaxError:
            return
        if not comparison.readings:
            return
        st.slider(
            "Reported from",
            min_value=LEAST_THRESHOLD,
            max_value=MOST_THRESHOLD,
            value=comparison.settings.threshold,
            step=0.05,
            format="percent",
            key=open_story.filter_key("threshold"),
            help=THRESHOLD_HELP,
            bind="query-params",
        )
        names = outlet_names(reading.article for reading in comparison.readings)
        st.multiselect(
            "Outlets compared",
            options=list(names),
            default=list(names),
            format_func=lambda article_id: names[article_id],
            key=open_story.filter_key("outlets"),
            help=OUTLETS_HELP,
            placeholder="All outlets",
            bind="query-params",
        )
        show_html(
            element(
                "p",
                f"50% means as likely as not. From {comparison.settings.possible_from:.0%} on a point is “possibly” "
                "there, and shown with its sentence; below that it is “not found”: what Parallax saw in the text, no "
                "verdict on an outlet.",
                of="px-small",
            )
        )
