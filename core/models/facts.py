"""Facts, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is. An `ORDINAL` counts a place in a row ("the sixth round"), a `CLOCK` is a time of day."""

    DATE = "date"
    CLOCK = "clock"
    NUMBER = "number"
    ORDINAL = "ordinal"
    NAME = "name"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Fact:
    """A date, number, name or role with its span; `value` normalises it and never takes the place of the words.

    Numbers: `low` to `high` in the base unit of `measure` ("count", "length" in metres, "dollar"), and what is
    counted (`thing`). Dates: every interval the words can mean (`ranges`), what they were resolved against
    (`resolved_against`), and the parts that were written (`parts`: year, month, day, weekday; None where not written).
    """

    article_id: str
    start: int
    end: int
    kind: FactKind
    value: str
    sentence_id: str | None = None
    low: float | None = None
    high: float | None = None
    measure: str = ""
    rounding: str = ""
    thing: str = ""
    ranges: tuple[DateRange, ...] = ()
    parts: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    resolved_against: date | None = None


class ConflictKind(StrEnum):
    """What cannot both hold, or what an article's own check found."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    ROLE = "role"
    SPEAKER = "speaker"
    AGENT = "agent"
    DENIAL = "denial"
    HEADLINE = "headline"
    SCAR = "scar"
    ARITHMETIC = "arithmetic"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict or variant: the span of the value in its article, and the sentence that holds it.

    `sentence_id` is None for a headline. `value` is the text of the span, as written.
    """

    article_id: str
    sentence_id: str | None
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both hold about the same thing. Shown, never resolved.

    `inside` is true where both sides are from one article. `probability` is that of the pair of sentences, 1 where the
    finding rests on none. It stands where its sentences match, and else at thresholds up to `alone_up_to`.
    `reason` is the sentence an editor reads.
    """

    conflict_id: str
    kind: ConflictKind
    a: Side
    b: Side
    reason: str
    inside: bool = False
    probability: float = 1.0
    alone_up_to: float = 0.0


@dataclass(frozen=True, slots=True)
class Variant:
    """Two ways to say what can both hold: more precise, rounded, another unit, another spelling."""

    variant_id: str
    kind: ConflictKind
    a: Side
    b: Side
    reason: str
    probability: float = 1.0
    alone_up_to: float = 0.0


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """What one outlet wrote for a row of the ledger, with the sentences that hold it."""

    article_id: str
    values: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing and measure across outlets. `standing` is "conflict", "variant" or "agree"."""

    row_id: str
    kind: ConflictKind
    thing: str
    standing: str
    cells: tuple[LedgerCell, ...]
    conflict_ids: tuple[str, ...] = ()
    variant_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A dated event of the timeline: every outlet's date for the same thing. `dates` are facts of kind date."""

    event_id: str
    label: str
    dates: tuple[Fact, ...]
    first: date
    last: date
    disputed: bool
