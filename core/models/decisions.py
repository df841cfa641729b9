"""What an editor decides: who, when and why. Withdrawn, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about: a span of an article, found again by the hash of its text."""

    sha256: str
    start: int
    end: int


class DecisionKind(StrEnum):
    """What an editor can decide: on lines, on sentences, on a finding of the tool, or on names.

    Kinds from `MATCH` to `ORIGIN` are a `Verdict` on a finding of that name. `SAME_POINT` joins all its targets,
    `DIFFERENT_POINT` parts its first target from every other one.
    """

    RESTORE = "restore"
    REMOVE = "remove"
    SAME_POINT = "same point"
    DIFFERENT_POINT = "different point"
    MATCH = "match"
    POINT = "point"
    QUOTE = "quote"
    SPEAKER = "speaker"
    CONFLICT = "conflict"
    ORIGIN = "origin"
    SAME_PERSON = "same person"


class Verdict(StrEnum):
    """What an editor says of a finding. Unsure leaves it to the evidence, and keeps it in the queue."""

    AGREE = "agree"
    REJECT = "reject"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's verdict: who, when and why. Withdrawn, never erased. `verdict` is None where the kind says it all."""

    decision_id: str
    kind: DecisionKind
    targets: tuple[Target, ...]
    who: str
    when: datetime
    note: str = ""
    withdrawn: datetime | None = None
    verdict: Verdict | None = None
