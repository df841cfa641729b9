"""Facts of an article, and where two statements cannot both hold."""

from __future__ import annotations

from core.facts.calendar_words import day, days
from core.facts.find import dated, find_facts, find_facts_in_text, statements, story_date
from core.facts.ledger import dated_events, ledger
from core.facts.mentions import Statement
from core.facts.story import compare_sentences, find_conflicts

__all__ = [
    "Statement",
    "compare_sentences",
    "dated",
    "dated_events",
    "day",
    "days",
    "find_conflicts",
    "find_facts",
    "find_facts_in_text",
    "ledger",
    "statements",
    "story_date",
]
