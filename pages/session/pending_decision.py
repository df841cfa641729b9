"""Decisions on their way to the library: noted while a button is pressed, carried out when the page runs again.

The example story is nobody's: the first decision on it copies it into the editor's stories and is recorded there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from core.errors import ParallaxError
from core.models import Draft, Story
from core.summaries import coverage as coverage_summary
from pages.session import open_story, views

PENDING = "decision-pending"


class Effect(NamedTuple):
    """What a decision did, and what that changes."""

    what: str
    then: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: decide (drafts), withdraw (a decision), undo or redo."""

    said: str
    drafts: tuple[Draft, ...] = ()
    withdraw: str = ""
    back: bool = False
    again: bool = False


def later(step: Step) -> None:
    """Note a step; a page cannot compare again from within the handler of a press."""
    st.session_state[PENDING] = step


def settle() -> Effect | None:
    """Carry out the step that was noted, and compare again. If that fails nothing is kept.

    Returns:
        What changed, or why nothing was done; None if nothing was decided.
    """
    step: Step | None = st.session_state.pop(PENDING, None)
    if step is None:
        return None
    try:
        before = coverage_summary.who_carries_what(views.whole())
        kept, copied = _kept()
        with st.spinner("Reading and comparing again", show_time=False):
            now = _carried_out(kept, step)
    except (ParallaxError, ValueError) as problem:
        return Effect(f"Nothing was changed: {problem}", "The decision was not kept.")
    if now is None:
        return Effect("There is nothing of yours to take back." if step.back else "There is nothing to do again.", "")
    changed = f"Before: {before}" if before != now else "The counts stay as they were."
    if copied:
        changed += " The example story was copied into your stories; your decisions are kept there."
    return Effect(f"{step.said} Everything was compared again: {now}", changed)


def _kept() -> tuple[Story, bool]:
    """The open story; where it is the example, a copy of it."""
    if found := open_story.opened():
        return found, False
    open_story.choose(open_story.library().keep(views.whole()), keep_filters=True)
    found = open_story.opened()
    assert found is not None
    return found, True


def _carried_out(kept: Story, step: Step) -> str | None:
    """Do it and compare again; the step is taken back if comparing fails."""
    library, who = open_story.library(), open_story.who()
    if step.drafts:
        library.decide(kept.story_id, *step.drafts, who=who)
    elif step.withdraw:
        library.withdraw(kept.story_id, step.withdraw, who=who)
    elif (library.undo if step.back else library.redo)(kept.story_id, who=who) is None:
        return None
    open_story.read_again()
    try:
        return coverage_summary.who_carries_what(views.whole())
    except ParallaxError:
        (library.redo if step.back else library.undo)(kept.story_id, who=who)
        open_story.read_again()
        raise


def can_undo() -> bool:
    """Whether anything was decided on the open story."""
    found = open_story.opened()
    return bool(found and open_story.library().history(found.story_id))
