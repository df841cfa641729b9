"""The paragraphs in which quotes are looked for, with their marks and their parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.models import Reading, Role
from core.quotes.marks import Marked, find_marks, with_plain_marks
from core.text.parse import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SEARCHED = frozenset({Role.HEADLINE, Role.DECK, Role.CAPTION, Role.BODY, Role.REPEAT})
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


def units_of_reading(reading: Reading) -> list[Unit]:
    """Passages that can hold quotes: body, headline, deck, caption and repeats; boilerplate never."""
    places = [(passage.start, passage.end, passage.role) for passage in reading.passages if passage.role in _SEARCHED]
    return _units(reading.article.text, places)


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
    return _units(text, places)


def _units(text: str, places: Sequence[tuple[int, int, Role]]) -> list[Unit]:
    marked: list[list[Marked]] = []
    shown: list[str] = []
    left_open = False
    for start, end, _ in places:
        paragraph = text[start:end]
        marks = find_marks(paragraph, continues=left_open)
        left_open = bool(marks) and not marks[-1].closed
        marked.append(marks)
        shown.append(with_plain_marks(paragraph, marks))
    docs = parse(shown)
    seen: set[str] = set()
    units = []
    for (start, end, role), marks, doc in zip(places, marked, docs, strict=True):
        words = " ".join(text[start:end].split()).casefold()
        units.append(Unit(start, text[start:end], role, role is Role.REPEAT or words in seen, tuple(marks), doc))
        seen.add(words)
    return units
