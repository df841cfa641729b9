"""How two values stand to each other: the same, both can hold, or not both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from core.facts.amounts import OPEN_SHARE, ROUGH_SHARE, FoundNumber
from core.facts.calendar_words import days
from core.facts.dates import FoundDate
from core.models import DateRange


class Agreement(StrEnum):
    """How two values stand to each other. `UNKNOWN`: the words do not say enough to tell."""

    SAME = "same"
    BOTH_HOLD = "both can hold"
    DIFFER = "differ"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ValueVerdict:
    """A standing with the words that an editor reads."""

    standing: Agreement
    why: str = ""


SAME = ValueVerdict(Agreement.SAME)
UNKNOWN = ValueVerdict(Agreement.UNKNOWN)


def bounds(number: FoundNumber) -> tuple[float, float]:
    """Give the least and greatest true value for which a reporter would write this number."""
    low, high = number.low, number.high
    if low > high:
        low, high = high, low
    size = max(abs(low), abs(high))
    match number.rounding:
        case "about":
            return low - max(number.step / 2, ROUGH_SHARE * size), high + max(number.step / 2, ROUGH_SHARE * size)
        case "near":
            return low - max(number.step / 2, ROUGH_SHARE * size), high
        case "more":
            return low, high + max(number.step, OPEN_SHARE * size)
        case "least":
            return low, high + max(number.step, OPEN_SHARE * size)
        case "most":
            return low - max(number.step, OPEN_SHARE * size), high
        case _:
            return low, high


# Two outlets that both write "at least" or both give a range name bounds, and those can differ.
CLAIMED = ("least", "more", "most", "near", "range")
CLOSE_SHARE = 0.1


def _close(left: FoundNumber, right: FoundNumber) -> bool:
    """Say whether two bounds of one kind may be one, rounded: "more than 7,000" and "more than 7,100"."""
    if left.rounding == "range" and left.unit == right.unit:
        return left.low == right.low and left.high == right.high
    return all(
        abs(one - other) <= CLOSE_SHARE * max(abs(one), abs(other))
        for one, other in ((left.low, right.low), (left.high, right.high))
    )


def compare_numbers(left: FoundNumber, right: FoundNumber) -> ValueVerdict:
    """Compare two numbers of one measure.

    A number that is said to be rough has bounds; a number with more digits may be the exact form of one with fewer; a
    conversion between units may be off by the last digit of either.
    """
    if left.measure == "score" or right.measure == "score":
        return (
            SAME
            if {left.low, left.high} == {right.low, right.high}
            else ValueVerdict(Agreement.DIFFER, "the scores differ")
        )
    size = max(abs(left.high), abs(right.high), 1e-9)
    if abs(left.low - right.low) <= 1e-6 * size and abs(left.high - right.high) <= 1e-6 * size:
        if left.rounding == right.rounding and left.unit == right.unit:
            return SAME
        return ValueVerdict(Agreement.BOTH_HOLD, "the same number, said more or less exactly")
    if left.rounding == right.rounding and left.rounding in CLAIMED and not _close(left, right):
        return ValueVerdict(Agreement.DIFFER, "the numbers differ")
    low_a, high_a = bounds(left)
    low_b, high_b = bounds(right)
    converted = left.unit != right.unit and left.measure not in ("count", "ordinal", "age", "share")
    slack = 0.0
    if converted:
        slack = max(left.step, right.step, 0.05 * size)
    elif not _exact(left, right):
        slack = max(left.step, right.step) / 2
    if low_a - slack <= high_b and low_b - slack <= high_a:
        return ValueVerdict(Agreement.BOTH_HOLD, "in other units" if converted else "rounded or less exact")
    return ValueVerdict(Agreement.DIFFER, "the numbers differ")


def _exact(left: FoundNumber, right: FoundNumber) -> bool:
    """Say whether neither can be the rounded form of the other."""
    if left.measure in ("ordinal", "age") or "range" in (left.rounding, right.rounding):
        return True
    coarse, fine = sorted((left, right), key=lambda one: -one.step)
    if coarse.step <= fine.step:
        return True
    # 65 for 64.7 and 3.4 million for 3,412,000; not 1.5 million for 1.71 million.
    return abs(coarse.low - fine.low) > coarse.step / 2


def compare_dates(
    left: FoundDate,
    right: FoundDate,
    *,
    slack_days: int = 0,
) -> ValueVerdict:
    """Compare the intervals of two dates; where one has none, the parts that both wrote."""
    ranges_a, ranges_b = left.ranges, right.ranges
    if ranges_a and ranges_b:
        slack = timedelta(days=slack_days)
        if any(a.first <= b.last + slack and b.first <= a.last + slack for a in ranges_a for b in ranges_b):
            same = set(ranges_a) & set(ranges_b)
            return SAME if same else ValueVerdict(Agreement.BOTH_HOLD, "one date lies within what the other can mean")
        return ValueVerdict(Agreement.DIFFER, f"{_written(ranges_a)} and {_written(ranges_b)} do not meet")
    if left.days_ago and right.days_ago and not ranges_a and not ranges_b:
        (far_a, near_a), (far_b, near_b) = left.days_ago, right.days_ago
        if far_a < near_b or far_b < near_a:
            return ValueVerdict(Agreement.DIFFER, "the spans of time differ")
        return (
            SAME if left.days_ago == right.days_ago else ValueVerdict(Agreement.BOTH_HOLD, "one date is more precise")
        )
    pairs = [(a, b) for a, b in zip(left.parts, right.parts, strict=True) if a is not None and b is not None]
    if any(a != b for a, b in pairs):
        return ValueVerdict(Agreement.DIFFER, "the dates differ")
    if not pairs:
        return UNKNOWN
    return SAME if left.parts == right.parts else ValueVerdict(Agreement.BOTH_HOLD, "one date is more precise")


def _written(ranges: tuple[DateRange, ...]) -> str:
    return days(ranges[0].first, ranges[0].last)
