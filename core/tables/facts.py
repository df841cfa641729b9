"""Facts as rows: ledger of values, checks inside an article, dated events, headlines. Nothing is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.facts import dated_events
from core.facts import ledger as lay_out
from core.index import Index
from core.models import Comparison, Conflict, ConflictKind, DatedEvent, Fact, LedgerRow, Reading, Side
from core.tables.coverage import outlet_names

CHECKS = frozenset((ConflictKind.HEADLINE, ConflictKind.SCAR, ConflictKind.ARITHMETIC, ConflictKind.WEEKDAY))
"""Kinds that an article's own check finds, whatever the other outlets say."""
BEFORE_CHARS, AFTER_CHARS = 50, 40


class Group(StrEnum):
    """Where a row of the ledger stands on the page."""

    CONFLICT = "cannot both hold"
    VARIANT = "can both hold"
    AGREE = "agree"


@dataclass(frozen=True, slots=True)
class Words:
    """A value among the words around it, cut at words; `before` and `after` may be empty."""

    article_id: str
    before: str
    value: str
    after: str


def facts_by_article(comparison: Comparison) -> dict[str, tuple[Fact, ...]]:
    """The facts of each article, in order."""
    return {
        reading.article.article_id: tuple(
            fact for fact in comparison.facts if fact.article_id == reading.article.article_id
        )
        for reading in comparison.readings
    }


def ledger_rows(comparison: Comparison) -> tuple[LedgerRow, ...]:
    """The rows of the ledger on which several outlets stand: conflicts, the most contested first, variants, agreement.

    What is found inside one article alone is in `checks`.
    """
    rows = lay_out(
        comparison.readings,
        [one for one in comparison.conflicts if one.kind not in CHECKS],
        comparison.variants,
        facts_by_article(comparison),
        Index.of(comparison).matched_pairs(),
    )
    shown = [row for row in rows if len(row.cells) > 1]
    return tuple(sorted(shown, key=lambda row: (list(Group).index(group(row)), -len(row.conflict_ids))))


def is_check(conflict: Conflict) -> bool:
    """Whether a conflict was found inside one article, or by a check of one article's own words."""
    return conflict.inside or conflict.kind in CHECKS


def group(row: LedgerRow) -> Group:
    """The part of the page a row belongs to."""
    return {"conflict": Group.CONFLICT, "variant": Group.VARIANT}.get(row.standing, Group.AGREE)


@dataclass(frozen=True, slots=True)
class ValuesRow:
    """What one outlet wrote for one row of the ledger.

    Attributes:
        row_id: Of the row of the ledger.
        number: Of that row, from 1.
        group: The part of the page it stands in.
        kind: Of the values.
        thing: What they are about, normalised.
        label: Words of an article around the first value.
        article_id: The outlet's article.
        outlet: Its short name.
        values: As written, each once, joined by " / "; empty where the outlet gives none.
        conflicts: How many the row of the ledger holds.
        variants: How many it holds.
    """

    row_id: str
    number: int
    group: Group
    kind: ConflictKind
    thing: str
    label: str
    article_id: str
    outlet: str
    values: str
    conflicts: int
    variants: int


def ledger(comparison: Comparison, index: Index, rows: Sequence[LedgerRow] | None = None) -> tuple[ValuesRow, ...]:
    """A row for each row of the ledger and outlet, every outlet in each."""
    names = outlet_names(comparison)
    found: list[ValuesRow] = []
    for number, row in enumerate(ledger_rows(comparison) if rows is None else rows, start=1):
        cells = {cell.article_id: cell for cell in row.cells}
        words = label(row, index, comparison.conflicts)
        found += [
            ValuesRow(
                row_id=row.row_id,
                number=number,
                group=group(row),
                kind=row.kind,
                thing=row.thing,
                label=words.before + words.value + words.after,
                article_id=article_id,
                outlet=name,
                values=" / ".join(written(cells[article_id].values)) if article_id in cells else "",
                conflicts=len(row.conflict_ids),
                variants=len(row.variant_ids),
            )
            for article_id, name in names.items()
        ]
    return tuple(found)


def written(sides: Iterable[Side]) -> list[str]:
    """Values as written, each once, whatever its capitals."""
    return list({side.value.casefold(): side.value for side in reversed(list(sides))}.values())[::-1]


def label(row: LedgerRow, index: Index, conflicts: Iterable[Conflict] = ()) -> Words:
    """What a row is about, in words of an article: around the first value in conflict, else around the first one."""
    first = next((one.a for one in conflicts if one.conflict_id in row.conflict_ids), row.cells[0].values[0])
    return around(first, index)


def around(side: Side, index: Index, *, before: int = BEFORE_CHARS, after: int = AFTER_CHARS) -> Words:
    """The value of a side among the words of its sentence.

    Args:
        side: One side of a conflict, variant or row.
        index: Of the comparison.
        before: Most characters before the value.
        after: Most characters after it.
    """
    text = index.readings[side.article_id].article.text
    first, last = _limits(side, index.readings[side.article_id])
    start, end = max(first, side.start - before), min(last, side.end + after)
    while start > first and not text[start - 1].isspace() and start < side.start:
        start += 1
    while end < last and not text[end].isspace() and end > side.end:
        end -= 1
    head, tail = text[start : side.start], text[side.end : end].rstrip()
    return Words(
        side.article_id,
        f"… {head}" if start > first and head else head,
        text[side.start : side.end],
        f"{tail} …" if end < last else tail,
    )


def _limits(side: Side, reading: Reading) -> tuple[int, int]:
    """The sentence a side stands in, or the passage where it stands in no sentence."""
    spans = [(one.start, one.end) for one in reading.sentences if one.sentence_id == side.sentence_id]
    spans += [(one.start, one.end) for one in reading.passages if one.start <= side.start < one.end]
    first, last = spans[0] if spans else (side.start, side.end)
    return min(first, side.start), max(last, side.end)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A finding inside one article: `a` and `b` as written, the reason in words."""

    conflict_id: str
    kind: ConflictKind
    article_id: str
    outlet: str
    a: str
    b: str
    reason: str


def checks(comparison: Comparison) -> tuple[CheckRow, ...]:
    """A row for each finding inside one article."""
    names = outlet_names(comparison)
    return tuple(
        CheckRow(
            conflict_id=one.conflict_id,
            kind=one.kind,
            article_id=one.a.article_id,
            outlet=names[one.a.article_id],
            a=one.a.value,
            b=one.b.value,
            reason=one.reason,
        )
        for one in comparison.conflicts
        if is_check(one)
    )


@dataclass(frozen=True, slots=True)
class EventRow:
    """The date that one outlet gives for one event.

    Attributes:
        event_id: Of the event.
        number: Of the event in the order of time, from 1.
        label: Words around its first date.
        disputed: Whether its dates cannot all hold.
        article_id: The outlet's article.
        outlet: Its short name.
        written: The date as written.
        first: The first day it can mean.
        last: The last one, included.
        relative: No day, month or year stands in its words.
        against: The day it was read from; None where the words alone tell.
        sentence_id: Where it stands; None outside the body.
        start: Of its words over the article.
        end: Of its words over the article.
    """

    event_id: str
    number: int
    label: str
    disputed: bool
    article_id: str
    outlet: str
    written: str
    first: date
    last: date
    relative: bool
    against: date | None
    sentence_id: str | None
    start: int
    end: int


def events(comparison: Comparison, index: Index, rows: Sequence[LedgerRow] | None = None) -> tuple[EventRow, ...]:
    """A row for each event, outlet and date as written, events in the order of time."""
    names = outlet_names(comparison)
    found = rows if rows is not None else ledger_rows(comparison)
    return tuple(
        EventRow(
            event_id=event.event_id,
            number=number,
            label=event_label(event, index),
            disputed=event.disputed,
            article_id=fact.article_id,
            outlet=names[fact.article_id],
            written=_text(fact, index),
            first=fact.ranges[0].first,
            last=fact.ranges[0].last,
            relative=is_relative(fact),
            against=fact.resolved_against,
            sentence_id=fact.sentence_id,
            start=fact.start,
            end=fact.end,
        )
        for number, event in enumerate(dated_events(found, facts_by_article(comparison)), start=1)
        for fact in event.dates
    )


def is_relative(fact: Fact) -> bool:
    """Whether a date names neither year nor month and is read from another day: "Monday", "last week"."""
    return fact.resolved_against is not None and fact.parts[0] is None and fact.parts[1] is None


def event_label(event: DatedEvent, index: Index) -> str:
    """What happened, in the words around the first date."""
    words = around(as_side(event.dates[0], index), index, before=70, after=30)
    return f"{words.before}{words.value}{words.after}"


def as_side(fact: Fact, index: Index) -> Side:
    """A fact as a place to show."""
    return Side(fact.article_id, fact.sentence_id, fact.start, fact.end, _text(fact, index))


def _text(fact: Fact, index: Index) -> str:
    return index.readings[fact.article_id].article.text[fact.start : fact.end]
