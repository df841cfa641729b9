"""Dates and numbers of two matched sentences: which speak of the same thing, and whether both can hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.facts.contrast import other_part
from core.facts.grammar import alike, closeness
from core.facts.mentions import Statement, ValueMention, mentions, other_thing, same_thing
from core.facts.value_pair import ValuePair
from core.facts.values import Agreement, ValueVerdict, compare_dates, compare_numbers
from core.models import ConflictKind

# Least share of common surroundings at which two values are taken to be about one thing; chosen on the dev pairs.
LEAST_CLOSENESS = 0.3
LEAST_CLOSENESS_REPORTING = 0.5
LEAST_DATES = 0.65
DAYS_TO_REPORT = 7
# From here on two things that are called otherwise ("groups", "names") are still taken for one.
SURE_CLOSENESS = 0.85


@dataclass(frozen=True, slots=True)
class Pairing:
    """A mention of each sentence with the verdict on their values and how near their surroundings are."""

    a: ValueMention
    b: ValueMention
    verdict: ValueVerdict
    near: float


def compare_values(a: Statement, b: Statement, *, shared: float = 1.0) -> list[ValuePair]:
    """Compare the dates, times of day and numbers of two sentences on the same point."""
    found_a, found_b = mentions(a), mentions(b)
    dates = _pair(
        [one for one in found_a if one.date],
        [one for one in found_b if one.date],
        _date_verdict(a, b),
        lambda pairing: _dates_comparable(pairing, shared + _anchors(found_a, found_b)),
    )
    numbers = _pair(
        [one for one in found_a if one.number],
        [one for one in found_b if one.number],
        _number_verdict,
        lambda pairing: _numbers_comparable(pairing) and not other_part(a.tree, b.tree, pairing.a, pairing.b),
    )
    return [
        finding
        for kind, pairs in ((ConflictKind.DATE, dates), (ConflictKind.NUMBER, numbers))
        for pairing in pairs
        if (finding := _finding(kind, pairing)) is not None
    ]


def _pair(
    left: list[ValueMention],
    right: list[ValueMention],
    judge: Callable[[ValueMention, ValueMention], ValueVerdict | None],
    comparable: Callable[[Pairing], bool],
) -> list[Pairing]:
    """Pair one to one: equal values first, then those that can both hold, then the nearest of the rest."""
    options = [
        Pairing(one, other, verdict, _nearness(one, other))
        for one in left
        for other in right
        if (verdict := judge(one, other)) is not None
    ]
    options = [one for one in options if one.verdict.standing is not Agreement.DIFFER or comparable(one)]
    order = {Agreement.SAME: 0, Agreement.BOTH_HOLD: 1, Agreement.UNKNOWN: 2, Agreement.DIFFER: 2}
    options.sort(key=lambda one: (order[one.verdict.standing], -one.near, one.a.start, one.b.start))
    used: set[int] = set()
    chosen = []
    for option in options:
        if id(option.a) not in used and id(option.b) not in used:
            used |= {id(option.a), id(option.b)}
            chosen.append(option)
    return chosen


def _anchors(left: Sequence[ValueMention], right: Sequence[ValueMention]) -> float:
    """Up to 0.5 for numbers above one that both sentences have: they tell of one event."""
    values = [
        {(one.number.measure, one.number.low) for one in row if one.number and one.number.low > 1}
        for row in (left, right)
    ]
    return min(0.5, 0.25 * len(values[0] & values[1]))


def _nearness(a: ValueMention, b: ValueMention) -> float:
    near = closeness(a.around, b.around)
    if a.verb and b.verb and alike(a.verb.lemma, b.verb.lemma):
        near += 0.15
    if same_thing(a.thing, b.thing):
        near += 0.15
    return near


def _date_verdict(a: Statement, b: Statement) -> Callable[[ValueMention, ValueMention], ValueVerdict | None]:
    zoned = any(one.zoned for one in (*mentions(a), *mentions(b)))

    def judge(one: ValueMention, other: ValueMention) -> ValueVerdict | None:
        assert one.date is not None
        assert other.date is not None
        said = one.date.relative and one.date.parts[3] is None and not one.date.vague
        said = said or (other.date.relative and other.date.parts[3] is None and not other.date.vague)
        return compare_dates(
            one.date, other.date, slack_days=1 if zoned or (said and a.published != b.published) else 0
        )

    return judge


def _number_verdict(one: ValueMention, other: ValueMention) -> ValueVerdict | None:
    assert one.number is not None
    assert other.number is not None
    if one.number.measure != other.number.measure:
        return None
    return compare_numbers(one.number, other.number)


def _finding(kind: ConflictKind, pairing: Pairing) -> ValuePair | None:
    a, b, verdict = pairing.a, pairing.b, pairing.verdict
    spans = (a.start, a.end), (b.start, b.end)
    if verdict.standing is Agreement.SAME and " ".join(a.text.casefold().split()) != " ".join(
        b.text.casefold().split()
    ):
        return ValuePair(kind, *spans, False, f"“{a.text}” and “{b.text}” are one value in other words.", pairing.near)
    if verdict.standing is Agreement.BOTH_HOLD:
        return ValuePair(kind, *spans, False, f"“{a.text}” and “{b.text}” can both hold: {verdict.why}.", pairing.near)
    if verdict.standing is not Agreement.DIFFER:
        return None
    return ValuePair(kind, *spans, True, f"“{a.text}” against “{b.text}”: {verdict.why}.", pairing.near)


def _numbers_comparable(pairing: Pairing) -> bool:
    a, b = pairing.a, pairing.b
    if other_thing(a, b):
        share = a.number is not None and a.number.measure == "share"
        if share or pairing.near < SURE_CLOSENESS:
            return False
    return pairing.near >= LEAST_CLOSENESS


def _dates_comparable(pairing: Pairing, shared: float) -> bool:
    """Two dates are of one thing when they date one act, or stand in much the same words.

    The date of a report is that of the act only roughly: "said on October 6 it had expelled" leaves a week before it.
    """
    a, b = pairing.a, pairing.b
    same = not a.acts.isdisjoint(b.acts)
    if a.reporting != b.reporting:
        return same and _far_apart(a, b)
    if a.reporting:
        return pairing.near >= LEAST_CLOSENESS_REPORTING
    stages = {a.tense, b.tense} == {"past", "to come"}
    if a.repeated != b.repeated or (stages and (a.ahead != b.ahead or not same)):
        return False
    score = pairing.near + 0.3 * shared + (0.3 if same else 0.0)
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        score -= 0.6
    return score >= LEAST_DATES


def _far_apart(a: ValueMention, b: ValueMention) -> bool:
    """Say whether the event cannot be what the report is of: later than it, or more than a week before."""
    report, event = (a, b) if a.reporting else (b, a)
    if not (report.date and event.date and report.date.ranges and event.date.ranges):
        return False
    said = report.date.ranges[0].last
    return all(one.first > said or (said - one.last).days > DAYS_TO_REPORT for one in event.date.ranges)
