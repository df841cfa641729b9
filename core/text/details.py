"""What each sentence gives of a point: who, whom, how many, when, where and why."""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Detail, Reading
from core.text.parse import ParsedPassage


def find_details(reading: Reading, parsed: Sequence[ParsedPassage]) -> tuple[Detail, ...]:
    """Find what the body sentences of an article give, by sentence."""
    return ()
