"""Lines of print in the order of reading, where a PDF gives them straight across its columns.

Most PDFs give column after column, and then their own order is kept: it is right more often than any guess. Some are
written row by row, so that a line of the next column follows each line of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# In letter heights. Words of a justified line stand up to 1 apart, columns of newspapers 1.2 and more.
LEAST_GUTTER = 1.0
SAME_ROW = 1.5
# Cells of a table are narrower than this; a column of print holds some 25 letters.
LEAST_COLUMN = 8.0
LEAST_ROWS = 3
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print: its place on the page in points from the bottom left, and the height of its letters.

    A word broken at the line's end makes two lines of print one here: `top` is the foot of the first, `bottom` of the
    last letter.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    height: float


def in_reading_order(lines: Sequence[Printed], pieces: Sequence[Printed]) -> Sequence[Printed]:
    """Return the lines of one page as they are read.

    Args:
        lines: In the order of the PDF.
        pieces: The same, cut wherever a line jumps sideways.

    Returns:
        `lines` as they are, unless the pieces run across columns: then the pieces, column by column. What stands across
        columns (a headline) parts what is above it from what is below.
    """
    gutters = _gutters(pieces)
    if not gutters:
        return lines
    ordered: list[Printed] = []
    band: list[Printed] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if any(piece.left < left and piece.right > right for left, right in gutters):
            ordered += [*_by_column(band, gutters), piece]
            band = []
        else:
            band.append(piece)
    return ordered + _by_column(band, gutters)


def _by_column(band: Iterable[Printed], gutters: Sequence[Gap]) -> list[Printed]:
    return sorted(band, key=lambda piece: (sum(piece.left > sum(gutter) / 2 for gutter in gutters), -piece.top))


def _gutters(pieces: Sequence[Printed]) -> list[Gap]:
    """The blank stripes that row after row jumps over, from left to right, between columns wide enough to hold text."""
    stripes: list[Gap] = []
    rows: list[int] = []
    for before, after in pairwise(pieces):
        size = max(before.height, after.height, 1.0)
        if after.left - before.right < LEAST_GUTTER * size or abs(after.bottom - before.bottom) > SAME_ROW * size:
            continue
        for place, (left, right) in enumerate(stripes):
            common = max(left, before.right), min(right, after.left)
            if common[0] < common[1]:
                stripes[place] = common
                rows[place] += 1
                break
        else:
            stripes.append((before.right, after.left))
            rows.append(1)
    kept = [stripe for stripe, count in zip(stripes, rows, strict=True) if count >= LEAST_ROWS]
    return sorted(stripe for stripe in kept if _parts_text(stripe, pieces))


def _parts_text(stripe: Gap, pieces: Sequence[Printed]) -> bool:
    sides = (
        [piece for piece in pieces if piece.right <= stripe[0]],
        [piece for piece in pieces if piece.left >= stripe[1]],
    )
    return all(
        len(side) >= LEAST_ROWS
        and median((piece.right - piece.left) / max(piece.height, 1.0) for piece in side) >= LEAST_COLUMN
        for side in sides
    )
