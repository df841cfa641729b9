"""Marks that show what a line is: a picture credit, a byline, a date, an address, a post, a cut-off teaser."""

from __future__ import annotations

import re
from functools import lru_cache

from core import lexicon
from core.text.lines import Line


def marks(line: Line) -> tuple[str, ...]:
    """Name the marks that a line bears, in the order of the list `line_marks`."""
    return _marks(line.shown)


@lru_cache(maxsize=20_000)
def _marks(shown: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _patterns() if pattern.search(shown))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    joined: dict[str, list[str]] = {}
    for name, wording in lexicon.rows("line_marks"):
        joined.setdefault(name, []).append(wording)
    return tuple((name, re.compile("|".join(f"(?:{wording})" for wording in all_))) for name, all_ in joined.items())
