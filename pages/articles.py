"""What was read? Each article as received, the role of every line, and what left the comparison and why."""

import streamlit as st

from core.models import Role
from core.summaries import coverage as coverage_summary
from core.tables import articles as article_tables
from pages.drawing import layout
from pages.drawing.markup import element, show
from pages.parts.coverage import links
from pages.parts.reader import line_decisions
from pages.session import views

layout.guard()

SHOWN = {"whole text": None, "left out": False, "compared": True}


def metadata(view: views.View, article_id: str) -> None:
    """What the text itself states."""
    facts = article_tables.stated(view.comparison, article_id)
    show(
        element(
            "dl",
            *(part for term, value in facts for part in (element("dt", term), element("dd", value))),
            of="px-facts",
        )
    )


view = views.current()
layout.heading(
    view.comparison.title, "What was read, and what was left out?", coverage_summary.what_was_read(view.comparison)
)
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
passages = article_tables.passages(view.comparison, article_id)
body = sum(row.role is Role.BODY for row in passages)
layout.section("Line by line", coverage_summary.read_of(len(passages), body))
shown = st.segmented_control(
    "Lines shown", options=list(SHOWN), default="whole text", key="lines", required=True, bind="query-params"
)
line_decisions.ledger(view.index.readings[article_id].article, passages, compared=SHOWN[str(shown)])
line_decisions.decisions_made()
