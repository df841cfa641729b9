"""What one article gives by itself: its reading, and what its parse holds. It depends on no other article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from core.decisions import of_lines
from core.facts import Statement, statements
from core.facts.details import find_details
from core.models import Article, Clause, Credit, Decision, Detail, Quote, Reading
from core.origins import find_credits
from core.quotes import find_quotes
from core.text import read
from core.text.clauses import find_clauses
from core.text.parse import parse_reading

ROOMS = ("text", "people", "quotes", "facts", "origins", "lexicon", "models")
"""Where an extract is made: whatever changes in these folders makes older extracts stale."""


@dataclass(frozen=True, slots=True)
class Extract:
    """An article as it was read. `statements` are its body sentences as the checks of facts see them."""

    reading: Reading
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    credits: tuple[Credit, ...]
    clauses: tuple[Clause, ...]
    details: tuple[Detail, ...]


def extract(article: Article, decisions: Sequence[Decision] = ()) -> Extract:
    """Read an article and parse it once.

    Args:
        article: What was received.
        decisions: The editor's; those on lines of this article count.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    reading = read(article, decisions)
    parsed = parse_reading(reading)
    quotes, said = find_quotes(reading, parsed), statements(reading, parsed)
    return Extract(
        reading,
        quotes=quotes,
        statements=said,
        credits=find_credits(reading),
        clauses=find_clauses(reading, parsed, quotes),
        details=find_details(said),
    )


def extract_key(article: Article, decisions: Sequence[Decision] = ()) -> str:
    """Name an extract: SHA-256, in hex, of all that it is made of, the code and the word lists included."""
    lines = of_lines(decisions, article.sha256)
    return hashlib.sha256(msgspec.msgpack.encode((_code(), article, lines))).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    return code_hash(Path(__file__).parent)


def code_hash(root: Path) -> str:
    """SHA-256, in hex, of the code, word lists and weights below a folder that an extract is made by."""
    in_rooms = (file for room in ROOMS for file in sorted((root / room).rglob("*")))
    digest = hashlib.sha256()
    for file in (root / "extract.py", *in_rooms):
        if file.suffix in (".py", ".txt", ".json"):
            digest.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
