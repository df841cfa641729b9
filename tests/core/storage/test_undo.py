"""Undo and redo are worked out from the list of actions alone."""

from datetime import UTC, datetime

from core.models import Action, ActionVerb
from core.storage.undo import in_effect, inverse, to_redo, to_undo

NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)


def actions(*steps: tuple[str, str, dict[str, bool]]) -> list[Action]:
    return [
        Action(number, ActionVerb(verb), who, NOON, tuple(changes.items()))
        for number, (who, verb, changes) in enumerate(steps)
    ]


def test_the_last_word_on_a_decision_counts() -> None:
    taken = actions(("Ana", "decided", {"a": True, "b": True}), ("Ben", "withdrew", {"a": False}))
    assert in_effect(taken) == {"a": False, "b": True}


def test_each_editor_undoes_the_own_last_step() -> None:
    taken = actions(("Ana", "decided", {"a": True}), ("Ben", "decided", {"b": True}))
    assert to_undo(taken, "Ana") == taken[0]
    assert to_undo(taken, "Ben") == taken[1]
    assert to_undo(taken, "Carla") is None


def test_steps_are_undone_one_after_the_other_and_redone_in_turn() -> None:
    taken = actions(
        ("Ana", "decided", {"a": True}),
        ("Ana", "decided", {"b": True}),
        ("Ana", "undid", {"b": False}),
    )
    assert to_undo(taken, "Ana") == taken[0]
    assert to_redo(taken, "Ana") == taken[2]
    taken += actions(("Ana", "undid", {"a": False}))
    assert to_undo(taken, "Ana") is None
    assert to_redo(taken, "Ana") == taken[3]


def test_an_import_is_nobodys_step() -> None:
    assert to_undo(actions(("Ana", "imported", {"a": True})), "Ana") is None


def test_taking_back_leaves_alone_what_has_changed_since() -> None:
    (both,) = actions(("Ana", "decided", {"a": True, "b": True}))
    assert inverse(both, {"a": True, "b": True}) == (("b", False), ("a", False))
    assert inverse(both, {"a": False, "b": True}) == (("b", False),)
    assert inverse(both, {"a": False, "b": False}) == ()
