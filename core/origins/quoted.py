"""Which parts of an article stand inside quotation marks, by the marks alone.

A light rule on purpose: it only has to say whether shared words may be shared honestly. Callers who know the quotes
better hand their spans to `find_runs` instead.
"""

from __future__ import annotations

import re

from core.models import Reading, Role

PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
SINGLE = "‘'"
_OPENER = re.compile(r"(?<![^\s(\[—–-])[“„«\"‘'](?=\S)")
_ENDS_CLAUSE = ",.?!…"


def quotations(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Find the quoted stretches of the body, marks left out.

    A mark that is never closed quotes to the end of its paragraph, as newspapers leave it open when the next paragraph
    continues. An apostrophe closes only where no letter follows.

    Returns:
        Spans in order, none inside another.
    """
    text = reading.article.text
    spans: list[tuple[int, int]] = []
    for passage in reading.passages:
        if passage.role is Role.BODY:
            spans.extend(_in_paragraph(text, passage.start, passage.end))
    return tuple(spans)


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    place = start
    while opener := _OPENER.search(text, place, end):
        close = _closer(text, opener.end(), end, opener[0])
        if close is None and opener[0] in SINGLE and not _opens_speech(text, start, opener):
            place = opener.end()
            continue
        place = end if close is None else close
        spans.append((opener.end(), place))
        place += 1
    return spans


def _closer(text: str, start: int, end: int, opener: str) -> int | None:
    marks = PAIRS[opener]
    places = [place for place in range(start, end) if text[place] in marks]
    if opener in SINGLE:
        places = [place for place in places if place + 1 >= end or not text[place + 1].isalnum()]
        # "the members' mission": after an s the mark is more likely a genitive, unless nothing else closes.
        sure = [place for place in places if text[place - 1] in _ENDS_CLAUSE or text[place - 1] != "s"]
        places = sure or places
    return places[0] if places else None


def _opens_speech(text: str, start: int, opener: re.Match[str]) -> bool:
    """An open single mark is a quotation only at the start of a paragraph; elsewhere it is an apostrophe ('90s)."""
    return not text[start : opener.start()].strip() and text[opener.end()].isupper()
