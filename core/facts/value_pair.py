"""What a check gives back: two spans, how they stand to each other and why."""

from __future__ import annotations

from dataclasses import dataclass

from core.models import ConflictKind


@dataclass(frozen=True, slots=True)
class ValuePair:
    """A pair of spans, one in each sentence, with how they stand to each other and why. `weight` in [0, 1]."""

    kind: ConflictKind
    a: tuple[int, int]
    b: tuple[int, int]
    conflict: bool
    reason: str
    weight: float = 1.0
