"""What an editor can decide, and what a decision must say before it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.models import DecisionKind, Draft, Target

Kind = DecisionKind
LINES = frozenset({Kind.RESTORE, Kind.REMOVE})
JOINS = frozenset({Kind.SAME_POINT, Kind.DIFFERENT_POINT})
FINDINGS = frozenset({Kind.MATCH, Kind.POINT, Kind.QUOTE, Kind.SPEAKER, Kind.CONFLICT, Kind.ORIGIN})
OF_SENTENCES = JOINS | {Kind.MATCH, Kind.POINT}
NEEDS_TWO = JOINS | {Kind.MATCH, Kind.CONFLICT, Kind.SAME_PERSON}


def check(draft: Draft) -> None:
    """Refuse a draft that says nothing.

    Raises:
        ValueError: If a span is empty, the kind needs more targets, or a verdict is missing or out of place.
    """
    if any(not 0 <= target.start < target.end for target in draft.targets):
        raise ValueError(f"a decision of kind {draft.kind.value!r} has an empty span; give start < end")
    least = 2 if draft.kind in NEEDS_TWO else 1
    if len(set(draft.targets)) < least:
        raise ValueError(f"a decision of kind {draft.kind.value!r} needs {least} spans, not {len(set(draft.targets))}")
    if draft.kind in FINDINGS and draft.verdict is None:
        raise ValueError(f"a decision on a {draft.kind.value} needs a verdict: agree, reject or unsure")
    if draft.kind in LINES | JOINS and draft.verdict is not None:
        raise ValueError(f"a decision of kind {draft.kind.value!r} takes no verdict; the kind says it all")


def merge(*points: Iterable[Target]) -> Draft:
    """Draft the decision that makes one point of several: all their sentences make the same one."""
    return Draft(Kind.SAME_POINT, tuple(dict.fromkeys(target for point in points for target in point)))


def split(stay: Sequence[Target], leave: Iterable[Target]) -> tuple[Draft, ...]:
    """Draft the decisions that part a point: each sentence that leaves differs from every one that stays."""
    return tuple(Draft(Kind.DIFFERENT_POINT, (target, *stay)) for target in leave)
