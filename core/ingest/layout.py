"""Where a reader saw each line stand: its lines become one text, and what it knows of them layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.models import LayoutHint, LayoutSpan

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A line as a reader found it, with what the file says it is; None where the file says nothing."""

    text: str
    hint: LayoutHint | None = None
    reason: str = ""


def laid_out(blocks: Iterable[Block]) -> tuple[str, tuple[LayoutSpan, ...]]:
    """Make one text of lines, blank lines between them, and a span of layout of each whose place is known."""
    pieces: list[str] = []
    layout: list[LayoutSpan] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        pieces.append(block.text)
        if block.hint is not None and block.text:
            layout.append(LayoutSpan(start, end, block.hint, block.reason))
        start = end + len(GAP)
    return GAP.join(pieces), tuple(layout)


def article_part(text: str, layout: Sequence[LayoutSpan]) -> str:
    """The text without what the file sets aside."""
    kept, end = [], 0
    for span in layout:
        if span.hint is LayoutHint.ASIDE:
            kept.append(text[end : span.start])
            end = span.end
    return "".join([*kept, text[end:]]).strip()


def moved(
    layout: Sequence[LayoutSpan], before: str, after: str, change: Callable[[str], str]
) -> tuple[LayoutSpan, ...]:
    """Find the spans again in a text that was changed piece by piece.

    Args:
        layout: Spans over `before`.
        before: The text as it was.
        after: The text as it is now, `change(before)`.
        change: What was done with it; it may do otherwise with a piece than with the whole.

    Returns:
        The spans over `after`. One whose words would not be those of the changed piece is left out: no hint is better
        than one on another line.
    """
    result: list[LayoutSpan] = []
    for span in layout:
        start = len(change(before[: span.start]))
        piece = change(before[span.start : span.end])
        if piece and after[start : start + len(piece)] == piece:
            result.append(LayoutSpan(start, start + len(piece), span.hint, span.reason))
    return tuple(result)
