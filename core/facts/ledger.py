"""The ledger: one row a thing and measure, a cell an outlet, conflicts first; and the dated events of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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

Place = tuple[str, int, int]
KINDS = {FactKind.DATE: ConflictKind.DATE, FactKind.CLOCK: ConflictKind.DATE, FactKind.NUMBER: ConflictKind.NUMBER}
STANDINGS = ("conflict", "variant", "agree")


def ledger(
    readings: Sequence[Reading],
    conflicts: Sequence[Conflict],
    variants: Sequence[Variant],
    facts: Mapping[str, Sequence[Fact]],
    matched: Iterable[Match] = (),
) -> tuple[LedgerRow, ...]:
    """Lay the values of a story out: a row for each thing that outlets disagree on, say in two ways, or agree on.

    Values that conflicts, variants and agreement join stand in one row, the surest links first, as long as no article
    is made to give two dates or counts of one thing that cannot both hold. A conflict that would do so has its own row.
    Numbers and dates with one value in matched sentences are added as rows that agree.

    Args:
        readings: The articles, in the order of the columns.
        conflicts: What cannot both hold.
        variants: What can.
        facts: Facts by article id.
        matched: Pairs of sentences that match, to find where outlets agree.

    Returns:
        Rows: conflicts first, then variants, then agreement; in each by the place in the first article.
    """
    by_fact = {_fact_place(fact): fact for row in facts.values() for fact in row}
    links = [*_agreeing(readings, facts, matched), *map(_link, conflicts), *map(_link, variants)]
    inside = frozenset(frozenset((_place(one.a), _place(one.b))) for one in conflicts if one.inside)
    sides = {_place(side): side for link in links for side in (link.a, link.b)}
    rows: list[LedgerRow] = []
    lap = 0
    while links:
        groups = _Groups(by_fact, inside)
        left = [link for link in sorted(links, key=_surest_first) if not groups.join(link)]
        placed = {name for row in rows for name in (*row.conflict_ids, *row.variant_ids)}
        differ = [one for one in conflicts if one.conflict_id not in placed]
        both = [one for one in variants if one.variant_id not in placed]
        rows += [_row(kind, places, sides, by_fact, differ, both, lap) for kind, places in groups.all()]
        # What would bring two times together stays apart, with a row of its own where it is a conflict.
        links, lap = [link for link in left if link.conflict], lap + 1
    return tuple(sorted(rows, key=lambda row: (STANDINGS.index(row.standing), *_first(row), row.row_id)))


@dataclass(frozen=True, slots=True)
class _Link:
    """Two places with one thing, by a conflict, a variant or agreement, and how sure that is."""

    kind: ConflictKind
    a: Side
    b: Side
    probability: float
    conflict: bool = False


def _link(one: Conflict | Variant) -> _Link:
    return _Link(one.kind, one.a, one.b, one.probability, isinstance(one, Conflict))


def _surest_first(link: _Link) -> tuple[float, bool, Place, Place]:
    return -link.probability, link.conflict, _place(link.a), _place(link.b)


class _Groups:
    """Places that belong to one row, joined as they are met.

    A chain of matches can run from one thing to another ("October 6", "this month", "November 1"). So a link is
    refused where it would give one article two dates or two counts that cannot both hold of one thing, unless the
    article was found to contradict itself there.
    """

    def __init__(self, facts: Mapping[Place, Fact], inside: Collection[frozenset[Place]]) -> None:
        self._facts, self._inside = facts, inside
        self._members: dict[tuple[ConflictKind, Place], list[tuple[ConflictKind, Place]]] = {}
        self._joined: set[tuple[ConflictKind, Place]] = set()

    def join(self, link: _Link) -> bool:
        """Put both places of a link into one row; returns whether that was done."""
        one, other = (
            self._members.setdefault((link.kind, place), [(link.kind, place)])
            for place in (_place(link.a), _place(link.b))
        )
        if one is not other:
            if any(self._apart(a[1], b[1]) for a in one for b in other):
                return False
            one += other
            self._members |= dict.fromkeys(other, one)
        self._joined |= set(one)
        return True

    def _apart(self, one: Place, other: Place) -> bool:
        if one[0] != other[0] or frozenset((one, other)) in self._inside:
            return False
        a, b = self._facts.get(one), self._facts.get(other)
        return a is not None and b is not None and _cannot_both(a, b)

    def all(self) -> list[tuple[ConflictKind, list[Place]]]:
        """Every row, by its first place; what no link put into a row has none."""
        rows = {id(members): sorted(members) for key, members in self._members.items() if key in self._joined}
        return sorted((members[0][0], [place for _, place in members]) for members in rows.values())


def _cannot_both(a: Fact, b: Fact) -> bool:
    """Say whether two dates or counts of one article cannot be one: no day, no number lies in both."""
    if a.ranges and b.ranges:
        return not any(x.first <= y.last and y.first <= x.last for x in a.ranges for y in b.ranges)
    if a.low is None or b.low is None or a.measure != b.measure:
        return False
    return max(a.low, b.low) > min(a.high or a.low, b.high or b.low)


def _place(side: Side) -> Place:
    return side.article_id, side.start, side.end


def _agreeing(
    readings: Sequence[Reading], facts: Mapping[str, Sequence[Fact]], matched: Iterable[Match]
) -> Iterator[_Link]:
    texts = {reading.article.article_id: reading.article.text for reading in readings}
    by_sentence: dict[str, list[Fact]] = defaultdict(list)
    for row in facts.values():
        for fact in row:
            if fact.sentence_id and fact.kind in KINDS:
                by_sentence[fact.sentence_id].append(fact)
    for match in matched:
        for one in by_sentence[match.left]:
            for other in by_sentence[match.right]:
                if one.kind is other.kind and one.value == other.value and one.measure == other.measure:
                    a, b = (_as_side(fact, texts[fact.article_id]) for fact in (one, other))
                    yield _Link(KINDS[one.kind], a, b, match.probability)


def _fact_place(fact: Fact) -> Place:
    return fact.article_id, fact.start, fact.end


def _as_side(fact: Fact, text: str) -> Side:
    return Side(fact.article_id, fact.sentence_id, fact.start, fact.end, text[fact.start : fact.end])


def _row(
    kind: ConflictKind,
    places: Sequence[Place],
    sides: Mapping[Place, Side],
    facts: Mapping[Place, Fact],
    conflicts: Sequence[Conflict],
    variants: Sequence[Variant],
    lap: int = 0,
) -> LedgerRow:
    members = set(places)
    differ = tuple(
        one.conflict_id for one in conflicts if one.kind == kind and {_place(one.a), _place(one.b)} <= members
    )
    both = tuple(one.variant_id for one in variants if one.kind == kind and {_place(one.a), _place(one.b)} <= members)
    cells: dict[str, list[Side]] = defaultdict(list)
    for place in places:
        cells[place[0]].append(sides[place])
    things = [facts[place].thing for place in places if place in facts and facts[place].thing]
    thing = max(sorted(set(things)), key=things.count) if things else sides[places[0]].value
    return LedgerRow(
        row_id=f"{kind}:{places[0][0]}@{places[0][1]}" + (f"+{lap}" if lap else ""),
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
