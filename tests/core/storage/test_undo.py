"""Undo and redo are worked out from the list of actions alone, by the numbers of the steps."""

from datetime import UTC, datetime

from core.models import Action, ActionVerb
from core.storage.undo import by, in_effect, inverse, last_of, to_redo, to_undo

NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)
DECIDE, WITHDRAW, UNDO, REDO, IMPORT = (
    ActionVerb.DECIDE,
    ActionVerb.WITHDRAW,
    ActionVerb.UNDO,
    ActionVerb.REDO,
    ActionVerb.IMPORT,
)


def actions(*steps: tuple[str, ActionVerb, dict[str, bool], int | None]) -> list[Action]:
    return [
        Action(number, verb, who, NOON, tuple(changes.items()), takes_back)
        for number, (who, verb, changes, takes_back) in enumerate(steps)
    ]


def test_the_last_word_on_a_decision_counts() -> None:
    taken = actions(("Ana", DECIDE, {"a": True, "b": True}, None), ("Ben", WITHDRAW, {"a": False}, None))
    assert in_effect(taken) == {"a": False, "b": True}


def test_the_latest_of_the_own_steps_is_undone_next() -> None:
    taken = actions(
        ("Ana", DECIDE, {"a": True}, None), ("Ben", DECIDE, {"b": True}, None), ("Ana", DECIDE, {"c": True}, None)
    )
    assert to_undo(taken, {0, 2}) == taken[2]
    assert to_undo(taken, {1}) == taken[1]
    assert to_undo(taken, {7}) is None
    assert to_undo(taken, ()) is None


def test_two_editors_of_one_name_have_steps_of_their_own() -> None:
    """All who give no name are "the editor": the steps of a visit are told apart by number."""
    taken = actions(("the editor", DECIDE, {"a": True}, None), ("the editor", DECIDE, {"b": True}, None))
    assert by(taken, "the editor") == {0, 1}
    assert to_undo(taken, {0}) == taken[0]


def test_steps_are_undone_one_after_the_other_and_redone_in_turn() -> None:
    taken = actions(
        ("Ana", DECIDE, {"a": True}, None), ("Ana", DECIDE, {"b": True}, None), ("Ana", UNDO, {"b": False}, 1)
    )
    own = {0, 1}
    assert to_undo(taken, own) == taken[0]
    assert to_redo(taken, own) == taken[1]
    taken.append(Action(3, UNDO, "Ana", NOON, (("a", False),), 0))
    assert to_undo(taken, own) is None
    assert to_redo(taken, own) == taken[0]
    taken.append(Action(4, REDO, "Ana", NOON, (("a", True),), 0))
    assert to_undo(taken, own) == taken[0]
    assert to_redo(taken, own) == taken[1]


def test_a_step_taken_since_ends_redo_for_its_editor_alone() -> None:
    taken = actions(
        ("Ana", DECIDE, {"a": True}, None), ("Ana", UNDO, {"a": False}, 0), ("Ben", DECIDE, {"b": True}, None)
    )
    assert to_redo(taken, {0}) == taken[0]
    assert to_redo(taken, {0, 2}) is None


def test_an_import_is_nobodys_step() -> None:
    taken = actions(("Ana", IMPORT, {"a": True}, None))
    assert by(taken, "Ana") == frozenset()
    assert to_undo(taken, {0}) is None
    assert last_of(taken, 0, UNDO) is None


def test_a_step_is_undone_once_and_redone_once() -> None:
    taken = actions(("Ana", DECIDE, {"a": True}, None))
    assert last_of(taken, 0, UNDO) == taken[0]
    assert last_of(taken, 0, REDO) is None
    taken.append(Action(1, UNDO, "Ben", NOON, (("a", False),), 0))
    assert last_of(taken, 0, UNDO) is None
    assert last_of(taken, 0, REDO) == taken[1]
    taken.append(Action(2, REDO, "Ana", NOON, (("a", True),), 0))
    assert last_of(taken, 0, UNDO) == taken[2]
    assert last_of(taken, 1, UNDO) is None
    assert last_of(taken, 9, UNDO) is None


def test_taking_back_leaves_alone_what_has_changed_since() -> None:
    (both,) = actions(("Ana", DECIDE, {"a": True, "b": True}, None))
    assert inverse(both, {"a": True, "b": True}) == (("b", False), ("a", False))
    assert inverse(both, {"a": False, "b": True}) == (("b", False),)
    assert inverse(both, {"a": False, "b": False}) == ()
