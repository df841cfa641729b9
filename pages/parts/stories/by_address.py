"""Articles by their web addresses, on installations where fetching is switched on."""

from __future__ import annotations

import streamlit as st

from pages.drawing import problems
from pages.drawing.markup import element
from pages.session.story_draft import StoryDraft


def boxes(story: StoryDraft) -> None:
    """One box for addresses, one a line. Those that could not be fetched stay in it, to be put right."""
    key = f"story-addresses-{story.turn}"
    written = st.text_area(
        "Addresses of the articles, one a line", key=key, height=160, placeholder="https://", max_chars=20_000
    )
    pressed = st.button("Fetch these", type="primary", key="addresses-fetch")
    if not pressed:
        return
    if not written.strip():
        problems.tell("No address was given.", next_step="Write one a line, as the browser shows it.")
        return
    story.problems.clear()
    place = st.empty()

    def tell(done: int, of: int, address: str) -> None:
        place.html(element("p", f"Fetching {done + 1} of {of}: {address[:120]}", of="px-small", role="status"))

    left = story.fetch(written.splitlines(), tell)
    story.turn += 1
    st.session_state[f"story-addresses-{story.turn}"] = "\n".join(left)
    st.rerun()
