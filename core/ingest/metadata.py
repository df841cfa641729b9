"""What a text states of itself near its beginning: headline, author, date, and the agency it credits."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from core import lexicon
from core.models import Role
from core.text.lines import lines
from core.text.roles import passages

# Bylines and dates stand in the first lines, or not at all.
LINES_READ = 14
MOST_BYLINE_CHARS = 100
MOST_HEADLINE_CHARS = 300
BYLINE = re.compile(r"(?:Written |Reported |Reporting )?[Bb][Yy]:?\s+(?P<who>[A-Z][^\n]*)$")
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)"
DATE_LINE = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|date|issued)(?: on| at)?:?\s*)?(?:{DAY},?\s+)?"
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"(?:[T ,|·•-].{0,40})?$",
    re.IGNORECASE,
)
EARLIEST = date(1600, 1, 1)


def headline(text: str) -> str | None:
    """The first line that the rules read as a headline; None if no line is one."""
    for passage in passages(text):
        if passage.role is Role.HEADLINE:
            return text[passage.start : min(passage.end, passage.start + MOST_HEADLINE_CHARS)].lstrip("# ").strip()
    return None


def author(text: str) -> str | None:
    """Who a line "By ..." among the first names."""
    for line in lines(text[:20_000])[:LINES_READ]:
        if line.length <= MOST_BYLINE_CHARS and not line.is_sentence and (byline := BYLINE.match(line.shown)):
            return byline["who"].strip(" .,*_") or None
    return None


def published(text: str) -> date | None:
    """The date of a line among the first that holds nothing but a date and perhaps a time.

    Dates in figures alone (10/11/2021) are not read: day and month cannot be told apart.
    """
    for line in lines(text[:20_000])[:LINES_READ]:
        if line.length <= MOST_BYLINE_CHARS and (found := DATE_LINE.match(line.shown)):
            day = _day(found)
            if day is not None:
                return day
    return None


def agencies(byline: str | None) -> tuple[str, ...]:
    """News agencies named in a byline or author field, each once, by their usual name."""
    if not byline:
        return ()
    found = [name for name, forms in _agencies() if forms.search(byline)]
    return tuple(dict.fromkeys(found))


def iso_date(value: str | None) -> date | None:
    """Read "2021-10-18" and what follows it; None if that is no date."""
    try:
        day = date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
    return day if day >= EARLIEST else None


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return iso_date(found["iso"])
    months = {form: int(number) for form, number in lexicon.rows("months")}
    month = months.get((found["month"] or found["month2"]).lower())
    if month is None:
        return None
    try:
        day = date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"]))
    except ValueError:
        return None
    return day if day >= EARLIEST else None


@lru_cache(maxsize=1)
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each agency with its forms. The short forms count, as a byline is a credit."""
    table = []
    for row in lexicon.rows("agencies"):
        forms = [row[0], *(form for column in row[1:3] for form in column.split("|") if form)]
        joined = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        table.append((row[0], re.compile(rf"(?<!\w)(?:{joined})(?!\w)")))
    return tuple(table)
