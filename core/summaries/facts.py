"""What the tables of facts say, in one sentence each. No value is called right, and no majority true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from core.facts import day, days
from core.models import Comparison, LedgerRow
from core.summaries.coverage import count, in_words
from core.tables.facts import EventRow, Group, group
from core.tables.headlines import HeadlineRow, LadderStep
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


def read_as(date: EventRow) -> str:
    """How a date was read: "11 to 17 October 2021, read from 18 October 2021"."""
    said = days(date.first, date.last)
    return f"{said}, read from {day(date.against)}" if date.relative and date.against else said


def timeline(events: Sequence[EventRow]) -> str:
    """How many events are dated, how many of them differently, and how many dates are relative."""
    if not events:
        return "No date with a day, month or year was found."
    disputed = len({event.event_id for event in events if event.disputed})
    relative = sum(event.relative for event in events)
    differ = f"{in_words(disputed) if disputed else 'none'} of them with dates that {CANNOT}"
    against = dict.fromkeys(day(event.against) for event in events if event.relative and event.against)
    said = f"{count(len({event.event_id for event in events}), 'dated event')}, {differ}."
    if relative:
        said += f" {count(relative, 'relative date')} {_is(relative)} read from {listed(against)}."
    return said


def around_the_story(events: Sequence[EventRow]) -> str:
    """From when to when the dates of a picture run."""
    return days(min(event.first for event in events), max(event.last for event in events)) if events else ""


def headlines(rows: Iterable[HeadlineRow]) -> str:
    """How many headlines there are, and how many say more than their body."""
    stated = [row for row in rows if row.headline is not None]
    if not stated:
        return "No headline was found in the articles."
    beyond = sum(row.reason != "" for row in stated)
    more = f"{in_words(beyond).capitalize() if beyond else 'No'} headline{'' if beyond == 1 else 's'}"
    return f"{count(len(stated), 'headline')}. {more} {'says' if beyond == 1 else 'say'} more than the body below."


def step(found: LadderStep) -> str:
    """Where a headline's words stand on their ladder: "verb 3 of 3, object 2 of 2"."""
    if not found.ladder:
        return ""
    said = f"Strength of its words: verb {found.verb_step} of {found.verb_steps}"
    if found.object_step:
        said += f", object {found.object_step} of {found.object_steps}"
    return f"{said}."


def ladder(name: str, verbs: Sequence[str], objects: Sequence[str]) -> str:
    """The steps of a ladder, weakest first: "On the ladder “ties”, verbs rise from suspend over close to cut."."""
    said = f"On the ladder “{name}” verbs rise from {' over '.join(verbs[:-1])} to {verbs[-1]}"
    return f"{said}, objects from {' over '.join(objects[:-1])} to {objects[-1]}." if len(objects) > 1 else f"{said}."
