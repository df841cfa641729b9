"""What the tables of facts say, in one sentence each. No value is called right, and no majority true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from core.facts import day, days
from core.models import Comparison, LedgerRow
from core.summaries.coverage import count, in_words
from core.tables.facts import Group, group
from core.text.in_words import listed

CANNOT, CAN, CANNOT_ALL = "cannot both hold", "can both hold", "cannot all hold"
NOUNS = {"agent": "actor", "scar": "editing trace", "arithmetic": "sum"}
"""What a kind is called on a page, where its own name is not an editor's word."""


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
    kinds = Counter(noun(row.kind.value) for row in rows)
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(count(number, kind) for kind, number in ordered)


def noun(kind: str) -> str:
    """A kind of conflict in an editor's words."""
    return NOUNS.get(kind, kind)


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
    differ = f"{in_words(disputed) if disputed else 'none'} of them with dates that {CANNOT}"
    against = dict.fromkeys(day(on) for on in events.loc[events["relative"], "against"])
    said = f"{count(len(dated), 'dated event')}, {differ}."
    if relative:
        said += f" {count(relative, 'relative date')} {_is(relative)} read from {listed(against)}."
    return said


def around_the_story(events: pd.DataFrame) -> str:
    """From when to when the dates of a picture run."""
    return days(min(events["first"]), max(events["last"])) if len(events) else ""


def headlines(frame: pd.DataFrame) -> str:
    """How strong the headlines' words are, weakest first, and how many say more than their body."""
    stated = frame.dropna(subset=["headline"])
    if stated.empty:
        return "No headline was found in the articles."
    beyond = int((stated["reason"] != "").sum())
    more = f"{in_words(beyond).capitalize() if beyond else 'No'} headline{'' if beyond == 1 else 's'}"
    return f"{count(len(stated), 'headline')}. {more} {'says' if beyond == 1 else 'say'} more than the body below."


def step(record: Mapping[str, object]) -> str:
    """Where a headline's words stand on their ladder: "verb 3 of 3, object 2 of 2"."""
    if not record["ladder"]:
        return ""
    said = f"Strength of its words: verb {record['verb_step']} of {record['verb_steps']}"
    if record["object_step"]:
        said += f", object {record['object_step']} of {record['object_steps']}"
    return f"{said}."


def ladder(name: str, verbs: Sequence[str], objects: Sequence[str]) -> str:
    """The steps of a ladder, weakest first: "On the ladder “ties”, verbs rise from suspend over close to cut."."""
    said = f"On the ladder “{name}” verbs rise from {' over '.join(verbs[:-1])} to {verbs[-1]}"
    return f"{said}, objects from {' over '.join(objects[:-1])} to {objects[-1]}." if len(objects) > 1 else f"{said}."
