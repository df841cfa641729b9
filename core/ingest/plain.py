"""Plain text and Markdown: the text as received; only what stands above it in a front matter is set aside."""

from __future__ import annotations

import re

from core.errors import UnreadableArticle
from core.ingest import metadata
from core.ingest.checks import MOST_CHARS
from core.ingest.values import Found, Unreadable
from core.models import LayoutHint, LayoutSpan
from core.text.decode import MARKS, decode

# A character takes at most four bytes, in every encoding that is read.
MOST_BYTES = 4 * MOST_CHARS + 4
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
FIELD = re.compile(r"^(?P<name>[A-Za-z_]+):[ \t]*(?P<value>[^\r\n]+?)[ \t]*\r?$", re.MULTILINE)
# Columns at which programs break lines, in characters, and how evenly: a word that did not fit leaves a gap.
LEAST_BROKEN_LINES, LEAST_COLUMN, MOST_COLUMN = 6, 50, 100
LEAST_FULL_SHARE, LEAST_EVEN = 0.75, 0.8
FRONT = "is the file's front matter, not the article"
OUTLET_FIELDS = ("outlet", "publisher", "publication", "source", "site")


def read_text(data: bytes) -> Found:
    """Read plain text.

    Raises:
        Unreadable: If the bytes are not text, or far too many.
    """
    text, notes = _decoded(data)
    if (whole := joined(text)) is not None:
        text, notes = whole, (*notes, "Its lines were broken at a column; they were joined to paragraphs.")
    return Found(
        text=text,
        headline=metadata.headline(text),
        author=metadata.author(text),
        published=metadata.published(text),
        notes=notes,
        as_received=not notes,
    )


def read_markdown(data: bytes) -> Found:
    """Read Markdown: its marks stay in the text; a front matter is read for title, date, author and outlet."""
    text, notes = _decoded(data)
    front = FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    return Found(
        text=text,
        headline=fields.get("title") or metadata.headline(text[front.end() :] if front else text),
        outlet=next((fields[name] for name in OUTLET_FIELDS if name in fields), None),
        author=fields.get("author") or metadata.author(text),
        published=metadata.iso_date(fields.get("date")) or metadata.published(text),
        layout=(LayoutSpan(front.start(), front.end(), LayoutHint.ASIDE, FRONT),) if front else (),
        notes=notes,
        as_received=not notes,
    )


def joined(text: str) -> str | None:
    """Join lines that were broken at a column, as mails and old systems do; None where lines are paragraphs.

    Lines are broken where blank lines part the paragraphs and nearly all lines inside them are about equally long.
    """
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip("\n"))]
    inner = [len(line.rstrip()) for block in blocks for line in block[:-1]]
    if len(inner) < LEAST_BROKEN_LINES:
        return None
    widest = max(inner)
    full = sum(length >= LEAST_FULL_SHARE * widest for length in inner)
    if not LEAST_COLUMN <= widest <= MOST_COLUMN or full < LEAST_EVEN * len(inner):
        return None
    return "\n\n".join(" ".join(line.strip() for line in block) for block in blocks)


def utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order of UTF-16 that lacks its mark, by where the zero bytes of Latin letters stand."""
    sample = data[:4_000]
    if len(sample) < 8 or len(data) % 2 or data.startswith(tuple(mark for mark, _ in MARKS)):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and even < len(sample) * 0.02:
        return "utf-16-le"
    if even > len(sample) * 0.3 and odd < len(sample) * 0.02:
        return "utf-16-be"
    return None


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"It is too long: {len(data):,} bytes, where {MOST_CHARS:,} characters are the most for one article.",
            "Cut it down to the one article that belongs to the story.",
        )
    if (encoding := utf16_without_mark(data)) is not None:
        try:
            return data.decode(encoding), ("It is UTF-16 without the mark that says so; it was read as such.",)
        except UnicodeDecodeError:
            pass
    try:
        return decode(data), ()
    except UnreadableArticle as error:
        raise Unreadable(
            f"It is not readable as text. {error}", "Or copy the article's words and paste them."
        ) from error


def _fields(block: str) -> dict[str, str]:
    return {field["name"].lower(): field["value"].strip("\"'") for field in FIELD.finditer(block)}
