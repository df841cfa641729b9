"""What an article's own words give away: headline against body, scars of copying, sums and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.facts.calendar_words import day
from core.facts.grammar import alike, closeness
from core.facts.mentions import Statement, ValueMention, mentions, same_thing
from core.facts.values import Agreement, compare_dates
from core.lexicon import rows
from core.models import ConflictKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding inside an article: two spans of it (one twice where only one is meant). Offsets into the article."""

    kind: ConflictKind
    a: tuple[int, int]
    b: tuple[int, int]
    sentence_a: str | None
    sentence_b: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Rung:
    """Where a phrase stands on a ladder: step of the act and of its object (0 where the ladder has no objects)."""

    ladder: str
    act: int
    object: int
    start: int
    end: int


def _forms(lemma: str) -> list[str]:
    doubled = lemma + lemma[-1]
    bare = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    return [
        lemma,
        lemma + "s",
        lemma + "es",
        lemma + "ed",
        lemma + "d",
        lemma + "ing",
        bare + "ing",
        bare + "ies",
        bare + "ied",
        doubled + "ed",
        doubled + "ing",
    ]


@lru_cache(maxsize=1)
def _ladders() -> dict[str, dict[str, dict[str, int]]]:
    found: dict[str, dict[str, dict[str, int]]] = {}
    for ladder, part, step, lemmas in rows("headline_ladder"):
        words = found.setdefault(ladder, {"act": {}, "object": {}})[part]
        words.update({form: int(step) for lemma in lemmas.split(",") for form in _forms(lemma.strip())})
    return found


MOST_WORDS_BETWEEN = 9


def rungs(text: str) -> tuple[Rung, ...]:
    """Find the acts of a text that stand on a ladder, each with the nearest object after it."""
    words = [(hit.start(), hit.end(), hit[0].lower()) for hit in re.finditer(r"[A-Za-z]+", text)]
    found = []
    for ladder, parts in _ladders().items():
        for number, (start, end, word) in enumerate(words):
            if word not in parts["act"]:
                continue
            if not parts["object"]:
                found.append(Rung(ladder, parts["act"][word], 0, start, end))
                continue
            after = words[number + 1 : number + 1 + MOST_WORDS_BETWEEN]
            hits = [(parts["object"][other], stop) for _, stop, other in after if other in parts["object"]]
            if hits:
                # "the activities of its mission": objects of one phrase, the highest of them is meant.
                step = max(level for level, _ in hits)
                found.append(
                    Rung(ladder, parts["act"][word], step, start, next(stop for level, stop in hits if level == step))
                )
    return tuple(found)


def check_headline(headline: tuple[int, int], text: str, body: Sequence[Statement]) -> list[Spot]:
    """Compare the steps of a headline with the highest that the body reaches on the same ladder."""
    start, end = headline
    said = [(rung, statement) for statement in body for rung in rungs(statement.text)]
    found = []
    for rung in rungs(text[start:end]):
        reached = [(one, statement) for one, statement in said if one.ladder == rung.ladder]
        if not reached or (rung.ladder != "ties" and rung.act - max(one.act for one, _ in reached) < 1):
            continue
        if any(one.act >= rung.act and one.object >= rung.object for one, _ in reached):
            continue
        highest_object = max(one.object for one, _ in reached)
        if rung.object <= highest_object and any(one.act >= rung.act for one, _ in reached):
            continue
        best, statement = max(reached, key=lambda pair: (pair[0].object, -pair[1].offset))
        a = (start + rung.start, start + rung.end)
        b = (statement.offset + best.start, statement.offset + best.end)
        reason = f"The headline says “{text[slice(*a)]}”; the body goes no further than “{text[slice(*b)]}”."
        found.append(Spot(ConflictKind.HEADLINE, a, b, None, statement.sentence_id, reason))
    return found[:1]


YEAR_THEN_NUMBER = re.compile(r"\b(?:1[89]|20)\d\d\s+(\d{1,3})\s+(?=[a-z]+\b)")
STOP_INSIDE = re.compile(r"\b([a-z]{4,})(\.)\s+(?=[a-z]{2,}\b)")
ABBREVIATED = frozenset(["approx", "corp", "dept", "vols", "prof", "messrs", "assn"])


def find_scars(statement: Statement, siblings: Iterable[Statement] = ()) -> list[tuple[Spot, Statement | None]]:
    """Find stray tokens in a sentence, and the sibling sentence whose words go on behind them.

    Returns:
        Each scar with the sentence of another outlet that holds the words behind the stray token, or None.
    """
    found: list[tuple[Spot, Statement | None]] = []
    text, at = statement.text, statement.offset
    for hit in YEAR_THEN_NUMBER.finditer(text):
        follows = re.match(r"\s*(\w+)", text[hit.end() :])
        if follows and re.fullmatch(r"(?:years?|months?|days?|people|million|billion|percent|\w+s)", follows[1]):
            continue
        sibling = _sibling(text[hit.end() :], text, siblings)
        tail = f" The words behind it are another outlet's: “{_first_words(text[hit.end() :])}”." if sibling else ""
        reason = f"A stray “{hit[1]}” stands in the sentence, as left by cutting and joining.{tail}"
        found.append((_spot(statement, at + hit.start(), at + hit.end(1), reason), sibling))
    for hit in STOP_INSIDE.finditer(text):
        if hit[1] not in ABBREVIATED:
            reason = f"A full stop stands inside the sentence, after “{hit[1]}”."
            found.append((_spot(statement, at + hit.start(1), at + hit.end(2), reason), None))
    return found


def _spot(statement: Statement, start: int, end: int, reason: str) -> Spot:
    return Spot(ConflictKind.SCAR, (start, end), (start, end), statement.sentence_id, statement.sentence_id, reason)


def _first_words(text: str, count: int = 5) -> str:
    hit = re.match(rf"\s*((?:\S+\s+){{0,{count - 1}}}\S+)", text)
    return hit[1] if hit else ""


def _sibling(tail: str, whole: str, siblings: Iterable[Statement]) -> Statement | None:
    words = _first_words(tail, 4).casefold()
    if len(words.split()) < 4:
        return None
    return next((other for other in siblings if words in other.text.casefold() and other.text != whole), None)


def check_weekdays(statement: Statement) -> list[Spot]:
    """Find a weekday that does not fit its date: "Monday, Oct. 19, 2021" was a Tuesday."""
    found = []
    for mention in mentions(statement):
        if (
            mention.date is None
            or mention.date.parts[3] is None
            or mention.date.parts[2] is None
            or not mention.date.ranges
        ):
            continue
        if all(one.first.weekday() != mention.date.parts[3] for one in mention.date.ranges):
            on = mention.date.ranges[0].first
            span = statement.offset + mention.start, statement.offset + mention.end
            reason = f"“{mention.text}”: {day(on)} is a {on:%A}."
            found.append(Spot(ConflictKind.WEEKDAY, span, span, statement.sentence_id, statement.sentence_id, reason))
    return found


def check_sums(statement: Statement) -> list[Spot]:
    """Check "from 30 to 20" against the share or the numbers that the same sentence gives for the change."""
    numbers = [one for one in mentions(statement) if one.number is not None]
    for before, after in pairwise(numbers):
        if not _is_change(statement.text, before, after):
            continue
        assert before.number is not None
        assert after.number is not None
        old, new = before.number.low, after.number.low
        share = next(
            (one for one in numbers if one.number and one.number.measure == "share" and one not in (before, after)),
            None,
        )
        if share is not None and share.number and old and before.number.measure != "share":
            real = abs(new - old) / abs(old) * 100
            if abs(real - share.number.low) > max(1.0, 0.06 * real):
                return [
                    _sum_spot(
                        statement, share, before, after, f"from {before.text} to {after.text} is {real:.1f} percent"
                    )
                ]
        parts = [
            one
            for one in numbers
            if one.number and one.number.measure == "count" and one.end <= before.start and _removes(one)
        ]
        total = sum(one.number.low for one in parts if one.number)
        if len(parts) >= 2 and before.number.measure == "count" and total != abs(old - new):
            return [
                _sum_spot(statement, parts[0], before, after, f"{total:g} in all, but the change is {abs(old - new):g}")
            ]
    return []


def _is_change(text: str, before: ValueMention, after: ValueMention) -> bool:
    if not re.search(r"\bfrom\s+(?:\w+\s+)?[$£€]?$", text[: before.start]) or not re.fullmatch(
        r"[^.;]{0,25}?\s*to\s+(?:\w+\s+)?", text[before.end : after.start]
    ):
        return False
    return bool(before.number and after.number and before.number.measure in (after.number.measure, "count"))


def _removes(mention: ValueMention) -> bool:
    return mention.verb is not None and any(
        alike(mention.verb.lemma, act) for act in ("expel", "withdraw", "dismiss", "remove", "abolish", "cut")
    )


def _sum_spot(statement: Statement, one: ValueMention, before: ValueMention, after: ValueMention, why: str) -> Spot:
    at = statement.offset
    reason = f"“{one.text}” does not add up: {why}."
    return Spot(
        ConflictKind.ARITHMETIC,
        (at + one.start, at + one.end),
        (at + before.start, at + after.end),
        statement.sentence_id,
        statement.sentence_id,
        reason,
    )


LEAST_SAME_EVENT = 0.35


def check_own_dates(body: Sequence[Statement]) -> list[Spot]:
    """Find two dates that one article gives for one event: same act, same parties, days that do not meet."""
    dated = [
        (statement, one)
        for statement in body
        for one in mentions(statement)
        if one.date and not one.reporting and one.thing is not None and not one.date.vague
    ]
    found = []
    for number, (left, a) in enumerate(dated):
        for right, b in dated[number + 1 :]:
            assert a.date is not None
            assert b.date is not None
            if left is right or a.acts.isdisjoint(b.acts) or closeness(a.around, b.around) < LEAST_SAME_EVENT:
                continue
            if a.ahead != b.ahead or _counts_differ(left, right):
                continue
            verdict = compare_dates(a.date, b.date)
            if verdict.standing is Agreement.DIFFER:
                spans = (left.offset + a.start, left.offset + a.end), (right.offset + b.start, right.offset + b.end)
                reason = f"One article dates one event “{a.text}” and “{b.text}”."
                found.append(Spot(ConflictKind.DATE, *spans, left.sentence_id, right.sentence_id, reason))
    return found


def _counts_differ(left: Statement, right: Statement) -> bool:
    """Say whether two sentences count the same thing differently: seven diplomats then, eight now."""
    for a in mentions(left):
        for b in mentions(right):
            if a.number and b.number and a.number.measure == b.number.measure and same_thing(a.thing, b.thing):
                return a.number.low != b.number.low
    return False
