"""What web pages say around an article, found by their wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core import lexicon
from core.text.lines import Line


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of boilerplate found in a line. `whole` says that the phrase is all there is."""

    kind: str
    whole: bool


def phrases(line: Line) -> tuple[Phrase, ...]:
    """Find every kind of boilerplate whose wording stands in a line, in the order of the list."""
    found: dict[str, Phrase] = {}
    for kind, whole, pattern in _patterns():
        if kind not in found or (whole and not found[kind].whole):
            match = pattern.search(line.folded)
            if match:
                found[kind] = Phrase(kind, whole or match.end() - match.start() >= 0.8 * len(line.folded))
    return tuple(found.values())


@lru_cache(maxsize=1)
def reasons() -> dict[str, str]:
    """Map each kind of boilerplate to the sentence an editor reads."""
    return {row[0]: row[1] for row in lexicon.rows("boilerplate_kinds")}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    frames = {"line": r"\A(?:{})\Z", "start": r"\A\W*(?:{})", "any": "(?:{})"}
    return tuple(
        (kind, where == "line", re.compile(frames[where].format(wording)))
        for kind, where, wording in lexicon.rows("boilerplate")
    )
