"""Numbers as they are written in news text: value or range, unit, rounding word.

Measured on 25 news phrases (2026-11-21): quantulum3 0.10.0 read 18 rightly but takes "half a million" for 1,500,000,
"3,4 million" for 34,000,000 and the middle of a range for its value, drops "about" and finds no "dozens"; text2num
3.1.0 turns number words into digits without spans and leaves "a dozen" and "half a million". What a conflict needs are
the bounds of what the words can mean, so the grammar is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from core.lexicon import rows

# How far a number that is said to be rough may be from the true one, as a share.
ROUGH_SHARE = 0.1
# "more than 2,000" is said of 2,100, hardly of 4,000.
OPEN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text. `low` to `high` in the base unit is what is written; `rounding` says how exact it is.

    `measure` is "count", "ordinal", "score", "age" or what the unit measures ("length", "dollar"). `step` is the size
    of the last digit written, in the base unit: 2.8 million has a step of 100,000.
    """

    start: int
    end: int
    low: float
    high: float
    measure: str
    step: float
    rounding: str = ""
    unit: str = ""


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    return {word: (value, sort) for word, value, sort in rows("number_words")}


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, float]]:
    return {form: (measure, float(factor)) for form, measure, factor in rows("units")}


@lru_cache(maxsize=1)
def _rounding() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("rounding_words")}


def _any(forms: Iterable[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    words = _words()
    plain = _any(word for word, (_, sort) in words.items() if sort in ("unit", "ten"))
    scale = _any(word for word, (_, sort) in words.items() if sort == "scale")
    some = _any(word for word, (_, sort) in words.items() if sort == "some")
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:,\d{1,2}(?=\s*(?:%|million|billion|trillion|m\b|bn\b)))?"
    spelled = rf"(?:{plain})(?:[\s-]+(?:and\s+)?(?:{plain}|{scale}))*"
    return re.compile(
        rf"(?P<sign>(?:US|C|A|HK|NZ)?\$|£|€|¥)?\s?(?<![\w.])"
        rf"(?:(?P<digits>{digits})(?:\s?(?P<short>bn|mn|m|k|tn)\b)?(?P<fraction>\s+(?:and\s+)?(?:1/2|½))?(?P<scale>(?:[\s-](?:{scale}))*)"
        rf"|(?P<half>half\s+an?\s+(?:{scale})|(?:an?\s+|one\s+)(?:quarter|third)\s+of|half\s+of"
        rf"|two[-\s]thirds|three[-\s]quarters)"
        rf"|(?P<dozen>(?:an?\s+)(?:{scale})|half[-\s]dozen|(?:an?\s+)couple(?:\s+of)?)(?!\w)"
        rf"|(?P<spelled>{spelled})(?!\w)|(?P<some>(?:{some})(?!\w)(?:\s+(?:of\s+)?(?:{scale}|thousands|millions|hundreds)(?!\w))?))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _unit_after() -> re.Pattern[str]:
    return re.compile(rf"^(?:\s|-)?(?P<unit>{_any(_units())})(?![\w])(?P<old>[-\s]olds?\b)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _rounding_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_any(_rounding())})\s+(?:an?\s+|the\s+)?(?:total\s+of\s+)?$", re.IGNORECASE)


ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
SCORE = re.compile(
    r"(?<![\d$£€.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d%/-]|-\w|\s?(?:%|percent|per cent|million|billion))"
)
RANGE = re.compile(r"^\s*(?:to|-|–|and)\s*$", re.IGNORECASE)
NOT_A_NUMBER = re.compile(
    r"(?:[A-Za-z]-|[#/:]|\b(?:No\.?|Nos\.|Boeing|Airbus|Windows|Pack"
    r"|Flight|Route|Highway|Interstate|Channel|Apollo|Formula|Group of|G-?)\s)$"
)
AGE_AFTER_NAME = re.compile(r"[a-zé.][,(]\s*(?:aged?\s+)?$")
ONE_AS_PRONOUN = re.compile(r"^\s+(?:of|another|day|thing|way|who|that|is|was|has|can|in|more)\b|^[-'’]", re.IGNORECASE)


def find_numbers(text: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[FoundNumber, ...]:
    """Find the numbers of a text, in order.

    Args:
        text: A sentence or paragraph; spans are offsets into it.
        taken: Spans that are dates or times of day; no number is looked for in them.
    """
    taken = list(taken)
    found: list[FoundNumber] = []
    for match in SCORE.finditer(text):
        if _free(match.start(), match.end(), taken) and _is_score(match, text):
            taken.append(match.span())
            high, low = float(match[1]), float(match[2])
            found.append(FoundNumber(match.start(), match.end(), high, low, "score", 1.0))
    for match in ORDINAL.finditer(text):
        if _free(match.start(), match.end(), taken):
            taken.append(match.span())
            value = float(match[1])
            found.append(FoundNumber(match.start(), match.end(), value, value, "ordinal", 1.0))
    for match in re.finditer(r"\w+", text):
        value_sort = _words().get(match[0].lower())
        if (
            value_sort
            and value_sort[1] == "ordinal"
            and _free(match.start(), match.end(), taken)
            and _is_ordinal(match, text)
        ):
            value = float(value_sort[0])
            found.append(FoundNumber(match.start(), match.end(), value, value, "ordinal", 1.0))
    found += [number for number in _amounts(text) if _free(number.start, number.end, taken)]
    return _with_ranges(text, sorted(found, key=lambda one: one.start))


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= first or last <= start for first, last in taken)


def _is_score(match: re.Match[str], text: str) -> bool:
    """Keep "91-73" and "5-4 ruling", leave "1995-96 season" and "two 20-30 metre waves" to the ranges."""
    if text[: match.start()].endswith("$") or NOT_A_NUMBER.search(text[: match.start()]):
        return False
    rising = float(match[1]) < float(match[2]) and re.match(r"\s[a-z]+s\b", text[match.end() :])
    return not rising and not _unit_after().match(text[match.end() :])


def _is_ordinal(match: re.Match[str], text: str) -> bool:
    """A place in a row, not "at first", "the Second World War" or a second of time."""
    before, after = text[: match.start()].lower(), text[match.end() :]
    if re.search(r"\b(?:at|twenty|thirty|forty|fifty|per|a|split)[\s-]$", before) and match[0].lower() in (
        "first",
        "second",
    ):
        return before.endswith(" a ") and bool(re.match(r"\s[a-z]", after)) and match[0].lower() == "second"
    return match[0].islower() and bool(re.match(r"[\s-]+[A-Za-z]", after))


def _amounts(text: str) -> list[FoundNumber]:
    found = []
    for match in _number().finditer(text):
        value = _value(match)
        if value is None or _is_label(match, text):
            continue
        low, high, step = value
        found.append(_with_unit(match, text, low, high, step))
    return found


def _is_label(match: re.Match[str], text: str) -> bool:
    before = text[: match.start()] + match[0][: len(match[0]) - len(match[0].lstrip())]
    after = text[match.end() :]
    if NOT_A_NUMBER.search(before) and not match["sign"]:
        return True
    word = match[0].strip().lower()
    if word == "one" and (
        ONE_AS_PRONOUN.match(after)
        or not re.match(r"[\s-]\w", after)
        or re.search(r"\b(?:no|any|every|this|that|which|the|each)\s$", before.lower())
    ):
        return True
    if match["digits"] and re.match(r"[A-Za-z]", after) and not _unit_after().match(after):
        return True
    return word in ("second", "seconds") or bool(re.match(r"-(?:on|to)-", after))


def _value(match: re.Match[str]) -> tuple[float, float, float] | None:
    """Low, high and step of what is written, without unit."""
    if match["digits"]:
        return _of_digits(match)
    if match["half"]:
        return _of_fraction(match["half"].lower())
    if match["dozen"]:
        word = match["dozen"].lower().replace("-", " ").split()
        if word[0] == "half":
            return 6.0, 6.0, 1.0
        if word[1] == "couple":
            return 2.0, 3.0, 1.0
        value = float(_words()[word[1]][0])
        return value, value, value if value > 12 else 1.0
    if match["spelled"]:
        value, step = _of_words(re.split(r"[\s-]+", match["spelled"].lower()))
        return value, value, step
    return _of_some(match["some"].lower().split())


def _of_some(words: list[str]) -> tuple[float, float, float]:
    """ "dozens" is a range; "hundreds of thousands" one of thousands, "several hundred" one of hundreds."""
    known = [_words()[word] for word in words if word in _words()]
    low, high = (float(part) for part in known[0][0].split("-"))
    for value, sort in known[1:]:
        factor = float(value) if sort == "scale" else 1000.0
        low, high = low * factor, high * factor
    return low, high, low


def _of_digits(match: re.Match[str]) -> tuple[float, float, float]:
    written = match["digits"]
    if re.search(r",\d{1,2}$", written):
        written = written.replace(",", ".")
    written = written.replace(",", "")
    scale = 1.0
    for word in re.split(r"[\s-]+", (match["scale"] or "").lower()):
        scale *= float(_words()[word][0]) if word else 1.0
    scale *= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}.get((match["short"] or "").lower(), 1.0)
    value = float(written) + (0.5 if match["fraction"] else 0.0)
    decimals = len(written.split(".")[1]) if "." in written else 0
    zeros = len(written) - len(written.rstrip("0")) if decimals == 0 and float(written) else 0
    if value < 100 and scale == 1 and not decimals:
        zeros = 0  # "40 people" is a count, "4,000 people" may be rounded
    return value * scale, value * scale, 10.0 ** (zeros - decimals) * scale


def _of_words(words: list[str]) -> tuple[float, float]:
    """ "two hundred and thirty thousand" is 230,000."""
    total = current = 0.0
    for word in words:
        value, sort = _words().get(word, ("0", "unit"))
        if sort != "scale":
            current += float(value)
        elif float(value) < 1000:
            current = max(current, 1.0) * float(value)
        else:
            total, current = total + max(current, 1.0) * float(value), 0.0
    whole = total + current
    step = 1.0
    while whole >= 100 and whole % (step * 10) == 0:
        step *= 10
    return whole, step


def _of_fraction(words: str) -> tuple[float, float, float]:
    scale = next(
        (float(_words()[word][0]) for word in words.split() if _words().get(word, ("", ""))[1] == "scale"), None
    )
    if scale is not None:
        return scale / 2, scale / 2, scale / 10
    parts = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "two": 200 / 3, "three": 75.0}
    value = next(share for word, share in parts.items() if re.search(rf"\b{word}", words))
    value = parts["two"] if words.startswith("two") else parts["three"] if words.startswith("three") else value
    return value, value, 5.0


def _with_unit(match: re.Match[str], text: str, low: float, high: float, step: float) -> FoundNumber:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    before, end = text[:start], match.end()
    measure, factor, unit = "count", 1.0, ""
    after = _unit_after().match(text[end:])
    if match["sign"]:
        unit = match["sign"].upper()
        measure, factor = _units().get(unit.lower(), ("dollar", 1.0))
    elif match["half"] and not re.search(r"\s(?:hundred|thousand|million|billion|trillion|dozen)\b", match["half"]):
        measure = "share"
    elif after:
        unit, end = after["unit"].lower(), end + after.end()
        measure, factor = _units()[unit]
        if after["old"] and measure == "time":
            measure, factor, low, high, step = (
                "age",
                1.0,
                low * factor / 31556952,
                high * factor / 31556952,
                step * factor / 31556952,
            )
        if unit in ("second", "seconds", "points", "point") and measure != "share" and unit == "second":
            measure = "time"
    elif match["digits"] and AGE_AFTER_NAME.search(before) and re.match(r"[,).;]", text[end:]) and 0 < low < 120:
        measure = "age"
    rounding = _rounding_before().search(before)
    word = _rounding()[" ".join(rounding[1].lower().split())] if rounding else ""
    return FoundNumber(start, end, low * factor, high * factor, measure, step * factor, word, unit)


def _with_ranges(text: str, found: list[FoundNumber]) -> tuple[FoundNumber, ...]:
    """Join "between 14 and 36 kilograms" and "30 to 80 pounds"; a change "from 30 to 20" stays two numbers."""
    joined: list[FoundNumber] = []
    for number in found:
        last = joined[-1] if joined else None
        if last and last.measure in (number.measure, "count") and _spans(text, last, number):
            factor = (
                number.step / number.step if last.measure == number.measure else _units().get(number.unit, ("", 1.0))[1]
            )
            low = last.low * factor
            joined[-1] = FoundNumber(
                last.start, number.end, low, number.high, number.measure, number.step, "range", number.unit
            )
        else:
            joined.append(number)
    return tuple(joined)


def _spans(text: str, left: FoundNumber, right: FoundNumber) -> bool:
    between = text[left.end : right.start]
    if (
        not RANGE.match(between)
        or "score" in (left.measure, right.measure)
        or "ordinal" in (left.measure, right.measure)
    ):
        return False
    before = text[: left.start].lower().rstrip()
    if "and" in between.lower():
        return before.endswith("between")
    return left.low < right.high and not before.endswith("from")
