"""Decisions on their way to the library: noted while a button is pressed, carried out when the page runs again.

A decision that is kept stays kept, whatever reading a line of the story again comes to. The example story is nobody's:
the first decision on it copies it into the editor's stories and is recorded there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from core.errors import ParallaxError
from core.models import Action, ActionVerb, Draft, Story
from core.storage import undo
from core.summaries import coverage as coverage_summary
from pages.session import open_story, views

PENDING = "decision-pending"
_MINE = "decision-steps"


class Effect(NamedTuple):
    """What a decision did, and what that changes."""

    what: str
    then: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: decide (drafts), withdraw (a decision), undo or redo (a step, by its number)."""

    said: str
    drafts: tuple[Draft, ...] = ()
    withdraw: str = ""
    undo: int | None = None
    redo: int | None = None


def later(step: Step) -> None:
    """Note a step; a page can neither wait for the library nor tell of a problem within the handler of a press."""
    st.session_state[PENDING] = step


def settle() -> Effect | None:
    """Carry out the step that was noted, and lay the story out by it.

    Returns:
        What changed, or why nothing was done; None if nothing was decided.
    """
    step: Step | None = st.session_state.pop(PENDING, None)
    if step is None:
        return None
    try:
        before = coverage_summary.who_carries_what(views.asked_for().comparison)
        story, copied = _story()
        done = _carried_out(story, step)
    except (ParallaxError, ValueError) as problem:
        return Effect(f"Nothing was changed: {problem}", "The decision was not kept.")
    open_story.read_again()
    if not done:
        return Effect("That had been done already.", "")
    now = coverage_summary.who_carries_what(views.asked_for().comparison)
    if views.behind():
        return Effect(f"{step.said} The decision is kept.", "")
    changed = f"Before: {before}" if before != now else "The counts stay as they were."
    if copied:
        changed += " The example story was copied into your stories; your decisions are kept there."
    return Effect(f"{step.said} {now}", changed)


def to_undo() -> Action | None:
    """The step that this editor would take back next.

    Raises:
        ParallaxError: If the story is gone, or the library cannot be used.
    """
    steps, numbers = _steps()
    return undo.to_undo(steps, numbers)


def to_redo() -> Action | None:
    """The step that this editor would do again next. Raises as `to_undo` does."""
    steps, numbers = _steps()
    return undo.to_redo(steps, numbers)


def _steps() -> tuple[Sequence[Action], frozenset[int]]:
    """Every step on the open story, and the numbers of the editor's own: of this visit, or under the editor's name.

    Who gives no name shares one with everybody else who gives none, so only the steps of the visit count.
    """
    story = open_story.opened()
    if story is None:
        return (), frozenset()
    steps = open_story.library().history(story.story_id)
    named = frozenset() if open_story.who() == open_story.NOBODY else undo.by(steps, open_story.who())
    return steps, named | frozenset(st.session_state.get(_MINE, ()))


def _story() -> tuple[Story, bool]:
    """The open story; where it is the example, a copy of it."""
    if found := open_story.opened():
        return found, False
    open_story.choose(open_story.library().keep(views.whole()), keep_filters=True)
    found = open_story.opened()
    assert found is not None
    return found, True


def _carried_out(story: Story, step: Step) -> bool:
    """Do it; False if it had been done before."""
    library, who, name = open_story.library(), open_story.who(), story.story_id
    if step.drafts:
        made = library.decide(name, *step.drafts, who=who)
        _remember(name, ActionVerb.DECIDE, made[0].decision_id)
        return True
    if step.withdraw:
        if done := library.withdraw(name, step.withdraw, who=who):
            _remember(name, ActionVerb.WITHDRAW, step.withdraw)
        return done
    if step.undo is not None:
        return library.undo(name, step.undo, who=who) is not None
    return step.redo is not None and library.redo(name, step.redo, who=who) is not None


def _remember(story_id: str, verb: ActionVerb, decision_id: str) -> None:
    """Note the number of a step just taken as one of this visit's own."""
    steps = open_story.library().history(story_id)
    number = next(
        one.number for one in reversed(steps) if one.verb is verb and decision_id in {name for name, _ in one.changes}
    )
    st.session_state[_MINE] = (*st.session_state.get(_MINE, ()), number)
