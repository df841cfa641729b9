"""Facts of an article, and where two statements cannot both hold."""

from __future__ import annotations

from core.facts.calendar_words import day, days
from core.facts.find import find_facts, find_facts_in_text, story_date
from core.facts.ledger import dated_events, ledger
from core.facts.story import compare_sentences, find_conflicts

__all__ = [
    "compare_sentences",
    "dated_events",
    "day",
    "days",
    "find_conflicts",
    "find_facts",
    "find_facts_in_text",
    "ledger",
    "story_date",
]
