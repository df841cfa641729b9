"""The paragraphs in which quotes are looked for, with their marks and their parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.models import Role
from core.text.parse import ParsedPassage, parse_places
from core.text.quotation_marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'’\-]+(?:[ ,/]+(?:[A-Z][A-Za-z.]*|\d{1,2}))*\s*(?:\([^)\n]{2,30}\)\s*)?)(?:--|[-–—―])+\s*(?=\S)"
)
_HEADLINE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph (or passage) with its marks and parse; both count characters from `start`."""

    start: int
    text: str
    role: Role
    repeats: bool
    marks: tuple[Marked, ...]
    doc: Doc


def units_of_text(text: str) -> list[Unit]:
    """Lines of a text without roles, each without its dateline; a short first line is a headline."""
    places: list[tuple[int, int, Role]] = []
    for line in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        if not line.group().strip():
            continue
        start = line.start()
        if dateline := _DATELINE.match(line.group()):
            start += dateline.end() if dateline.end() <= 60 else 0
        headline = not places and line.end() - line.start() <= _HEADLINE_CHARS
        places.append((start, line.end(), Role.HEADLINE if headline else Role.BODY))
    return units_of(parse_places(text, places))


def units_of(parsed: Sequence[ParsedPassage]) -> list[Unit]:
    """The passages of an article that can hold quotes: body, headline, deck, caption and repeats; boilerplate never."""
    seen: set[str] = set()
    found = []
    for passage in parsed:
        words = " ".join(passage.text.split()).casefold()
        repeats = passage.role is Role.REPEAT or words in seen
        found.append(Unit(passage.start, passage.text, passage.role, repeats, passage.marks, passage.doc))
        seen.add(words)
    return found
