"""Which passages are body, and what the others are: each with the rule that says so.

First what is sure by itself (picture credits, repeats, notes about the page), then body or not for all other lines by
weighed evidence in sequence, then the names of what is left: headline, deck, byline, caption, subhead.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from core.models import Passage, Role
from core.text import repeats, role_rules, role_sequence, titles_and_bylines
from core.text.lines import Line, lines
from core.text.role_evidence import Evidence, observe
from core.text.role_rules import RoleGiven

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^)\n]{2,30}\))?"
    r"|[A-Z][\w.'’ -]{1,28}(?:, [A-Z][\w. ]{1,20})? ?\([A-Z][^)\n]{1,30}\))"
    r"\s*(?P<mark>--|[-—–:])(?=\s)"
)
# A dateline stands in one of the first paragraphs, before a sentence of some words.
DATELINE_PARAGRAPHS = 2
DATELINE_WORDS = 8


def passages(text: str) -> tuple[Passage, ...]:
    """Give every line of an article its role.

    Returns:
        Passages in order; every non-blank character is in exactly one.
    """
    found = lines(text)
    given = _verdicts(found)
    datelines = _datelines(text, found, given)
    result: list[Passage] = []
    for line, verdict in zip(found, given, strict=True):
        start = line.start
        if line.number in datelines:
            end = datelines[line.number]
            result.append(
                Passage(start, end, Role.DATELINE, line.number, "dateline", "says where the report was filed")
            )
            start = end + len(text[end : line.end]) - len(text[end : line.end].lstrip())
        origin = None if verdict.repeats is None else found[verdict.repeats].start
        result.append(Passage(start, line.end, verdict.role, line.number, verdict.rule, verdict.reason, origin))
    return tuple(result)


def _verdicts(found: Sequence[Line]) -> list[RoleGiven]:
    evidence = observe(found)
    copies = repeats.copies(found)
    cut_off = _teasers(found, evidence)
    sure = [
        role_rules.sure(line, evidence[line.number]) or copies.get(line.number) or cut_off.get(line.number)
        for line in found
    ]
    chances = role_sequence.body_probabilities(
        [-math.inf if verdict else role_sequence.leaning(seen) for verdict, seen in zip(sure, evidence, strict=True)]
    )
    body = [chance >= role_sequence.weights().threshold for chance in chances]
    given = [
        verdict or (role_rules.body(line) if inside else role_rules.other(line, seen))
        for line, verdict, inside, seen in zip(found, sure, body, evidence, strict=True)
    ]
    return titles_and_bylines.named(found, evidence, _at_least_some_body(found, sure, given))


def _teasers(found: Sequence[Line], evidence: Sequence[Evidence]) -> dict[int, RoleGiven]:
    """Find paragraphs that break off with dots, if there are several: one may be an article that was cut short."""
    cut = [
        line
        for line in found
        if "is cut off" in evidence[line.number] and len(line.words) >= role_rules.FEWEST_TEASER_WORDS
    ]
    return {line.number: role_rules.TEASER for line in cut} if len(cut) > 1 else {}


def _at_least_some_body(
    found: Sequence[Line], sure: Sequence[RoleGiven | None], given: Sequence[RoleGiven]
) -> Sequence[RoleGiven]:
    """Keep what may be body where nothing was found to be: sentences first, else everything that is not sure."""
    if any(verdict.role is Role.BODY for verdict in given):
        return given
    open_lines = [line for line, verdict in zip(found, sure, strict=True) if verdict is None]
    kept = {line.number for line in open_lines if line.is_sentence} or {line.number for line in open_lines[:1]}
    if len(kept) == 1 and len(found) > 1 and not any(found[number].is_sentence for number in kept):
        return given  # a page of labels without a report
    return [
        role_rules.ONLY_TEXT if line.number in kept else verdict for line, verdict in zip(found, given, strict=True)
    ]


def _datelines(text: str, found: Sequence[Line], given: Sequence[RoleGiven]) -> dict[int, int]:
    """Find the datelines at the head of the first paragraphs: line number -> where the dateline ends."""
    heads = [line for line, verdict in zip(found, given, strict=True) if verdict.role is Role.BODY]
    result: dict[int, int] = {}
    labels = [line.shown.split(":")[0] for line in heads]
    for line in heads[:DATELINE_PARAGRAPHS]:
        match = DATELINE.match(text, line.start, line.end)
        if not match or len(line.words) < DATELINE_WORDS:
            continue
        if match["mark"] == ":" and labels.count(line.shown.split(":")[0]) > 1:
            continue  # a speaker or a label that comes again, as in letters and interviews
        result[line.number] = match.end()
    return result
