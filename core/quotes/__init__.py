"""Quotes: who is quoted, in which words, by which cue, by way of whom, and how the outlets differ. English news."""

from __future__ import annotations

from core.quotes.cues import tone_of
from core.quotes.find import find_quotes, find_quotes_in_text
from core.quotes.utterances import join_utterances

__all__ = ["find_quotes", "find_quotes_in_text", "join_utterances", "tone_of"]
