"""The frame of every page: navigation, the guard for deep links, the heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.drawing.markup import element, show
from pages.session import page_filters

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

FRAMED = "framed"
COVERAGE, UNIQUE, ARTICLES = "pages/coverage.py", "pages/unique.py", "pages/articles.py"
QUOTES = "pages/quotes.py"
FACTS = "pages/facts.py"
STORIES, REVIEW = "pages/stories.py", "pages/review.py"
ORIGINS, READER = "pages/origins.py", "pages/reader.py"


SHOWS_A_COMPARISON = frozenset(
    {
        "Who reports what",
        "Only here",
        "Who says it",
        "Where facts differ",
        "One story or several",
        "What was read",
        "Review",
    }
)
"""Titles of the pages from which findings can be taken away."""


def pages() -> list[StreamlitPage]:
    """Every page, in the order of an editor's questions. Links to the last two stand in the sidebar."""
    return [
        st.Page(COVERAGE, title="Who reports what", default=True),
        st.Page(UNIQUE, title="Only here"),
        st.Page(QUOTES, title="Who says it"),
        st.Page(FACTS, title="Where facts differ"),
        st.Page(ORIGINS, title="One story or several"),
        st.Page(READER, title="Side by side"),
        st.Page(ARTICLES, title="What was read"),
        st.Page(REVIEW, title="Review", visibility="hidden"),
        st.Page(STORIES, title="Stories", visibility="hidden"),
    ]


def guard() -> None:
    """Send a page that was opened without its frame through the dashboard.

    In a fresh process a deep link runs the page's file alone, before `dashboard.py` ever did. Naming the pages ends
    that; the second run comes in by the front door.
    """
    if not st.session_state.get(FRAMED):
        st.navigation(pages())
        st.rerun()


def run(page: StreamlitPage) -> None:
    """Run a page inside the frame."""
    page_filters.forget()
    st.session_state[FRAMED] = True
    try:
        page.run()
    finally:
        st.session_state[FRAMED] = False


def heading(story: str, question: str, finding: str) -> None:
    """What a page answers: the story, the question, and the finding in one sentence."""
    show(
        element("p", story, of="px-kicker"),
        element("h1", question, of="px-question"),
        element("p", finding, of="px-finding"),
    )


def section(title: str, says: str | None = None, *, anchor: str = "") -> None:
    """A heading within a page, with the sentence that says what is below it."""
    extra = {"id": anchor} if anchor else {}
    show(element("h2", title, of="px-section", **extra), element("p", says, of="px-says") if says else None)
