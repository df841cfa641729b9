"""A short readable label for a point: a span of one of its sentences, in whole words."""

from __future__ import annotations

import re

from core.text.verbs_of_speech import PAST, PRESENT, any_of, reporting_words

MAX_CHARS = 70
MIN_CHARS = 36
_FRAME = re.compile(
    rf"^\W*(?:(?:\S+\s+){{0,6}}?(?:{any_of(reporting_words(PAST, PRESENT))})(?:\s+\S+)??"
    r"(?:\s+on\s+[A-Z]\w+|\s+[A-Z]\w+day)?\s*,?\s+that\s+|(?:But|And|However|Meanwhile|Earlier|Also|In addition),?\s+)"
)
_STOP = re.compile(r"[,;:()“”\"]|\s[-–—]+\s|\s(?=(?:which|who|after|before|because|while|as|amid|and|but|including)\s)")


def label_span(text: str) -> tuple[int, int]:
    """Choose a clause of a sentence as its label.

    A leading "He said that" and opening marks are left out; the label ends at the last break between clauses that
    fits, else at a word.

    Returns:
        Start and end over `text`, at most `MAX_CHARS` long, not empty unless `text` holds no word.
    """
    start = _start(text)
    stripped = text.rstrip(" .\n\t\u00a0”\"'’")
    if len(stripped) - start <= MAX_CHARS:
        return start, max(len(stripped), start)
    window = text[start : start + MAX_CHARS + 1]
    breaks = [hit.start() for hit in _STOP.finditer(window) if hit.start() >= MIN_CHARS]
    end = breaks[-1] if breaks else window.rfind(" ")
    end = end if end > 0 else MAX_CHARS
    return start, start + len(window[:end].rstrip(" ,;:-–—\u00a0"))


def _start(text: str) -> int:
    frame = _FRAME.match(text)
    start = frame.end() if frame and len(text) - frame.end() >= MIN_CHARS // 2 else 0
    first = re.search(r"\w", text[start:])
    return start + first.start() if first else start
