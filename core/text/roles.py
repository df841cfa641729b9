"""Which passages are body, and what the others are: each with the rule that says so.

First what is no neighbour to the report (`page_notes`: corrections, contacts, calls to action; what the file sets
aside), then what is sure by itself (picture credits, repeats, notes about the page) and what the article's file says (a
caption, a paragraph of the article element), then body or not for all other lines by weighed evidence in sequence, then
the names of what is left: headline, deck, byline, caption, subhead.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from core.models import LayoutHint, LayoutSpan, Passage, Role
from core.text import layout_rules, repeats, role_rules, role_sequence, titles_and_bylines
from core.text.lines import Line, lines
from core.text.page_notes import closing_note, page_notes
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


def passages(text: str, layout: Sequence[LayoutSpan] = ()) -> tuple[Passage, ...]:
    """Give every line of an article its role.

    Args:
        text: The article's.
        layout: What its file says of lines; a span counts for each line that lies in it wholly.

    Returns:
        Passages in order; every non-blank character is in exactly one.
    """
    found = lines(text)
    given = _with_asides(found, layout_rules.of_lines(found, layout))
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
        begin, note = (verdict.role is Role.BODY and closing_note(text, start, line.end)) or (line.end, None)
        end = start + len(text[start:begin].rstrip())
        result.append(Passage(start, end, verdict.role, line.number, verdict.rule, verdict.reason, origin))
        if note:
            result.append(Passage(begin, line.end, note.role, line.number, note.rule, note.reason))
    return tuple(result)


def _with_asides(found: Sequence[Line], spans: Sequence[LayoutSpan | None]) -> list[RoleGiven]:
    """Judge the lines of the article among themselves: notes and what the file sets aside are no neighbours."""
    aside = {number: note for number, note in page_notes(found).items() if not layout_rules.names(spans[number])}
    aside |= {
        line.number: layout_rules.set_aside(span)
        for line, span in zip(found, spans, strict=True)
        if span is not None and span.hint is LayoutHint.ASIDE
    }
    kept = [line for line in found if line.number not in aside]
    judged = _verdicts(
        [replace(line, number=number) for number, line in enumerate(kept)], [spans[line.number] for line in kept]
    )
    own = {
        line.number: verdict if verdict.repeats is None else replace(verdict, repeats=kept[verdict.repeats].number)
        for line, verdict in zip(kept, judged, strict=True)
    }
    return [aside.get(line.number) or own[line.number] for line in found]


def _verdicts(found: Sequence[Line], spans: Sequence[LayoutSpan | None]) -> list[RoleGiven]:
    evidence = observe(found)
    copies = repeats.copies(found)
    cut_off = _teasers(found, evidence)
    sure: list[RoleGiven | None] = []
    for line, seen, span in zip(found, evidence, spans, strict=True):
        by_wording = role_rules.sure(line, seen) or copies.get(line.number)
        sure.append(by_wording or layout_rules.given(line, span) or cut_off.get(line.number))
    inside = [
        None if verdict else layout_rules.body(line, seen, span)
        for line, verdict, seen, span in zip(found, sure, evidence, spans, strict=True)
    ]
    chances = role_sequence.body_probabilities(
        [_leaning(*judged) for judged in zip(sure, inside, evidence, strict=True)]
    )
    body = [chance >= role_sequence.weights().threshold for chance in chances]
    given = [
        verdict or paragraph or (role_rules.body(line) if is_body else role_rules.other(line, seen))
        for line, verdict, paragraph, is_body, seen in zip(found, sure, inside, body, evidence, strict=True)
    ]
    return titles_and_bylines.named(found, evidence, _at_least_some_body(found, sure, given))


def _leaning(sure: RoleGiven | None, inside: RoleGiven | None, seen: Evidence) -> float:
    """Log odds of body, for its neighbours as well. A heading is inside the text: it must not part its paragraphs."""
    if sure and sure.role is not Role.SUBHEAD:
        return -math.inf
    return math.inf if inside else role_sequence.leaning(seen)


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
