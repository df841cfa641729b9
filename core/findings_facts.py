"""What the tables of facts say, in one sentence each. No value is called right, and no majority true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from core.findings import count, in_words, listed
from core.models import Comparison, LedgerRow
from core.tables_facts import Group, group

CANNOT, CAN = "cannot both hold", "can both hold"


def where_they_disagree(comparison: Comparison, rows: Sequence[LedgerRow], checks: int) -> str:
    """The story in a sentence: things with values that cannot both hold, by kind, and what is said in two ways."""
    if len(comparison.readings) < 2:
        return f"One outlet alone has nothing to disagree with; {_checks(checks)} in its own words."
    differ = [row for row in rows if group(row) is Group.CONFLICT]
    both = sum(group(row) is Group.VARIANT for row in rows)
    agree = sum(group(row) is Group.AGREE for row in rows)
    if differ:
        said = f"On {count(len(differ), 'thing')} the outlets say what {CANNOT} ({by_kind(differ)})"
    else:
        said = f"No two outlets were found to say what {CANNOT}"
    return (
        f"{said}; {count(both, 'thing')} {_is(both)} told in ways that {CAN}, on {agree or 'none'} the values agree. "
        f"{_checks(checks).capitalize()} inside single articles."
    )


def _checks(number: int) -> str:
    if not number:
        return "nothing was found"
    return f"{count(number, 'further finding')} {'stands' if number == 1 else 'stand'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def by_kind(rows: Iterable[LedgerRow]) -> str:
    """How many rows of each kind, most first: "3 dates, 2 roles, 1 speaker"."""
    kinds = Counter(row.kind.value for row in rows)
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(count(number, kind) for kind, number in ordered)


def day(on: date) -> str:
    """A day in words: "6 October 2021"."""
    return f"{on.day} {on:%B %Y}"


def days(first: date, last: date) -> str:
    """Days from first to last in words, as short as they can be: "2002", "October 2021", "11 to 17 October 2021"."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    return f"{first.day} {first:%B} to {day(last)}" if first.year == last.year else f"{day(first)} to {day(last)}"


def read_as(record: Mapping[str, object]) -> str:
    """How a date of `tables_facts.events` was read: "11 to 17 October 2021, read from 18 October 2021"."""
    first, last, against = record["first"], record["last"], record["against"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    said = days(first, last)
    return f"{said}, read from {day(against)}" if record["relative"] and isinstance(against, date) else said


def timeline(events: pd.DataFrame) -> str:
    """How many events are dated, how many of them differently, and how many dates are relative."""
    if events.empty:
        return "No date with a day, month or year was found."
    dated = events.drop_duplicates("event_id")
    disputed = int(dated["disputed"].sum())
    relative = int(events["relative"].sum())
    differ = f"{in_words(disputed)} of them with dates that {CANNOT}" if disputed else f"none with dates that {CANNOT}"
    against = dict.fromkeys(day(on) for on in events.loc[events["relative"], "against"])
    said = f"{count(len(dated), 'dated event')}, {differ}."
    if relative:
        said += f" {count(relative, 'relative date')} {_is(relative)} read from {listed(against)}."
    return said


def headlines(frame: pd.DataFrame) -> str:
    """How strong the headlines' words are, weakest first, and how many say more than their body."""
    stated = frame.dropna(subset=["headline"])
    if stated.empty:
        return "No headline was found in the articles."
    beyond = int((stated["reason"] != "").sum())
    more = f"{in_words(beyond).capitalize() if beyond else 'No'} headline{'' if beyond == 1 else 's'}"
    return f"{count(len(stated), 'headline')}. {more} {'says' if beyond == 1 else 'say'} more than the body below."


def step(record: Mapping[str, object]) -> str:
    """Where a headline's words stand on their ladder: "verb on step 3 of 3, object on step 2 of 2"."""
    if not record["ladder"]:
        return ""
    said = f"verb on step {record['verb_step']} of {record['verb_steps']}"
    if record["object_step"]:
        said += f", object on step {record['object_step']} of {record['object_steps']}"
    return said
