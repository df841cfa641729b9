"""What was read? Each article as received, the role of every line, and what left the comparison and why."""

import streamlit as st

from core import findings, tables
from pages.components import decide, frame, links, story
from pages.components.markup import element, show

frame.guard()

SHOWN = {"whole text": None, "left out": False, "compared": True}


def metadata(view: story.View, article_id: str) -> None:
    """What the text itself states."""
    facts = tables.stated(view.comparison, article_id)
    show(
        element(
            "dl",
            *(part for term, value in facts for part in (element("dt", term), element("dd", value))),
            of="px-facts",
        )
    )


view = story.current()
frame.heading(view.comparison.title, "What was read, and what was left out?", findings.what_was_read(view.comparison))
article_id = links.named("article", dict(view.names), what="an article")
chosen = st.selectbox(
    "Article",
    options=list(view.names),
    index=list(view.names).index(article_id),
    format_func=lambda name: view.names[name],
    key=f"article-{article_id}",
    width=320,
)
if chosen != article_id:
    st.query_params["article"] = chosen
    st.rerun()
metadata(view, article_id)
passages = tables.passages(view.comparison, article_id)
body = int((passages["role"] == "body").sum())
frame.section("Line by line", findings.read_of(len(passages), body))
shown = st.segmented_control(
    "Lines shown", options=list(SHOWN), default="whole text", key="lines", required=True, bind="query-params"
)
decide.ledger(view.index.readings[article_id].article, passages, compared=SHOWN[str(shown)])
decide.decisions_made()
