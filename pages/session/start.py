"""What happens before any page: the story of the link is opened, and a decision just made is carried out."""

from __future__ import annotations

import streamlit as st

from core import environment
from core.errors import ParallaxError
from pages.drawing import problems
from pages.session import open_story, pending_decision, views


def before_page() -> None:
    """Open the story, carry out what was decided, and say what came of either.

    A library that cannot be used is told, and the example story shown. Stops the page where a variable of the
    environment means nothing.
    """
    with problems.explained():
        environment.check()
    try:
        open_story.settle()
    except ParallaxError as problem:
        open_story.close()
        problems.tell(str(problem), next_step="The example story is shown instead.")
    if open_story.gone():
        problems.tell(
            "The link names a story that is not here (any more).",
            next_step="The example story is shown instead. "
            + (
                "See the page Stories for what there is."
                if open_story.stores()
                else "Stories of a visitor end with the visit: import an exported one on the page Stories."
            ),
        )
    if effect := pending_decision.settle():
        problems.tell(effect.what, next_step=effect.then)
        st.toast("What came of it stands at the top of the page.")
    if reason := views.behind():
        if views.has_earlier():
            problems.tell(
                f"The story has changed, but it could not be compared again: {reason}",
                next_step="What you see is the story before that change. Every decision is kept.",
            )
        else:
            problems.tell(
                f"The story could not be compared: {reason}",
                next_step="Its articles are kept: compare them again, or change them on the page Stories.",
            )
        st.button("Compare again", key="compare-again", on_click=views.try_again)
