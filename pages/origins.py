"""How many of these are one story? Origins as a picture, shared wording both ways, credits as they stand."""

import streamlit as st

from core import findings_origins as say
from core import tables_origins as tables
from pages.components import (
    counted_twice,
    credits,
    frame,
    frames,
    leave,
    pairs,
    problems,
    shared_wording,
    story,
    verdict,
)
from pages.components.markup import element, show
from pages.components.reveal import reveal

frame.guard()
leave.go()

view = story.current()
found = tables.origins(view.comparison)
frame.heading(
    view.comparison.title, "How many of these are one story?", say.how_many(len(view.comparison.readings), len(found))
)
if not problems.nothing_to_compare(view.comparison):
    frames.frames(view, on_pick=lambda name: leave.later(frame.READER, base=name))
    show(
        element(
            "p",
            "Outlets in one frame share wording or credit the same agency. The bar is the part of an outlet’s words "
            "that stands in runs of eight or more with any other outlet. Who had the words first cannot be seen here.",
            of="px-small",
        )
    )
    verdict.of_origins(view)
    base, other = pairs.opened(view)
    numbers, evidence = st.columns([1, 1.15], gap="large")
    with numbers:
        frame.section(
            "How much of each stands in the other",
            "Read by rows, word for word. Shared quotations are named apart: a quotation may be shared honestly.",
        )
        shared_wording.matrix(view, base, other)
        credits.shares_with_credited(view)
    with evidence:
        with st.container(key="open-pair"):
            shared_wording.open_pair(view, base, other)
        reveal("open-pair", what=f"{base}|{other}" if pairs.BASE in st.query_params else "")
    agencies, twice = st.columns([1, 1.15], gap="large")
    with agencies:
        credits.credits(view)
    with twice:
        counted_twice.points(view)
        counted_twice.unique(view)
