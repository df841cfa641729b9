"""Days in the words of a page: "6 October 2021", "11 to 17 October 2021"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def day(on: date) -> str:
    """A day in words: "6 October 2021"."""
    return f"{on.day} {on:%B %Y}"


def days(first: date, last: date) -> str:
    """Days from first to last in words, as short as they can be: "2002", "October 2021", "11 to 17 October 2021"."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{first:%B %Y}" if whole else f"{first.day} to {day(last)}"
    return f"{first.day} {first:%B} to {day(last)}" if first.year == last.year else f"{day(first)} to {day(last)}"
