"""How many of these are one story? Origins as a picture, shared wording both ways, credits as they stand."""

import streamlit as st

from core import findings_origins as say
from core import tables_origins as tables
from pages.components import counted_twice, credits, frame, frames, pairs, problems, shared_wording, story
from pages.components.markup import element, show

frame.guard()

GO = "reader-picked"

view = story.current()
found = tables.origins(view.comparison)
frame.heading(
    view.comparison.title, "How many of these are one story?", say.how_many(len(view.comparison.readings), len(found))
)
if not problems.nothing_to_compare(view.comparison):
    if picked := st.session_state.pop(GO, None):
        st.switch_page(frame.READER, query_params={pairs.BASE: picked})
    frames.frames(view, on_pick=lambda name: st.session_state.update({GO: name}))
    show(
        element(
            "p",
            "Outlets in one frame share wording or credit the same agency. The bar is the part of an outlet’s words "
            "that stands in runs of eight or more with any other outlet. Who had the words first cannot be seen here.",
            of="px-small",
        )
    )
    base, other = pairs.opened(view)
    numbers, evidence = st.columns([1, 1.15], gap="large")
    with numbers:
        frame.section(
            "How much of each stands in the other",
            "Read by rows, word for word. Shared quotations are named apart: a quotation may be shared honestly.",
        )
        shared_wording.matrix(view, base, other)
        credits.shares_with_credited(view)
    with evidence, st.container(key="open-pair"):
        shared_wording.open_pair(view, base, other)
        credits.read_link(base, other)
    points, unique = st.columns([1.15, 1], gap="large")
    with points:
        counted_twice.points(view)
        counted_twice.unique(view)
    with unique:
        credits.credits(view)
