"""The ledger: one row a thing and measure, a cell an outlet, conflicts first; and the dated events of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core.models import (
    Conflict,
    ConflictKind,
    DatedEvent,
    Fact,
    FactKind,
    LedgerCell,
    LedgerRow,
    Match,
    Reading,
    Side,
    Variant,
)
from core.settings import DEFAULTS

Place = tuple[str, int, int]
KINDS = {FactKind.DATE: ConflictKind.DATE, FactKind.CLOCK: ConflictKind.DATE, FactKind.NUMBER: ConflictKind.NUMBER}
STANDINGS = ("conflict", "variant", "agree")


def ledger(
    readings: Sequence[Reading],
    conflicts: Sequence[Conflict],
    variants: Sequence[Variant],
    facts: Mapping[str, Sequence[Fact]] | None = None,
    matches: Iterable[Match] = (),
    *,
    threshold: float = DEFAULTS.threshold,
) -> tuple[LedgerRow, ...]:
    """Lay the values of a story out: a row for each thing that outlets disagree on, say in two ways, or agree on.

    Values that one conflict or variant joins stand in one row, and so do those that a further one joins to them.
    Numbers and dates with one value in matched sentences are added as rows that agree.

    Args:
        readings: The articles, in the order of the columns.
        conflicts: What cannot both hold.
        variants: What can.
        facts: Facts by article id; without them only conflicts and variants have rows.
        matches: Weighed pairs, to find where outlets agree.
        threshold: Least probability of a match.

    Returns:
        Rows: conflicts first, then variants, then agreement; in each by the place in the first article.
    """
    groups = _Groups()
    sides: dict[Place, Side] = {}
    joined: list[Conflict | Variant] = [*conflicts, *variants]
    for one in joined:
        for side in (one.a, one.b):
            sides[_place(side)] = side
        groups.join(_key(one.kind, one.a), _key(one.kind, one.b))
    by_fact = {(fact.article_id, fact.start, fact.end): fact for row in (facts or {}).values() for fact in row}
    _agreeing(readings, facts or {}, matches, threshold, groups, sides)
    rows = [_row(kind, places, sides, by_fact, conflicts, variants) for kind, places in groups.all()]
    return tuple(sorted(rows, key=lambda row: (STANDINGS.index(row.standing), *_first(row))))


class _Groups:
    """Places that belong to one row, joined as they are met."""

    def __init__(self) -> None:
        self._parent: dict[tuple[ConflictKind, Place], tuple[ConflictKind, Place]] = {}

    def _root(self, key: tuple[ConflictKind, Place]) -> tuple[ConflictKind, Place]:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, one: tuple[ConflictKind, Place], other: tuple[ConflictKind, Place]) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def all(self) -> list[tuple[ConflictKind, list[Place]]]:
        found: dict[tuple[ConflictKind, Place], list[Place]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self._root(key)].append(key[1])
        return [(root[0], places) for root, places in found.items()]


def _place(side: Side) -> Place:
    return side.article_id, side.start, side.end


def _key(kind: ConflictKind, side: Side) -> tuple[ConflictKind, Place]:
    return kind, _place(side)


def _agreeing(
    readings: Sequence[Reading],
    facts: Mapping[str, Sequence[Fact]],
    matches: Iterable[Match],
    threshold: float,
    groups: _Groups,
    sides: dict[Place, Side],
) -> None:
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    by_sentence: dict[str, list[Fact]] = defaultdict(list)
    for row in facts.values():
        for fact in row:
            if fact.sentence_id and fact.kind in KINDS:
                by_sentence[fact.sentence_id].append(fact)
    for match in matches:
        if match.probability < threshold:
            continue
        for one in by_sentence[match.left]:
            for other in by_sentence[match.right]:
                if one.kind is other.kind and one.value == other.value and one.measure == other.measure:
                    a, b = (_as_side(fact, texts[fact.article_id]) for fact in (one, other))
                    sides[_place(a)], sides[_place(b)] = a, b
                    groups.join(_key(KINDS[one.kind], a), _key(KINDS[other.kind], b))


def _as_side(fact: Fact, text: str) -> Side:
    return Side(fact.article_id, fact.sentence_id, fact.start, fact.end, text[fact.start : fact.end])


def _row(
    kind: ConflictKind,
    places: Sequence[Place],
    sides: Mapping[Place, Side],
    facts: Mapping[Place, Fact],
    conflicts: Sequence[Conflict],
    variants: Sequence[Variant],
) -> LedgerRow:
    members = set(places)
    differ = tuple(
        one.conflict_id for one in conflicts if one.kind == kind and {_place(one.a), _place(one.b)} & members
    )
    both = tuple(one.variant_id for one in variants if one.kind == kind and {_place(one.a), _place(one.b)} & members)
    cells: dict[str, list[Side]] = defaultdict(list)
    for place in places:
        cells[place[0]].append(sides[place])
    things = [facts[place].thing for place in places if place in facts and facts[place].thing]
    thing = max(sorted(set(things)), key=things.count) if things else sides[places[0]].value
    return LedgerRow(
        row_id=f"{kind}:{places[0][0]}@{places[0][1]}",
        kind=kind,
        thing=thing,
        standing="conflict" if differ else "variant" if both else "agree",
        cells=tuple(LedgerCell(article, tuple(values)) for article, values in sorted(cells.items())),
        conflict_ids=differ,
        variant_ids=both,
    )


def _first(row: LedgerRow) -> tuple[str, int]:
    side = row.cells[0].values[0]
    return side.article_id, side.start


def dated_events(rows: Sequence[LedgerRow], facts: Mapping[str, Sequence[Fact]]) -> tuple[DatedEvent, ...]:
    """Give the dated things of a story for its timeline: each row of dates, and each date that stands alone.

    Dates without an interval (a weekday with no publication date) are left out.
    """
    dates = {
        (fact.article_id, fact.start, fact.end): fact
        for row in facts.values()
        for fact in row
        if fact.kind is FactKind.DATE and fact.ranges
    }
    events, used = [], set[Place]()
    for row in rows:
        places = [(side.article_id, side.start, side.end) for cell in row.cells for side in cell.values]
        known = [dates[place] for place in places if place in dates]
        if row.kind is ConflictKind.DATE and known:
            used |= set(places)
            events.append(_event(row.row_id, row.thing, known, disputed=row.standing == "conflict"))
    for place, fact in sorted(dates.items()):
        if place not in used:
            events.append(_event(f"date:{place[0]}@{place[1]}", fact.thing or fact.value, [fact], disputed=False))
    return tuple(sorted(events, key=lambda event: (event.first, event.last, event.event_id)))


def _event(event_id: str, label: str, dates: Sequence[Fact], *, disputed: bool) -> DatedEvent:
    first = min(fact.ranges[0].first for fact in dates)
    last = max(fact.ranges[0].last for fact in dates)
    return DatedEvent(event_id, label, tuple(dates), first, last, disputed)
