"""Read two outlets side by side: who else has the words, what is reworded, what only one of them has."""

import streamlit as st

from pages.components import frame, leave, pairs, problems, story
from pages.components.markup import element, show
from pages.components.reader import legend_rows, reader, totals

frame.guard()
leave.go()

HEAT, DIFFERENCES = "shared wording", "differences"

view = story.current()
alone = len(view.comparison.readings) < 2
if alone:
    frame.heading(view.comparison.title, "What do two outlets have in common, and what not?", "One outlet alone.")
    problems.nothing_to_compare(view.comparison)
else:
    base, other = pairs.opened(view)
    frame.heading(view.comparison.title, "What do two outlets have in common, and what not?", totals(view, base, other))
    first, second, third = st.columns([1, 1, 1.4], gap="medium", vertical_alignment="bottom")
    with first:
        pairs.choose(view, pairs.BASE, base, label="Base article")
    with second:
        pairs.choose(view, pairs.AGAINST, other, label="Read against", without=base)
    with third:
        shown = st.segmented_control(
            "Colour shows",
            options=[HEAT, DIFFERENCES],
            default=HEAT,
            key="colour",
            required=True,
            bind="query-params",
        )
    show(
        element(
            "div",
            *(
                element("span", element("span", "Aa", of=f"px-key px-key-{of}"), f" {means}")
                for of, means in legend_rows(by_heat=shown == HEAT, others=len(view.names) - 1)
            ),
            of="px-legend",
        )
    )
    reader(view, base, other, by_heat=shown == HEAT)
