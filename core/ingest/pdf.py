"""A PDF: its lines of print are joined to paragraphs by gap, indent, letter size and length of the line.

Measured (2026-11-26) on 45 PDFs of the seeds' text: one to three columns, indented or with gaps, justified with
hyphens, a drop cap, headers and footers; 15 of them written row by row across the columns. Words in the
right order, paragraphs found exactly, and seconds for all:

                                       in order   by column / by row   paragraphs   seconds
    this module with columns.py        1.000      1.000 / 0.999        0.94           2.6
    the same by the PDF's own order    0.850      1.000 / 0.550        0.72           3.5
    pdfminer.six 20260107, LAParams    0.996      0.997 / 0.994        0.84          34
    the same, boxes_flow=None          0.750      0.795 / 0.659        0.84          15
    pdfplumber 0.11.10                 0.666      0.724 / 0.550        0.00          35
    the same, use_text_flow            0.850      1.000 / 0.550        0.00          39

Both are MIT; pdfminer.six brings cryptography, 26 MB together. It reads indented paragraphs as one (0.21), pdfplumber
gives lines only. pdfium's lines stay, and `columns.py` does for those written by row what pdfminer.six does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from core.ingest import metadata
from core.ingest.checks import MOST_CHARS
from core.ingest.columns import LEAST_GUTTER, Printed, in_reading_order
from core.ingest.names import one_line
from core.ingest.values import Aside, Found, Unreadable

# An article printed with its pictures has under 30 pages; a newspaper's whole issue about 80.
MOST_PAGES = 100
# All in units of the line's letter height, read off print styles that newsrooms and browsers use.
LEAST_EXTRA_GAP = 0.25
LEAST_INDENT = 0.6
MOST_SIZE_CHANGE = 0.12
# A line that ends this much before the edge of its column, as a share of the column's width, ends its paragraph.
LEAST_SHORT = 0.12
MARGIN_LINES = 2
# Of the right edges of a column's lines: a title or an address may run on beyond the column.
WIDE_QUANTILE = 0.85
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
BETWEEN_WORDS = re.compile(r"(?<=\S)\s+(?=\S)")
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[\x02\xad\ufffe]$")
HYPHEN = re.compile(r"(?<=[a-z])[-‐]$")
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x02\ufffe\uffff]")
PRINT_MARK = re.compile(
    r"(?:(?:file|https?)://\S+(?: \d+/\d+)?|\d\d?/\d\d?/\d\d(?:\d\d)?, \d\d?:\d\d(?: [AP]M)?(?: .{0,200})?)$"
)
RUNNING = "is printed at the edge of the page (a header, footer or page number)"
AS_TEXT = "Open it, copy the article's text and paste it."


def read_pdf(data: bytes) -> Found:
    """Read a PDF. Scripts, forms and links in it are never run.

    Raises:
        Unreadable: If it is locked, damaged, too long, or holds pictures of words instead of words.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise _refusal(error) from error
    pages = len(document)
    if not pages or pages > MOST_PAGES:
        raise Unreadable(
            f"The PDF has {pages} pages, where 1 to {MOST_PAGES} are read.", "Send only the pages of the article."
        )
    printed = [line for number in range(pages) for line in _lines(document[number], number)]
    if not printed:
        raise Unreadable(
            f"The PDF has no text layer: its {pages} page{'s are' if pages > 1 else ' is a'} picture"
            f"{'s' if pages > 1 else ''} of words.",
            "Run text recognition on it, or find the article's text and paste it.",
        )
    running = _running(printed, pages)
    flow = [line for line in printed if id(line) not in running]
    text, aside = _laid_out(
        _paragraphs(flow or printed), [line.text for line in printed if flow and id(line) in running]
    )
    said = document.get_metadata_dict(skip_empty=True)
    return Found(
        text=text,
        headline=_headline(flow or printed, said.get("Title", "")) or metadata.headline(text),
        author=metadata.author(text) or one_line(said.get("Author", "")) or None,
        published=metadata.published(text),
        aside=aside,
        notes=("It was a PDF: its lines were joined to paragraphs, and words broken at line ends were mended.",),
    )


def _refusal(error: Exception) -> Unreadable:
    if "password" in str(error).lower():
        return Unreadable("The PDF is locked with a password.", "Save a copy without password, or paste its text.")
    return Unreadable(
        "The PDF is damaged or not a PDF.", f"Save it again, or do without: {AS_TEXT[0].lower()}{AS_TEXT[1:]}"
    )


def _lines(page: Any, number: int) -> Sequence[Printed]:
    """The lines of a page in the order of reading."""
    from pypdfium2.raw import FPDFText_GetUnicode

    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > 10 * MOST_CHARS:
        raise Unreadable("A page of the PDF holds more text than any article.", "Send only the pages of the article.")
    # Letter by letter, for the text as a whole may leave some out, and then no letter knows its place.
    text = "".join(chr(FPDFText_GetUnicode(textpage, place)) for place in range(count))
    lines: list[Printed] = []
    pieces: list[Printed] = []
    for line in re.finditer(r"[^\r\n]+", text):
        cuts = [line.start(), *_jumps(textpage, text, line.start(), line.end()), line.end()]
        lines += _printed(textpage, text, line.start(), line.end(), number)
        for start, end in pairwise(cuts):
            pieces += _printed(textpage, text, start, end, number)
    return in_reading_order(lines, pieces)


def _jumps(textpage: Any, text: str, start: int, end: int) -> Iterator[int]:
    """Where a line goes on after a wide gap, or back at the left, without a line's end."""
    for blank in BETWEEN_WORDS.finditer(text, start, end):
        before, after = (textpage.get_charbox(place, loose=True) for place in (blank.start() - 1, blank.end()))
        height = max(before[3] - before[1], after[3] - after[1])
        if after[0] - before[2] > LEAST_GUTTER * height or after[0] < before[0] - height:
            yield blank.end()


def _printed(textpage: Any, text: str, start: int, end: int, number: int) -> Iterator[Printed]:
    part = text[start:end]
    shown = part.strip()
    if not UNPRINTED.sub("", shown):
        return
    start += len(part) - len(part.lstrip())
    first, last = (textpage.get_charbox(place, loose=True) for place in (start, start + len(shown) - 1))
    letters = shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # rare letters come in two halves
    yield Printed(letters, number, first[0], last[2], first[1], last[1], max(first[3] - first[1], last[3] - last[1]))


def _running(printed: Sequence[Printed], pages: int) -> frozenset[int]:
    """Headers, footers and page numbers: the same but for figures, at the edge of at least two pages."""
    edges: list[Printed] = []
    for number in range(pages):
        lines = sorted((line for line in printed if line.page == number), key=lambda line: line.bottom)
        edges += {id(line): line for line in [*lines[:MARGIN_LINES], *lines[-MARGIN_LINES:]]}.values()
    seen = Counter((DIGITS.sub("0", line.text), round(line.bottom / 4)) for line in edges)
    return frozenset(
        id(line)
        for line in edges
        if (pages > 1 and seen[DIGITS.sub("0", line.text), round(line.bottom / 4)] >= 2)
        or PAGE_NUMBER.match(line.text)
        or PRINT_MARK.match(line.text)
    )


def _paragraphs(printed: Sequence[Printed]) -> list[str]:
    leading = _leading(printed)
    edges = _edges(printed)
    paragraphs: list[list[str]] = []
    for place, line in enumerate(printed):
        after = printed[place + 1] if place + 1 < len(printed) else None
        if not place or _begins(printed[place - 1], line, after, leading, edges):
            paragraphs.append([line.text])
        else:
            paragraphs[-1].append(line.text)
    return [_joined(lines) for lines in paragraphs]


def _leading(printed: Sequence[Printed]) -> float:
    """The distance from line to line inside paragraphs, in letter heights: that of the closest quarter of lines."""
    steps = sorted(
        (above.bottom - below.top) / above.height
        for above, below in pairwise(printed)
        if above.page == below.page and above.height > 0 and 0.5 < (above.bottom - below.top) / above.height < 4
    )
    return steps[len(steps) // 4] if steps else 1.0


def _edges(printed: Sequence[Printed]) -> dict[int, tuple[float, float]]:
    """The left and right edge of the column each line stands in: by the lines of like letters that begin near it."""
    usual = median(line.height for line in printed) or 1.0
    edges: dict[int, tuple[float, float]] = {}
    for number in {line.page for line in printed}:
        lines = [line for line in printed if line.page == number]
        for line in lines:
            column = [
                other
                for other in lines
                if abs(other.left - line.left) < 3 * usual and abs(other.height - line.height) < 0.5
            ]
            rights = sorted(other.right for other in column)
            edges[id(line)] = (min(other.left for other in column), rights[int(len(rights) * WIDE_QUANTILE)])
    return edges


def _begins(
    before: Printed, line: Printed, after: Printed | None, leading: float, edges: dict[int, tuple[float, float]]
) -> bool:
    """Say whether a line begins a paragraph, seen from the line before it."""
    size = max(line.height, before.height, 1.0)
    if abs(line.height - before.height) > MOST_SIZE_CHANGE * size:
        return True
    left, right = edges[id(before)]
    ends = bool(SENTENCE_END.search(before.text))
    short = before.right < right - LEAST_SHORT * max(right - left, 1.0)
    gap = before.bottom - line.top
    if line.page != before.page or gap < 0:  # next page or column: a break at a sentence's end does the least harm
        return ends or short
    if gap > (leading + LEAST_EXTRA_GAP) * size:
        return True
    if line.left - edges[id(line)][0] > LEAST_INDENT * size:  # a first line, unless those around it stand as far in
        beside = [other for other in (before, after) if other and abs(other.left - line.left) < 0.2 * size]
        if after not in beside or (ends and short):
            return True
    return short and ends


def _joined(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        if BROKEN_WORD.search(text):
            text = text[:-1] + line
        elif HYPHEN.search(text) and line[:1].islower():
            text += line  # "cease-" and "fire": whether the hyphen was the word's own cannot be known, so it stays
        else:
            text = f"{text} {line}" if text else line
    return UNPRINTED.sub("", text)


def _headline(flow: Sequence[Printed], title: str) -> str | None:
    """The largest letters on the first page where they are larger than the text, else None; never the file's title
    alone, which is often the name of the file it was made from."""
    first = [line for line in flow if line.page == flow[0].page]
    usual = median(line.height for line in first)
    largest = max(line.height for line in first)
    if largest < 1.25 * usual or not usual:
        text = " ".join(line.text for line in first)
        title = one_line(title)
        return title if len(title) > 15 and title.casefold() in text.casefold() else None
    lines = [line.text for line in first if line.height > largest * (1 - MOST_SIZE_CHANGE)]
    heading = one_line(_joined(lines[:6]))
    return heading if 8 <= len(heading) <= 300 else None


def _laid_out(paragraphs: Sequence[str], running: Sequence[str]) -> tuple[str, tuple[Aside, ...]]:
    from core.ingest.html import GAP

    others = list(dict.fromkeys(UNPRINTED.sub("", line) for line in running))
    start = sum(len(paragraph) + len(GAP) for paragraph in paragraphs)
    aside: list[Aside] = []
    for line in others:
        aside.append(Aside(start, start + len(line), RUNNING))
        start += len(line) + len(GAP)
    return GAP.join([*paragraphs, *others]), tuple(aside)
