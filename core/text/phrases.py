"""What web pages say around an article, found by their wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core import lexicon
from core.text.lines import Line

# Characters; the wordings that fill a line are labels and short notices.
LONGEST_WHOLE_LINE = 200
# A wording that fills this share of a line is all there is; so are two wordings of one kind in a line no longer than a
# notice (characters).
MOSTLY = 0.8
LONGEST_NOTICE = 300


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of boilerplate found in a line. `whole` says that the line is nothing else."""

    kind: str
    whole: bool


def phrases(line: Line) -> tuple[Phrase, ...]:
    """Find every kind of boilerplate whose wording stands in a line, in the order of the list."""
    return _phrases(line.folded)


@lru_cache(maxsize=20_000)
def _phrases(folded: str) -> tuple[Phrase, ...]:
    hits: dict[str, int] = {}
    whole: set[str] = set()
    for kind, fills_line, pattern in _patterns():
        if fills_line and len(folded) > LONGEST_WHOLE_LINE:
            continue
        match = pattern.search(folded)
        if match:
            hits[kind] = hits.get(kind, 0) + 1
            if fills_line or match.end() - match.start() >= MOSTLY * len(folded):
                whole.add(kind)
    several = {kind for kind, count in hits.items() if count > 1 and len(folded) <= LONGEST_NOTICE}
    return tuple(Phrase(kind, kind in whole or kind in several) for kind in hits)


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
