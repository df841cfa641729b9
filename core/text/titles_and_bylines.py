"""What stands around the body: headline, deck and byline before it, captions beside pictures, titles inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.models import Role
from core.text.lines import Line
from core.text.role_evidence import Evidence
from core.text.role_rules import LONGEST_SUBHEAD_WORDS, RoleGiven

HEADLINE_WORDS = (3, 30)
FEWEST_DECK_WORDS = 5
# The first title that shares nearly as much with the text as the best one is the headline; decks come after it.
NEARLY = 0.6
# A byline stands at most this many lines before the body or after the headline.
BYLINE_LINES = 6
HEADLINE = RoleGiven(Role.HEADLINE, "headline", "is the title before the text, and shares its words")
DECK = RoleGiven(Role.DECK, "deck", "sums up the text between the headline and its first paragraph")
SUBHEAD = RoleGiven(Role.SUBHEAD, "subhead", "is a short title inside the text")
# Observations that speak against a title, a deck or a subhead.
AGAINST_TITLE = frozenset(
    {"dated", "byline", "separators", "list number", "label first", "copyright sign", "address", "is cut off"}
    | {"words run together", "handle", "all capitals"}
)


def named(found: Sequence[Line], evidence: Sequence[Evidence], given: Sequence[RoleGiven]) -> list[RoleGiven]:
    """Name the lines around and inside the body that so far are only "not body"."""
    result = list(given)
    bodies = [line.number for line, verdict in zip(found, result, strict=True) if verdict.role is Role.BODY]
    if not bodies:
        return result
    first, last = bodies[0], bodies[-1]
    _no_subheads_outside(found, result, first, last)
    _name_titles(found, evidence, result, first)
    _name_bylines(found, evidence, result, first)
    _name_subheads(found, evidence, result, first, last)
    _leave_captions_after_the_end(result, last)
    return result


def _no_subheads_outside(found: Sequence[Line], result: list[RoleGiven], first: int, last: int) -> None:
    for line in found:
        if result[line.number].role is Role.SUBHEAD and not first < line.number < last:
            result[line.number] = RoleGiven(
                Role.BOILERPLATE, "title outside the text", "is a short title before or after the text"
            )


def _name_titles(found: Sequence[Line], evidence: Sequence[Evidence], result: list[RoleGiven], first: int) -> None:
    headline = next((line for line in found[:first] if result[line.number].role is Role.HEADLINE), None)
    if headline is None:
        headline = _best_title(found, evidence, result, first)
        if headline is None:
            return
        result[headline.number] = HEADLINE
    for line in found[headline.number + 1 : first]:
        seen = evidence[line.number]
        if line.folded == headline.folded:
            result[line.number] = RoleGiven(Role.REPEAT, "headline again", "repeats the headline", headline.number)
        elif (
            _may_be_title(line, seen, result[line.number])
            and len(line.words) >= FEWEST_DECK_WORDS
            and _shared(seen) >= 0.3
        ):
            result[line.number] = DECK


def _best_title(
    found: Sequence[Line], evidence: Sequence[Evidence], result: Sequence[RoleGiven], first: int
) -> Line | None:
    titles = [
        line
        for line in found[:first]
        if _may_be_title(line, evidence[line.number], result[line.number])
        and HEADLINE_WORDS[0] <= len(line.words) <= HEADLINE_WORDS[1]
    ]
    best = max((_shared(evidence[line.number]) for line in titles), default=0.0)
    return next((line for line in titles if _shared(evidence[line.number]) >= NEARLY * best), None)


def _may_be_title(line: Line, seen: Evidence, verdict: RoleGiven) -> bool:
    if verdict.role is not Role.BOILERPLATE or AGAINST_TITLE & seen.keys():
        return False
    return not any(name.endswith(", whole line") for name in seen) and not line.shown.endswith(":")


def _shared(seen: Evidence) -> float:
    return seen.get("shares the topic", 0.0)


def _name_bylines(found: Sequence[Line], evidence: Sequence[Evidence], result: list[RoleGiven], first: int) -> None:
    headlines = [number for number in range(first) if result[number].role is Role.HEADLINE]
    begin = max(0, first - BYLINE_LINES, *headlines) if headlines else max(0, first - BYLINE_LINES)
    for line in found[begin:first]:
        seen, verdict = evidence[line.number], result[line.number]
        if verdict.role is not Role.BOILERPLATE or line.is_sentence:
            continue
        if any(name.endswith(", whole line") for name in seen):
            continue
        if "byline" in seen:
            result[line.number] = RoleGiven(Role.BYLINE, "byline", "names who wrote it")
        elif "dated" in seen:
            result[line.number] = RoleGiven(Role.BYLINE, "dated", "says when it was published")
        elif _is_name(line) and headlines:
            result[line.number] = RoleGiven(Role.BYLINE, "name before the text", "is a name between headline and text")


def _is_name(line: Line) -> bool:
    words = line.shown.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and line.shown.replace(" ", "").isalpha()


def _name_subheads(
    found: Sequence[Line], evidence: Sequence[Evidence], result: list[RoleGiven], first: int, last: int
) -> None:
    """A short lone title with body on both sides heads the part that follows."""
    for line in found[first + 1 : last]:
        before, verdict, after = (result[line.number + step] for step in (-1, 0, 1))
        lone = before.role is Role.BODY and after.role is Role.BODY
        plain = not AGAINST_TITLE & evidence[line.number].keys() and not _is_phrase(verdict, evidence[line.number])
        if verdict.role is Role.BOILERPLATE and lone and plain and len(line.words) <= LONGEST_SUBHEAD_WORDS:
            result[line.number] = SUBHEAD


def _is_phrase(verdict: RoleGiven, seen: Evidence) -> bool:
    return any(name.split(",")[0] == verdict.rule for name in seen if name.endswith(", whole line")) or (
        verdict.rule in seen and verdict.rule in PHRASE_KINDS
    )


PHRASE_KINDS = frozenset(
    {"comments", "share", "newsletter", "donation", "consent", "copyright", "advertising"} | {"bio"}
)


def _leave_captions_after_the_end(result: list[RoleGiven], last: int) -> None:
    """Pictures that come well after the last paragraph belong to other stories."""
    after_label = False
    for number in range(last + 1, len(result)):
        verdict = result[number]
        after_label = after_label or verdict.rule in ("teaser", "comments", "navigation")
        if verdict.role is Role.CAPTION and after_label:
            result[number] = replace(verdict, role=Role.BOILERPLATE)
