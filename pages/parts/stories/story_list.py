"""The stories of the library, and what can be done to each: renaming and deleting ask first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.errors import ParallaxError
from core.models import StoryLine
from core.summaries import stories as story_summary
from pages.drawing import layout, problems
from pages.drawing.grid import Cell, Row, grid
from pages.session import open_story, story_draft

DO, REFUSED = "stories-do", "stories-refused"
VERBS = {
    "open": "Open",
    "change": "Change",
    "rename": "Rename",
    "copy": "Duplicate",
    "archive": "Archive",
    "delete": "Delete",
}
BACK = {"open": "Open", "unarchive": "Bring back", "delete": "Delete"}


def listed(lines: Sequence[StoryLine], *, archived: bool = False) -> None:
    """The stories, with what can be done to each."""
    verbs = BACK if archived else VERBS
    opened = open_story.opened()
    open_id = opened.story_id if opened else ""
    grid(
        "stories-archived" if archived else "stories-listed",
        caption="",
        columns=["Story", *[""] * len(verbs)],
        rows=[
            Row(
                head=Cell(line.title, tone="kind", under=story_summary.holds(line, is_open=line.story_id == open_id)),
                cells=tuple(
                    Cell(says, name=f"{verb}|{line.story_id}", says=f"{says}: {line.title[:60]}", tone="action")
                    for verb, says in verbs.items()
                ),
            )
            for line in lines
        ],
        on_pick=note,
        arrows=False,
        narrow="stacked",
    )


def note(name: str) -> None:
    """Note what was pressed, as "verb|story"; it is carried out when the page runs again."""
    st.session_state[DO] = name


def forget() -> None:
    """Leave what was pressed undone."""
    st.session_state.pop(DO, None)


def carry_out() -> None:
    """Do what was pressed in a list, or ask whether it is meant; say what was refused.

    Raises:
        ParallaxError: If the story is gone, or the library cannot be used.
    """
    if refused := st.session_state.pop(REFUSED, ""):
        problems.tell(refused)
    verb, _, story_id = st.session_state.get(DO, "").partition("|")
    if not verb:
        return
    if verb == "rename":
        _rename(story_id)
        return
    if verb == "delete":
        _delete(story_id)
        return
    forget()
    if verb == "open":
        to_story(story_id)
        return
    library = open_story.library()
    if verb == "change":
        story_draft.of(library.open(story_id))
    elif verb == "copy":
        library.duplicate(story_id)
    elif verb == "archive":
        library.archive(story_id)
    elif verb == "unarchive":
        library.unarchive(story_id)
    st.rerun()


def to_story(story_id: str) -> None:
    """Open a story, and leave for its first page.

    Raises:
        ParallaxError: If the story is gone, or the library cannot be used.
    """
    open_story.choose(story_id)
    st.switch_page(layout.COVERAGE, query_params={open_story.STORY: story_id})


def _rename(story_id: str) -> None:
    """Ask for the new title."""
    with st.form("rename-story"):
        title = st.text_input("New title", open_story.library().open(story_id).title, max_chars=300)
        with st.container(horizontal=True):
            save = st.form_submit_button("Rename", type="primary")
            leave = st.form_submit_button("Leave the title")
    named = save and bool(title.strip())
    if named:
        open_story.library().rename(story_id, title.strip())
    if leave or named:
        forget()
        st.rerun()


def _delete(story_id: str) -> None:
    """Say what would go, and ask."""
    asked = open_story.library().ask_to_delete(story_id)
    problems.tell(
        f"Delete “{asked.title}” with {story_summary.of(asked.articles, asked.decisions)}? It cannot be brought back."
    )
    with st.container(horizontal=True):
        st.button(
            "Delete for good", type="primary", key="delete-yes", on_click=_delete_now, args=(story_id, asked.token)
        )
        st.button("Keep it", key="delete-no", on_click=forget)


def _delete_now(story_id: str, token: str) -> None:
    """Delete a story, unless it has changed since the question; close it if it was open."""
    forget()
    try:
        open_story.library().delete(story_id, token=token)
    except ParallaxError as problem:
        st.session_state[REFUSED] = str(problem)
        return
    if (opened := open_story.opened()) and opened.story_id == story_id:
        open_story.close()
        st.query_params.pop(open_story.STORY, None)
