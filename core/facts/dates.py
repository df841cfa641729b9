"""Dates as they are written in news text, with every interval they can mean.

Measured on 22 news phrases (2026-11-21): dateparser 1.5.0's `search_dates` gave the right span and interval for 8. It
reads "may" and "sat" as dates, loses the day of "Oct. 6", finds no "last week" and answers with a day where a month or
a year was written. A conflict needs the interval and its doubt, so the grammar is here.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from core.lexicon import rows
from core.models import DateRange

Parts = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its span, the parts that were written and the intervals it can mean.

    `relative` says that it needs a publication date; `ranges` is empty while that is unknown. `days_ago` is
    "two weeks ago" as the most and fewest days it can mean.
    """

    start: int
    end: int
    parts: Parts
    ranges: tuple[DateRange, ...]
    relative: bool = False
    vague: bool = False
    days_ago: tuple[int, int] | None = None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {form: int(number) for form, number in rows("months")}


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    return {form: int(number) for form, number in rows("weekdays")}


@lru_cache(maxsize=1)
def _small_numbers() -> dict[str, int]:
    words = {row[0]: int(row[1]) for row in rows("number_words") if row[2] in ("unit", "ten")}
    return words | {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """Build the grammar of dates as one pattern; the named groups say which rule matched."""
    month = "|".join(sorted(_months(), key=len, reverse=True))
    weekday = "|".join(_weekdays())
    count = "|".join(sorted(_small_numbers(), key=len, reverse=True))
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?:1[5-9]|20)\d\d"
    alternatives = [
        rf"(?P<iso>\b{year}-[01]\d-[0-3]\d\b)",
        rf"(?:(?P<wd1>{weekday}),?\s+)?(?P<m1>{month})\.?\s+(?P<d1>{day})(?:\s*(?:-|–|to)\s*(?P<d1b>{day}))?\b(?![:\d]|\.\d)(?:,?\s+(?P<y1>{year})\b)?",
        rf"(?:(?P<wd2>{weekday}),?\s+)?(?:the\s+)?\b(?P<d2>{day})(?:\s+of)?\s+(?P<m2>{month})\b\.?(?:,?\s+(?P<y2>{year})\b)?",
        rf"\b(?P<m3>{month})\b\.?,?(?:\s+of)?\s+(?P<y3>{year})\b",
        rf"(?P<cue4>\b(?:in|since|until|till|by|last|this|next|of|from|during|late|early|mid|through|for)[\s-]+)(?P<m4>{month})\b(?!\.?,?\s+\d)\.?",
        rf"\b(?P<m5>{month.replace('|may|', '|').replace('|march|', '|').replace('|mar|', '|')})\b(?!\.?\s+\d)\.?",
        (
            rf"(?P<cue6>\b(?:last|next|this|past|the previous)\s+)?\b(?P<wd6>{weekday})\b"
            r"(?:\s+(?:morning|afternoon|evening|night))?"
        ),
        r"\b(?P<today>today|tonight|this\s+(?:morning|afternoon|evening))\b",
        r"\b(?P<yesterday>yesterday|last\s+night)\b",
        r"\b(?P<tomorrow>tomorrow)\b",
        (
            r"\b(?P<rel>(?P<relcue>last|this|next|earlier\s+this|later\s+this|late\s+last|early\s+last|early\s+next|early\s+this)"
            r"\s+(?P<relunit>week|weekend|month|year))\b"
        ),
        rf"\b(?P<ago>(?P<agon>{count}|\d+)\s+(?P<agounit>day|week|month|year|decade)s?\s+ago)\b",
        rf"\b(?P<anaphoric>(?:{count}|\d+|the)\s+(?:day|week|month|year)s?\s+(?:earlier|later|before|after)|the\s+(?:next|following|previous|same)\s+(?:day|week|month|year))\b",
        r"\b(?P<decade>(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?:1[5-9]|20)\d0s)\b",
        rf"\b(?P<span>(?:from\s+|between\s+)?(?P<ys>{year})\s*(?:to|-|–|and|until)\s*(?P<ye>{year}))\b",
        rf"(?P<cue8>(?:\b(?:in|since|from|until|till|by|of|during|the|early|late|mid|year|through|to|for|before|after|his|her|their|its|and|a)|['’]s|s['’])[\s-]+)(?P<y8>{year})\b(?![\d,.]\d|-year)",
        rf"\((?P<y9>{year})\)",
        r"\b(?P<dmy>[0-3]?\d[/.][01]?\d[/.](?:19|20)\d\d)\b",
    ]
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


def find_dates(text: str, published: date | None) -> tuple[FoundDate, ...]:
    """Find the dates of a text, in order.

    A bare weekday can be the last one or the next one: both intervals are given. Without a publication date the
    relative ones have parts (a weekday) but no interval, and a day without a year none either.

    Args:
        text: A sentence or paragraph; spans are offsets into it.
        published: What relative dates are resolved against.
    """
    found = []
    for match in pattern().finditer(text):
        one = _read(match, text, published)
        if one is not None:
            found.append(one)
    return tuple(found)


def _read(match: re.Match[str], text: str, published: date | None) -> FoundDate | None:
    group = match.groupdict()
    for reader in (_absolute, _weekday, _relative, _years):
        answer = reader(group, match, published)
        if answer is not None:
            break
    else:
        return None
    start, end = match.start(), match.end()
    for cue in ("cue4", "cue8"):
        if group[cue] and group[cue].strip(" -").lower() not in ("last", "this", "next", "late", "early", "mid"):
            start = match.end(cue)
    name = match.group("m5") or match.group("m4")
    if name and not text[match.start("m5" if match.group("m5") else "m4")].isupper():
        return None
    parts, ranges, relative, vague = answer
    # "Sunni" and "Marching" are kept out by word bounds; "Jan" and "April" as first names are not.
    if match.group("m5") and re.match(r"['’]?s?\s+[A-Z]", text[end:]) and not text[end:].startswith((" The", ",")):
        return None
    ago = _days_ago(_count(group), str(group["agounit"]).lower()) if group["ago"] else None
    return FoundDate(start, end - (text[end - 1] == " "), parts, ranges, relative, vague, ago)


Answer = tuple[Parts, tuple[DateRange, ...], bool, bool]


def _absolute(group: dict[str, str | None], match: re.Match[str], published: date | None) -> Answer | None:
    if group["iso"]:
        return _of_day(*(int(part) for part in group["iso"].split("-")), published=published)
    if group["dmy"]:
        first, second, year = (int(part) for part in re.split(r"[/.]", group["dmy"]))
        # Outside the United States the day comes first; where that cannot be, the month does.
        day, month = (first, second) if second <= 12 else (second, first)
        return _of_day(year, month, day, published=published)
    for number in "12":
        if group["m" + number]:
            month = _months()[str(group["m" + number]).lower()]
            day = int(re.sub(r"\D", "", str(group["d" + number])))
            written_year = group["y" + number]
            last = int(re.sub(r"\D", "", str(group["d1b"]))) if number == "1" and group["d1b"] else day
            weekday = group["wd" + number]
            return _of_day(
                int(written_year) if written_year else None,
                month,
                day,
                last=last,
                weekday=_weekdays()[weekday.lower()] if weekday else None,
                published=published,
            )
    if group["m3"]:
        return _of_month(int(str(group["y3"])), _months()[str(group["m3"]).lower()], None, published)
    written = group["m4"] or group["m5"]
    if written:
        return _of_month(None, _months()[written.lower()], group["cue4"], published)
    return None


def _of_day(
    year: int | None,
    month: int,
    day: int,
    *,
    last: int | None = None,
    weekday: int | None = None,
    published: date | None,
) -> Answer | None:
    years = [year] if year else [published.year + step for step in (-1, 0, 1)] if published else []
    ranges = []
    for one in years:
        longest = calendar.monthrange(one, month)[1] if 1 <= month <= 12 else 0
        if 1 <= day <= longest:
            ranges.append(DateRange(date(one, month, day), date(one, month, max(day, min(last or day, longest)))))
    if not year and published:
        ranges = _nearest(ranges, published)
    return (year, month, day, weekday), tuple(ranges), False, False


def _nearest(ranges: list[DateRange], published: date) -> list[DateRange]:
    """A date without a year is of the nearest year; half a year away both are kept."""
    ranges = sorted(ranges, key=lambda one: abs((one.first - published).days))
    return [one for one in ranges if abs((one.first - published).days) <= 200][:2] or ranges[:1]


def _of_month(year: int | None, month: int, cue: str | None, published: date | None) -> Answer:
    if year is None and published is None:
        return (None, month, None, None), (), False, False
    years = [year] if year else [published.year + step for step in (-1, 0, 1)] if published else []
    ranges = [DateRange(date(one, month, 1), date(one, month, calendar.monthrange(one, month)[1])) for one in years]
    if year is None and published is not None:
        word = (cue or "").strip().lower()
        ahead = [one for one in ranges if one.last >= published]
        behind = [one for one in ranges if one.first <= published]
        if word == "next":
            ranges = ahead[:2]
        elif word == "last":
            ranges = behind[-2:]
        else:
            ranges = _nearest(ranges, published)
    return (year, month, None, None), tuple(ranges), False, False


def _weekday(group: dict[str, str | None], match: re.Match[str], published: date | None) -> Answer | None:
    if not group["wd6"]:
        return None
    weekday = _weekdays()[group["wd6"].lower()]
    parts: Parts = (None, None, None, weekday)
    if published is None:
        return parts, (), True, False
    back = (published.weekday() - weekday) % 7
    cue = (group["cue6"] or "").strip().lower()
    steps = {"last": (-back if back else -7, -back - 7), "past": (-back if back else -7, -back - 7)}
    steps |= {"next": (7 - back, 14 - back), "this": (-back, 7 - back), "the previous": (-back - 7, -back)}
    chosen = steps.get(cue, (-back, 7 - back))
    days = [published + timedelta(days=step) for step in chosen]
    return parts, tuple(DateRange(day, day) for day in days), True, False


def _relative(group: dict[str, str | None], match: re.Match[str], published: date | None) -> Answer | None:
    nothing: Parts = (None, None, None, None)
    for name, step in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if group[name]:
            ranges = () if published is None else _one_day(published + timedelta(days=step))
            return nothing, ranges, True, False
    if group["rel"]:
        ranges = () if published is None else _around(str(group["relcue"]), str(group["relunit"]), published)
        return nothing, ranges, True, True
    if group["ago"]:
        ranges = () if published is None else _ago(_count(group), str(group["agounit"]).lower(), published)
        return nothing, ranges, True, True
    if group["anaphoric"]:
        return nothing, (), True, True
    return None


def _one_day(day: date) -> tuple[DateRange, ...]:
    return (DateRange(day, day),)


def _around(cue: str, unit: str, published: date) -> tuple[DateRange, ...]:
    """The calendar week, weekend, month or year that is meant."""
    cue, unit = " ".join(cue.lower().split()), unit.lower()
    step = -1 if "last" in cue else 1 if "next" in cue else 0
    if unit in ("week", "weekend"):
        monday = published - timedelta(days=published.weekday())
        first, last = monday + timedelta(weeks=step), monday + timedelta(weeks=step, days=6)
        if unit == "weekend":
            # On a Monday "this weekend" is the one just gone as often as the one to come.
            first = last - timedelta(days=2)
            return (DateRange(first, last), DateRange(first - timedelta(days=7), last - timedelta(days=7)))
    elif unit == "month":
        months = published.year * 12 + published.month - 1 + step
        year, month = months // 12, months % 12 + 1
        first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    else:
        first, last = date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    if cue == "earlier this":
        last = published
    elif cue == "later this":
        first = published
    return (DateRange(first, last),)


def _count(group: dict[str, str | None]) -> int:
    written = str(group["agon"]).lower()
    return _small_numbers().get(written) or int(written)


def _days_ago(count: int, unit: str) -> tuple[int, int]:
    """ "Seven years ago" is said of six and a half as of nearly eight: one unit of slack each way."""
    days = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[unit]
    slack = 0.0 if unit == "day" else 1.0
    return round((count + slack) * days), round(max(0.0, count - slack) * days)


def _ago(count: int, unit: str, published: date) -> tuple[DateRange, ...]:
    most, fewest = _days_ago(count, unit)
    try:
        return (DateRange(published - timedelta(days=most), published - timedelta(days=fewest)),)
    except OverflowError:
        return ()


def _years(group: dict[str, str | None], match: re.Match[str], published: date | None) -> Answer | None:
    nothing: Parts = (None, None, None, None)
    if group["decade"]:
        first = int(re.sub(r"\D", "", group["decade"]))
        part = (group["part"] or "").lower()
        low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(part, (0, 9))
        return nothing, (DateRange(date(first + low, 1, 1), date(first + high, 12, 31)),), False, True
    if group["span"]:
        first, last = int(str(group["ys"])), int(str(group["ye"]))
        if first >= last:
            return None
        return nothing, (DateRange(date(first, 1, 1), date(last, 12, 31)),), False, True
    written = group["y8"] or group["y9"]
    if written:
        year = int(written)
        return (year, None, None, None), (DateRange(date(year, 1, 1), date(year, 12, 31)),), False, False
    return None


CLOCK = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
ZONE = re.compile(r"^\W{0,3}(?:[A-Z]{2,4}T|GMT|UTC|BST|CET|IST|local time|Eastern|Pacific|Central)\b")


def find_clocks(text: str) -> tuple[tuple[int, int, int, bool], ...]:
    """Find times of day: start, end, minutes after midnight, and whether a time zone is written."""
    found = []
    for match in CLOCK.finditer(text):
        if match["word"]:
            minutes = 12 * 60 if match["word"].lower() == "noon" else 0
        elif match["hour24"]:
            minutes = int(match["hour24"]) * 60 + int(match["minute24"])
        else:
            afternoon = 12 if match["half"].lower().startswith("p") else 0
            minutes = (int(match["hour"]) % 12 + afternoon) * 60 + int(match["minute"] or 0)
        found.append((match.start(), match.end(), minutes, bool(ZONE.match(text[match.end() :]))))
    return tuple(found)
