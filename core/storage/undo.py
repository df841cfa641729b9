"""Undo and redo, worked out from the list of actions alone. Each editor takes back only what that editor did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.models import Action, ActionVerb

Changes = tuple[tuple[str, bool], ...]


def in_effect(actions: Iterable[Action]) -> dict[str, bool]:
    """Say of every decision whether it is in effect after these actions."""
    state: dict[str, bool] = {}
    for action in actions:
        state.update(action.changes)
    return state


def to_undo(actions: Iterable[Action], who: str) -> Action | None:
    """The action that `who` would take back next, None if there is none left."""
    done, _ = _stacks(actions, who)
    return done[-1] if done else None


def to_redo(actions: Iterable[Action], who: str) -> Action | None:
    """The undoing that `who` would take back next, None if nothing was undone, or something was decided since."""
    _, undone = _stacks(actions, who)
    return undone[-1] if undone else None


def inverse(action: Action, state: Mapping[str, bool]) -> Changes:
    """The changes that take an action back, oldest last. What someone else changed since is left as it is."""
    return tuple((name, not held) for name, held in reversed(action.changes) if state.get(name) is held)


def _stacks(actions: Iterable[Action], who: str) -> tuple[list[Action], list[Action]]:
    done: list[Action] = []
    undone: list[Action] = []
    for action in actions:
        if action.who != who:
            continue
        if action.verb in (ActionVerb.DECIDE, ActionVerb.WITHDRAW):
            done.append(action)
            undone.clear()
        elif action.verb is ActionVerb.UNDO and done:
            done.pop()
            undone.append(action)
        elif action.verb is ActionVerb.REDO and undone:
            undone.pop()
            done.append(action)
    return done, undone
