"""Rows of the ledger: one thing in one row, and no article made to give it two dates."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.facts import dated_events, ledger
from core.models import Conflict, ConflictKind, DateRange, Fact, FactKind, LedgerRow, Match, Reading, Side, Variant
from tests.support import article

TEXTS = {
    "a": "Eight envoys were expelled on October 6. The office will close on November 1.",
    "b": "Eight envoys were expelled on June 6. The office closes Nov. 1, it was said.",
    "c": "The alliance expelled eight envoys this month.",
}
DAYS = {
    "October 6": (date(2021, 10, 6), date(2021, 10, 6)),
    "June 6": (date(2021, 6, 6), date(2021, 6, 6)),
    "November 1": (date(2021, 11, 1), date(2021, 11, 1)),
    "Nov. 1": (date(2021, 11, 1), date(2021, 11, 1)),
    "this month": (date(2021, 10, 1), date(2021, 10, 31)),
}
READINGS = tuple(Reading(article(name, text), (), ()) for name, text in TEXTS.items())


def side(name: str, value: str) -> Side:
    start = TEXTS[name].index(value)
    return Side(name, f"{name}@{TEXTS[name].rfind('.', 0, start) + 1}", start, start + len(value), value)


def fact(name: str, value: str) -> Fact:
    place, (first, last) = side(name, value), DAYS[value]
    return Fact(
        name,
        place.start,
        place.end,
        FactKind.DATE,
        f"{first} to {last}",
        place.sentence_id,
        ranges=(DateRange(first, last),),
    )


def conflict(one: Side, other: Side, probability: float = 0.9, kind: ConflictKind = ConflictKind.DATE) -> Conflict:
    inside = one.article_id == other.article_id
    return Conflict(f"{one.value}/{other.value}", kind, one, other, "They do not meet.", inside, probability)


FACTS = {name: [fact(name, value) for value in DAYS if value in text] for name, text in TEXTS.items()}
JUNE = conflict(side("a", "October 6"), side("b", "June 6"))
CHAINED = conflict(side("a", "November 1"), side("c", "this month"), 0.55)
WIDER = Variant(
    "wider", ConflictKind.DATE, side("a", "October 6"), side("c", "this month"), "One lies in the other.", 0.8
)
CLOSING = Variant("same", ConflictKind.DATE, side("a", "November 1"), side("b", "Nov. 1"), "One value.", 0.9)


def values(row: LedgerRow) -> dict[str, list[str]]:
    return {cell.article_id: [one.value for one in cell.values] for cell in row.cells}


def test_outlets_with_one_value_stand_in_one_row_against_the_other() -> None:
    (row,) = ledger(READINGS, [JUNE], [WIDER], FACTS)
    assert values(row) == {"a": ["October 6"], "b": ["June 6"], "c": ["this month"]}
    assert (row.standing, row.conflict_ids, row.variant_ids) == ("conflict", (JUNE.conflict_id,), ("wider",))


def test_a_chain_does_not_give_one_article_two_dates_of_one_thing() -> None:
    rows = ledger(READINGS, [JUNE, CHAINED], [WIDER, CLOSING], FACTS)
    found = [values(row) for row in rows]
    assert {"a": ["October 6"], "b": ["June 6"], "c": ["this month"]} in found
    assert {"a": ["November 1"], "b": ["Nov. 1"]} in found


def test_a_conflict_that_would_join_two_things_has_a_row_of_its_own() -> None:
    rows = ledger(READINGS, [JUNE, CHAINED], [WIDER, CLOSING], FACTS)
    own = [row for row in rows if CHAINED.conflict_id in row.conflict_ids]
    assert [values(row) for row in own] == [{"a": ["November 1"], "c": ["this month"]}]
    assert len({row.row_id for row in rows}) == len(rows)


def test_an_article_that_contradicts_itself_has_both_dates_in_the_row() -> None:
    inside = conflict(side("a", "October 6"), side("a", "November 1"))
    (row,) = ledger(READINGS, [inside, CHAINED], [WIDER], FACTS)
    assert values(row) == {"a": ["October 6", "November 1"], "c": ["this month"]}


def test_names_of_one_article_may_differ_in_a_row() -> None:
    role = ConflictKind.ROLE
    found = [
        conflict(side("a", "envoys"), side("c", "alliance"), kind=role),
        conflict(side("a", "office"), side("c", "alliance"), kind=role),
    ]
    (row,) = ledger(READINGS, found, [], FACTS)
    assert values(row)["a"] == ["envoys", "office"]


def test_equal_values_of_matched_sentences_agree() -> None:
    one, other = fact("a", "November 1"), fact("b", "Nov. 1")
    match = Match(str(one.sentence_id), str(other.sentence_id), 0.8, 0.8, 0.5)
    (row,) = ledger(READINGS, [], [], FACTS, [match])
    assert (row.standing, values(row)) == ("agree", {"a": ["November 1"], "b": ["Nov. 1"]})
    assert ledger(READINGS, [], [], FACTS, []) == ()


def test_a_dispute_of_dates_is_one_disputed_event() -> None:
    rows = ledger(READINGS, [JUNE], [WIDER, CLOSING], FACTS)
    events = dated_events(rows, FACTS)
    assert [(event.disputed, len(event.dates)) for event in events] == [(True, 3), (False, 2)]
    assert events[0].first == date(2021, 6, 6)


PLACES = st.sampled_from([side(name, value) for name, found in FACTS.items() for value in DAYS if value in TEXTS[name]])
CONFLICTS = st.lists(
    st.builds(conflict, PLACES, PLACES, st.sampled_from([0.5, 0.7, 0.9])).filter(
        lambda one: one.a.article_id != one.b.article_id
    ),
    max_size=8,
    unique_by=lambda one: one.conflict_id,
)


@settings(deadline=None)
@given(CONFLICTS)
def test_every_conflict_stands_in_one_row_and_no_article_gives_two_dates(found: list[Conflict]) -> None:
    rows = ledger(READINGS, found, [], FACTS)
    assert sorted(name for row in rows for name in row.conflict_ids) == sorted(one.conflict_id for one in found)
    assert len({row.row_id for row in rows}) == len(rows)
    for row in rows:
        assert all(len(cell.values) == 1 for cell in row.cells)


@settings(deadline=None)
@given(CONFLICTS, st.randoms())
def test_the_order_of_the_findings_changes_no_row(found: list[Conflict], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    as_sets = [
        {(row.row_id, row.cells, frozenset(row.conflict_ids)) for row in ledger(READINGS, order, [], FACTS)}
        for order in (found, shuffled)
    ]
    assert as_sets[0] == as_sets[1]
