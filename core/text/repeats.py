"""Lines that say again what stands elsewhere in the article: pull quotes, teasers, captions twice, pages pasted twice.

What counts as the original is the first line for an exact copy, the longer line for a part of it. An article that
mostly consists of copies (a chorus, a table, a test) has no original worth keeping alone: its copies stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.models import Role
from core.text.lines import Line
from core.text.role_rules import RoleGiven

# Shorter lines repeat by chance ("He declined to comment.").
FEWEST_WORDS = 6
# A part of another line is looked up by its first words.
KEY_WORDS = 6
MOST_WORDS_OF_PULL_QUOTE = 40


def copies(found: Sequence[Line]) -> dict[int, RoleGiven]:
    """Find the lines that repeat another, by number; empty where copies make up more than half of the text."""
    result = {**_teasers(found), **_exact(found)}
    copied = sum(found[number].length for number in result)
    if 2 * copied > sum(line.length for line in found if len(line.words) >= FEWEST_WORDS):
        return {}
    return result


def _exact(found: Sequence[Line]) -> dict[int, RoleGiven]:
    first: dict[str, int] = {}
    result: dict[int, RoleGiven] = {}
    for line in found:
        if len(line.words) < FEWEST_WORDS:
            continue
        origin = first.setdefault(line.folded, line.number)
        if origin != line.number:
            result[line.number] = _repeat(found[origin], "exact copy")
    return result


def _teasers(found: Sequence[Line]) -> dict[int, RoleGiven]:
    """Find lines that stand as a part in a longer line: cut-off teasers and pull quotes.

    A paragraph quoted once more in a full statement further down is neither, and stays.
    """
    index: dict[tuple[str, ...], list[int]] = {}
    for line in found:
        for key in {_key(line, place) for place in _openings(line)}:
            index.setdefault(key, []).append(line.number)
    result: dict[int, RoleGiven] = {}
    for line in found:
        if len(line.words) < FEWEST_WORDS or not _is_excerpt(line):
            continue
        core = _core(line)
        for number in index.get(_key(line, 0), ())[:3]:
            other = found[number]
            if other.length > line.length and core in other.folded:
                result[line.number] = _repeat(other, "part of another line")
                break
    return result


def _is_excerpt(line: Line) -> bool:
    """Whether a line looks taken out of the text: a teaser that is cut off, or a quotation that stands alone."""
    if line.shown.endswith(("...", "…", "[…]", "[...]")):
        return True
    return len(line.words) <= MOST_WORDS_OF_PULL_QUOTE and line.shown[:1] in "\"'" and line.shown[-1:] in "\"'"


def _core(line: Line) -> str:
    """The wording without marks around it, and without a last word that is cut short."""
    core = line.folded
    if core.endswith(("...", "…", "[…]", "[...]")):
        core = core.rstrip(".…[] ").rpartition(" ")[0]
    return core.strip("\"' .,!?")


def _openings(line: Line) -> list[int]:
    """Places where a sentence or a quotation begins, so that excerpts can be found by their first words."""
    starts = [0]
    words = line.folded.split()
    for place, word in enumerate(words[:-1], start=1):
        if word.endswith((".", "!", "?", '"', ":")) or words[place].startswith(('"', "'")):
            starts.append(place)
    return starts


def _key(line: Line, place: int) -> tuple[str, ...]:
    words = line.folded.split()[place : place + KEY_WORDS]
    return tuple(word.strip("\"'.,!?:;()…") for word in words)


def _repeat(origin: Line, rule: str) -> RoleGiven:
    opening = " ".join(origin.shown.split()[:5])
    return RoleGiven(Role.REPEAT, rule, f'repeats the paragraph that begins "{opening} ..."', origin.number)
