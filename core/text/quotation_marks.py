"""Quotation marks in every style, paired within a paragraph; apostrophes are told from marks.

Whoever asks what stands in quotation marks asks here. One paragraph at a time: an unclosed mark runs to the
paragraph's end. Time grows in proportion to the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core import lexicon
from core.models import Reading, Role

_OPENING = "“„‟«〝"
_CLOSING = "”»〞"
_STRAIGHT = '"″＂'
_SINGLE_OPENING = "‘‚‛‹"
_SINGLE_CLOSING = "’›"
EVERY_MARK = f"{_OPENING}{_CLOSING}{_STRAIGHT}{_SINGLE_OPENING}{_SINGLE_CLOSING}'`"
"""One character of every style. An apostrophe is among them."""
# French marks stand with a space between them and the words; it belongs to the mark.
_SPACED = r"(?<!\S)«[ \u00a0\u202f](?=\S)|(?<=\S)[ \u00a0\u202f]»(?!\w)"
_MARK = re.compile(rf"{_SPACED}|''|``|‘‘|’’|´´|[{EVERY_MARK}]")
PLAIN_MARKS = str.maketrans(
    dict.fromkeys(_OPENING + _CLOSING + _STRAIGHT, '"') | dict.fromkeys(_SINGLE_OPENING + _SINGLE_CLOSING + "′`´ʼ", "'")
)
"""Each mark of any style to the straight one, character for character."""
OPENS_QUOTATION = frozenset(_OPENING + _STRAIGHT + _SINGLE_OPENING + "'")
SEARCHED = frozenset({Role.HEADLINE, Role.DECK, Role.CAPTION, Role.BODY, Role.REPEAT})
"""Roles of passages in which quotations are looked for; boilerplate is never searched."""
_FARTHEST_MARKS = 60
"""A closing mark is looked for among this many marks ahead, so that hostile texts cost no more than they are long."""
_BEFORE_AN_OPENING = frozenset(" \t\n([{-–—―−/\x00:;,.…")
_AFTER_A_CLOSING = frozenset(" \t\n)]}-–—―−/.,;:!?…\x00")


def plain_marks(text: str) -> str:
    """The text with straight marks for those of any style, character for character: house style is no difference."""
    return text.translate(PLAIN_MARKS)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words inside an outermost pair of marks; `start` and `end` include the marks themselves.

    `closed` is False where no closing mark stands, `opened` False where the opening one is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    opened: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    may_open: bool
    may_close: bool
    double: bool


@lru_cache(maxsize=1)
def _elisions() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon.entries("elisions"))
    return re.compile(rf"(?:(?:{words})\b|\d\d?0?s\b|\d\d\b)", re.IGNORECASE)


def find_marks(text: str, *, continues: bool = False) -> list[Marked]:
    """Pair the outermost quotation marks of one paragraph.

    A mark inside another pair is left alone (it is a quote within a quote). An apostrophe is no mark: neither inside
    a word, nor in 'em and '90s, nor after a plural s where a better closing mark follows.

    Args:
        text: One paragraph.
        continues: The paragraph before ended inside a quote, so that a lone closing mark ends words from the start.

    Returns:
        Spans over `text`, in order, never overlapping.
    """
    marks = _all_marks(text)
    found: list[Marked] = []
    position = 0
    while position < len(marks):
        mark = marks[position]
        if not mark.may_open:
            if continues and not found and mark.may_close and mark.double:
                found.append(Marked(0, mark.end, 0, mark.start, opened=False))
            position += 1
            continue
        closing = _closing_position(marks, position, text)
        if closing is not None:
            end = marks[closing]
            found.append(Marked(mark.start, end.end, mark.end, end.start))
            position = closing + 1
        elif (mark.double or _opens_paragraph(mark, text)) and _worth_leaving_open(mark, text):
            end_of_text = len(text.rstrip())
            found.append(Marked(mark.start, end_of_text, mark.end, end_of_text, closed=False))
            break
        else:
            position += 1
    return [marked for marked in found if marked.inner_end > marked.inner_start]


def marks_in_paragraphs(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[Marked, ...]]:
    """Pair the marks of each paragraph of a text, in order; words that stay open go on in the next paragraph.

    Args:
        text: The text of the article.
        spans: Its paragraphs.

    Returns:
        For each paragraph what `find_marks` gives: offsets into the paragraph.
    """
    found: list[tuple[Marked, ...]] = []
    left_open = False
    for start, end in spans:
        marks = find_marks(text[start:end], continues=left_open)
        left_open = bool(marks) and not marks[-1].closed
        found.append(tuple(marks))
    return found


def quoted_spans(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Find the stretches of an article's body that stand inside quotation marks, marks left out.

    Returns:
        Spans over the article's text, in order, none inside another.
    """
    passages = [passage for passage in reading.passages if passage.role in SEARCHED]
    marked = marks_in_paragraphs(reading.article.text, [(passage.start, passage.end) for passage in passages])
    return tuple(
        (passage.start + one.inner_start, passage.start + one.inner_end)
        for passage, marks in zip(passages, marked, strict=True)
        if passage.role is Role.BODY
        for one in marks
    )


def outside_marks(text: str) -> str:
    """The words of one paragraph that stand outside quotation marks; a space for each quotation."""
    pieces, end = [], 0
    for marked in find_marks(text):
        pieces.append(text[end : marked.start])
        end = marked.end
    return " ".join([*pieces, text[end:]])


def with_plain_marks(text: str, marks: Sequence[Marked]) -> str:
    """Write each outermost mark as `"` and each double mark within as `'`, character for character."""
    letters = list(text)
    for marked in marks:
        for place in range(marked.inner_start, marked.inner_end):
            if letters[place] in _OPENING + _CLOSING + _STRAIGHT:
                letters[place] = "'"
        _put_mark(letters, marked.start, marked.inner_start, first=False)
        _put_mark(letters, marked.inner_end, marked.end, first=True)
    return "".join(letters)


def _put_mark(letters: list[str], start: int, end: int, *, first: bool) -> None:
    """Two-character marks become a space and a mark; the mark stays beside the words."""
    for place in range(start, end):
        letters[place] = " "
    if end > start:
        letters[start if first else end - 1] = '"'


def _all_marks(text: str) -> list[_Mark]:
    marks = []
    for found in _MARK.finditer(text):
        start, end = found.span()
        glyph = found.group().strip()
        before = text[start - 1] if start else "\x00"
        after = text[end] if end < len(text) else "\x00"
        may_open, may_close = _may(glyph, before, after)
        if len(glyph) == 1 and glyph in "‘’'" and may_open and _elisions().match(text, end):
            may_open = False
        if may_open or may_close:
            double = len(glyph) == 2 or glyph in _OPENING + _CLOSING + _STRAIGHT
            marks.append(_Mark(start, end, glyph, may_open, may_close, double))
    return marks


def _may(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark can open, and whether it can close, by its shape and its neighbours."""
    opens = (before in _BEFORE_AN_OPENING or before.isspace() or not before.isalnum()) and not after.isspace()
    opens = opens and after != "\x00"
    closes = not before.isspace() and before != "\x00" and (after in _AFTER_A_CLOSING or not after.isalnum())
    if glyph in _OPENING:
        return not after.isspace() and after != "\x00", closes and not opens
    if glyph in _CLOSING:
        return opens and before not in _AFTER_A_CLOSING - {" ", "(", "\x00"}, True
    if glyph in _STRAIGHT:
        if before.isdigit() and not after.isalnum() and after not in ",.":
            return False, closes  # 6'2" tall: inches close nothing unless something is open
        return opens, closes or (before != "\x00" and not opens)
    if len(glyph) == 2:
        return opens, closes
    if glyph in _SINGLE_CLOSING:
        return False, closes
    return opens and (after.isalnum() or after in '“"[($£€….'), closes and glyph not in _SINGLE_OPENING


def _closing_position(marks: list[_Mark], position: int, text: str) -> int | None:
    opening = marks[position]
    if not opening.double:
        return _closing_single(marks, position, text)
    nested = _closing_double(marks, position, nesting=True)
    return nested if nested is not None else _closing_double(marks, position, nesting=False)


def _closing_double(marks: list[_Mark], position: int, *, nesting: bool) -> int | None:
    opening = marks[position]
    depth = 1
    for ahead in range(position + 1, min(len(marks), position + _FARTHEST_MARKS)):
        mark = marks[ahead]
        if not mark.double or ((len(opening.glyph) == 2) != (len(mark.glyph) == 2) and opening.glyph not in _STRAIGHT):
            continue
        if nesting and mark.glyph in _OPENING and opening.glyph in _OPENING and mark.may_open:
            depth += 1
        elif mark.may_close and not (mark.glyph in _OPENING and mark.may_open):
            depth -= 1
            if depth == 0:
                return ahead
    return None


def _closing_single(marks: list[_Mark], position: int, text: str) -> int | None:
    """The closing mark of a single pair; after a plural s a later, surer mark is preferred."""
    opening = marks[position]
    fallback = None
    double_open = False
    for ahead in range(position + 1, min(len(marks), position + _FARTHEST_MARKS)):
        mark = marks[ahead]
        if mark.double:
            if len(mark.glyph) == 2 and mark.may_close and not mark.may_open and not double_open:
                return ahead  # an inner and an outer mark close side by side
            double_open = not double_open if mark.glyph in _STRAIGHT or len(mark.glyph) == 2 else mark.may_open
            continue
        if double_open:
            continue
        if mark.may_open and not mark.may_close and fallback is not None:
            return fallback
        if not mark.may_close or mark.start == opening.end:
            continue
        if _plural_possessive(text, mark):
            fallback = ahead if fallback is None else fallback
            continue
        return ahead
    return fallback


def _plural_possessive(text: str, mark: _Mark) -> bool:
    following = text[mark.end : mark.end + 2]
    return text[mark.start - 1] in "sS" and len(following) == 2 and following[0] == " " and following[1].isalnum()


def _opens_paragraph(mark: _Mark, text: str) -> bool:
    """A single mark that never closes counts at the start of a paragraph only, where no apostrophe stands."""
    return not text[: mark.start].strip() and text[mark.end : mark.end + 1].isupper()


def _worth_leaving_open(mark: _Mark, text: str) -> bool:
    """An unclosed mark counts where words follow it; a lone mark at the end of a line is dirt."""
    return len(text[mark.end :].split()) >= 2
