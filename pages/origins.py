"""How many of these are one story? Origins as a picture, shared wording both ways, credits as they stand."""

import streamlit as st

from core.summaries import origins as say
from core.tables import origins as tables
from pages.drawing import layout, problems
from pages.drawing.markup import element, show
from pages.drawing.reveal import reveal
from pages.parts.origins import article_pair, counted_twice, credits, origin_frames, shared_wording
from pages.parts.shared import verdict
from pages.session import redirect, views

layout.guard()
redirect.go()

view = views.current()
found = tables.origins(view.comparison)
layout.heading(
    view.comparison.title, "How many of these are one story?", say.how_many(len(view.comparison.readings), len(found))
)
if not problems.nothing_to_compare(view.comparison):
    origin_frames.frames(view, on_pick=lambda name: redirect.later(layout.READER, base=name))
    show(
        element(
            "p",
            "Outlets in one frame share wording or credit the same agency. The bar is the part of an outlet’s words "
            "that stands in runs of eight or more with any other outlet. Who had the words first cannot be seen here.",
            of="px-small",
        )
    )
    verdict.of_origins(view)
    base, other = article_pair.opened(view)
    numbers, evidence = st.columns([1, 1.15], gap="large")
    with numbers:
        layout.section(
            "How much of each stands in the other",
            "Read by rows, word for word. Shared quotations are named apart: a quotation may be shared honestly.",
        )
        shared_wording.matrix(view, base, other)
        credits.shares_with_credited(view)
    with evidence:
        with st.container(key="open-pair"):
            shared_wording.open_pair(view, base, other)
        reveal("open-pair", what=f"{base}|{other}" if article_pair.BASE in st.query_params else "")
    agencies, twice = st.columns([1, 1.15], gap="large")
    with agencies:
        credits.credits(view)
    with twice:
        counted_twice.points(view)
        counted_twice.unique(view)
