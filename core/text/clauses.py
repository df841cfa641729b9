"""Whole clauses of sentences, by the parse: what the points of a story are labelled with."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Clause, Quote, Reading
from core.text.parse import ParsedPassage

MOST_CHARS = 90


def find_clauses(reading: Reading, parsed: Sequence[ParsedPassage], quotes: Sequence[Quote]) -> tuple[Clause, ...]:
    """Find the clauses of the body sentences of an article that can stand as labels, by sentence."""
    return ()
