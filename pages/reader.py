"""Read two outlets side by side: who else has the words, what is reworded, what only one of them has."""

import streamlit as st

from pages.drawing import layout, problems
from pages.drawing.markup import element, show
from pages.parts.origins import article_pair
from pages.parts.reader.reader import legend_rows, reader, totals
from pages.session import redirect, views

layout.guard()
redirect.go()

HEAT, DIFFERENCES = "shared wording", "differences"

view = views.current()
alone = len(view.comparison.readings) < 2
if alone:
    layout.heading(view.comparison.title, "What do two outlets have in common, and what not?", "One outlet alone.")
    problems.nothing_to_compare(view.comparison)
else:
    base, other = article_pair.opened(view)
    layout.heading(
        view.comparison.title, "What do two outlets have in common, and what not?", totals(view, base, other)
    )
    first, second, third = st.columns([1, 1, 1.4], gap="medium", vertical_alignment="bottom")
    with first:
        article_pair.choose(view, article_pair.BASE, base, label="Base article")
    with second:
        article_pair.choose(view, article_pair.AGAINST, other, label="Read against", without=base)
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
