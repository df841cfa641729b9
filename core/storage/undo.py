"""Undo and redo, worked out from the list of actions alone. A step is taken back by its number, never by a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from core.models import Action, ActionVerb

Changes = tuple[tuple[str, bool], ...]
STEPS = (ActionVerb.DECIDE, ActionVerb.WITHDRAW)


def in_effect(actions: Iterable[Action]) -> dict[str, bool]:
    """Say of every decision whether it is in effect after these actions."""
    state: dict[str, bool] = {}
    for action in actions:
        state.update(action.changes)
    return state


def to_undo(actions: Sequence[Action], numbers: Collection[int]) -> Action | None:
    """The latest of these steps that can be undone, None if there is none left.

    Args:
        actions: Every action on the story, oldest first.
        numbers: The steps to choose from: those of one editor, or of one visit.
    """
    undone = _undone(actions)
    steps = [one for one in actions if one.verb in STEPS and one.number in numbers and one.number not in undone]
    return steps[-1] if steps else None


def to_redo(actions: Sequence[Action], numbers: Collection[int]) -> Action | None:
    """The one of these steps that was undone last; None if none was, or one of them was taken since.

    Args:
        actions: Every action on the story, oldest first.
        numbers: The steps to choose from.
    """
    undone = _undone(actions)
    for action in reversed(actions):
        if action.verb in STEPS and action.number in numbers and action.number not in undone:
            return None
        if action.verb is ActionVerb.UNDO and action.takes_back in undone and action.takes_back in numbers:
            return next(one for one in actions if one.number == action.takes_back)
    return None


def by(actions: Iterable[Action], who: str) -> frozenset[int]:
    """The numbers of the steps that one name took."""
    return frozenset(action.number for action in actions if action.who == who and action.verb in STEPS)


def last_of(actions: Sequence[Action], number: int, verb: ActionVerb) -> Action | None:
    """What an undo (or redo) of the step of this number has to invert: the last that was done about it.

    Returns:
        The step itself or its last redo (its last undo, for a redo); None if it is undone already (or is not undone),
        or is no step that can be.
    """
    about = [one for one in actions if one.takes_back == number or (one.number == number and one.verb in STEPS)]
    is_undone = bool(about) and about[-1].verb is ActionVerb.UNDO
    return about[-1] if about and is_undone == (verb is ActionVerb.REDO) else None


def inverse(action: Action, state: Mapping[str, bool]) -> Changes:
    """The changes that take an action back, oldest last. What someone else changed since is left as it is."""
    return tuple((name, not held) for name, held in reversed(action.changes) if state.get(name) is held)


def _undone(actions: Iterable[Action]) -> set[int]:
    undone: set[int] = set()
    for action in actions:
        if action.takes_back is not None:
            (undone.add if action.verb is ActionVerb.UNDO else undone.discard)(action.takes_back)
    return undone
