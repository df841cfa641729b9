"""Verbs that only report that somebody spoke, in their forms, for rules that do without the parser."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon

PAST, PRESENT, PARTICIPLE = 1, 2, 3
"""Columns of the list `reporting_verbs`: said, says, saying."""


@cache
def reporting_words(*forms: int, nouns: bool = False) -> frozenset[str]:
    """Forms of verbs of speech, in lower case.

    Args:
        forms: Which of `PAST`, `PRESENT` and `PARTICIPLE`.
        nouns: With present forms that are nouns as well (claims, states, calls), for places where only a verb stands.
    """
    return frozenset(
        row[form]
        for row in lexicon.rows("reporting_verbs")
        for form in forms
        if nouns or form != PRESENT or "noun" not in row[4:]
    )


def takes_a_clause(lemma: str) -> bool:
    """Whether the words said can follow a verb of speech, in its dictionary form, without "that" or marks."""
    return lemma in lexicon.entries("reporting_verbs")


@cache
def _lemmas() -> frozenset[str]:
    cues = (row[0] for row in lexicon.rows("cue_verbs") if row[1] == "speech")
    return frozenset((*lexicon.entries("reporting_verbs"), *cues))


def is_speech(lemma: str) -> bool:
    """Whether a verb, in its dictionary form, takes a clause of what somebody said."""
    return lemma in _lemmas()


@cache
def any_of(words: frozenset[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
