"""A text that nobody has given roles, parsed line by line, so that quotes can be looked for in it."""

from __future__ import annotations

import re

from core.models import Role
from core.text.lines import LINE
from core.text.parse import ParsedPassage, parse_places

_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'’\-]+(?:[ ,/]+(?:[A-Z][A-Za-z.]*|\d{1,2}))*\s*(?:\([^)\n]{2,30}\)\s*)?)(?:--|[-–—―])+\s*(?=\S)"
)
_HEADLINE_CHARS = 200


def parse_lines(text: str) -> tuple[ParsedPassage, ...]:
    """Lines of a text without roles, each without its dateline; a short first line is a headline."""
    places: list[tuple[int, int, Role]] = []
    for line in LINE.finditer(text):
        if not line.group().strip():
            continue
        start = line.start()
        if dateline := _DATELINE.match(line.group()):
            start += dateline.end() if dateline.end() <= 60 else 0
        headline = not places and line.end() - line.start() <= _HEADLINE_CHARS
        places.append((start, line.end(), Role.HEADLINE if headline else Role.BODY))
    return parse_places(text, places)
