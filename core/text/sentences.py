"""Sentences of a passage, as spans."""

from __future__ import annotations

import re
from functools import lru_cache

from core import lexicon

CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«(["
# A full stop (or more), the marks that close after it, space, and what could begin a sentence.
CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[{re.escape(CLOSERS)}]*)(?P<gap>\s+)(?P<open>[{re.escape(OPENERS)}—–-]*)(?P<next>\S)"
)
INITIALS = re.compile(r"(?:^|[\s(\"'“‘-])(?:[^\W\d_]\.)*[^\W\d_]$")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `text[start:end]` into sentences.

    Returns:
        Spans in order, without blank margins; together they hold every non-blank character of the stretch.
    """
    spans = []
    begin = start
    for candidate in CANDIDATE.finditer(text, start, end):
        if _ends_sentence(text, begin, candidate):
            spans.append((begin, candidate.end("close")))
            begin = candidate.end("gap")
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _ends_sentence(text: str, begin: int, candidate: re.Match[str]) -> bool:
    following = candidate["next"]
    if following.islower():
        return False
    if candidate["stop"] == ".":
        before = text[begin : candidate.start("stop")]
        word = before.rsplit(None, 1)[-1].lstrip(OPENERS) if before.split() else ""
        known = _abbreviations().get(word.lower())
        if known == "always" or (known == "number" and following.isdigit()):
            return False
        if INITIALS.search(before[-12:]) and not candidate["close"]:
            return False
    return following.isupper() or following.isdigit() or bool(candidate["open"])


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "always" for row in lexicon.rows("abbreviations")}


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
