"""A count that is the whole in one sentence and a part in the other: "seven" against "seven and another three"."""

from __future__ import annotations

import re

from core.facts.mentions import Statement, ValueMention, mentions
from core.facts.value_pair import ValuePair
from core.models import ConflictKind

FURTHER = re.compile(r"\b(?:another|a\s+further|further|additional)\s+$", re.IGNORECASE)


def compare_totals(a: Statement, b: Statement) -> list[ValuePair]:
    """Find a count of one sentence that the other goes beyond, where the other says by how much in all.

    "Expelled seven and withdrew the accreditation of another three, from 30 to 20" makes ten; a sentence that says
    seven does not tell the same. Without the total, the further ones may be of another kind: nothing is found.
    """
    found = _beyond(a, b)
    if found is not None:
        (start, end), other = found
        return [_finding(a, b, (start, end), other)]
    turned = _beyond(b, a)
    if turned is not None:
        other, span = turned
        return [_finding(a, b, span, other)]
    return []


def _finding(a: Statement, b: Statement, one: tuple[int, int], other: tuple[int, int]) -> ValuePair:
    reason = f"“{a.text[slice(*one)]}” against “{b.text[slice(*other)]}”: the one is part of what the other adds up to."
    return ValuePair(ConflictKind.NUMBER, one, other, True, reason)


def _beyond(short: Statement, long: Statement) -> tuple[tuple[int, int], tuple[int, int]] | None:
    counts = [one for one in mentions(long) if one.number and one.number.measure == "count"]
    for number, further in enumerate(counts):
        if not FURTHER.search(long.text[: further.start]):
            continue
        for first in counts[:number]:
            total = _value(first) + _value(further)
            if not any(
                abs(_value(one) - _value(other)) == total for one in counts for other in counts if one is not other
            ):
                continue
            same = [one for one in mentions(short) if one.number and one.number.measure == "count"]
            values = [_value(one) for one in same]
            if _value(first) in values and _value(further) not in values and total not in values:
                one = same[values.index(_value(first))]
                return (one.start, one.end), (first.start, further.end)
    return None


def _value(mention: ValueMention) -> float:
    return mention.number.low if mention.number else 0.0
