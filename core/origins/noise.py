"""Runs that say nothing about where a text comes from: rows of names, and set phrases of the trade."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.lexicon import entries
from core.origins.wording import Wording
from core.text.words import is_function_word

NAMES = "mostly names"
STOCK = "a set phrase of the trade"
MOST_NAMES = 0.8
"""Part of a run's content words that are capitalised or numbers; from Churnalism's filter for proper nouns."""
LONGEST = 24
"""Words. A longer row of names is a list that somebody put in this order, which is wording again."""


def noise(wording: Wording, places: range, min_words: int) -> str:
    """Say why a run does not count; an empty string when it does."""
    forms = wording.forms[places[0] : places[-1] + 1]
    if len(forms) >= LONGEST:
        return ""
    if len(forms) - _stock_words(forms) < min_words and _stock_words(forms):
        return STOCK
    content = [place for place in places if not is_function_word(wording.forms[place])]
    named = sum(wording.capital[place] or wording.forms[place][0].isdigit() for place in content)
    return NAMES if named >= MOST_NAMES * len(content) else ""


def _stock_words(forms: Sequence[str]) -> int:
    """Count the words that stand in a set phrase."""
    inside: set[int] = set()
    for phrase in _phrases():
        for first in range(len(forms) - len(phrase) + 1):
            if all(form in choices for form, choices in zip(forms[first:], phrase, strict=False)):
                inside.update(range(first, first + len(phrase)))
    return len(inside)


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(word.split("|")) for word in line.split()) for line in entries("stock_phrases"))
