"""Marks that show what a line is: a picture credit, a byline, a date, an address, a post, a cut-off teaser."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from core import lexicon
from core.text.lines import Line


def marks(line: Line) -> tuple[str, ...]:
    """Name the marks that a line bears, in the order of the list `line_marks`."""
    return _marks(line.shown)


@lru_cache(maxsize=20_000)
def _marks(shown: str) -> tuple[str, ...]:
    return tuple(name for name, finders in _finders().items() if any(find(shown) for find in finders))


@lru_cache(maxsize=1)
def _finders() -> dict[str, list[Callable[[str], object]]]:
    finders: dict[str, list[Callable[[str], object]]] = {}
    for name, wording in lexicon.rows("line_marks"):
        pattern = re.compile(wording)
        # `match` gives up at once where `search` would try every place of the line.
        finders.setdefault(name, []).append(pattern.match if _anchored(wording) else pattern.search)
    return finders


def _anchored(wording: str) -> bool:
    """Whether a pattern begins with ^ and has no second branch that need not."""
    inner = wording[4:-1] if wording.startswith("(?i:^") and wording.endswith(")") else wording
    depth, in_set, escaped = 0, False, False
    for letter in inner:
        if not escaped and letter in "[]":
            in_set = letter == "["
        if not escaped and not in_set:
            depth += (letter == "(") - (letter == ")")
            if depth < 0 or (letter == "|" and depth == 0):
                return False
        escaped = letter == "\\" and not escaped
    return inner.startswith("^")
