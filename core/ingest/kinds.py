"""What kind of file it is: by what its bytes say first, then by its name."""

from __future__ import annotations

import re
from enum import StrEnum

from core.ingest.names import ending
from core.ingest.values import Unreadable


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "web page"
    PDF = "PDF"
    WORD = "Word document"
    MAIL = "mail"
    ARCHIVE = "archive"


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".docm": Kind.WORD,
    ".eml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
    ".zip": Kind.ARCHIVE,
}
READ_HERE = "Send it as .txt, .md, .html, .pdf, .docx, .eml or a .zip of them."
# What other files begin with, and what to do with them.
OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "an Office file of the old kind, or one with a password",
        "Save it as .docx without password.",
    ),
    (b"{\\rtf", "an .rtf document", "Save it as .docx or .txt."),
    (b"\x89PNG", "a picture", "Send the article's text; words in pictures are not read."),
    (b"\xff\xd8\xff", "a picture", "Send the article's text; words in pictures are not read."),
    (b"GIF8", "a picture", "Send the article's text; words in pictures are not read."),
    (b"\x7fELF", "a program", READ_HERE),
    (b"MZ\x90", "a program", READ_HERE),
    (b"7z\xbc\xaf", "a 7z archive", "Pack the articles as .zip."),
    (b"Rar!", "a .rar archive", "Pack the articles as .zip."),
    (b"\x1f\x8b", "a gzip archive", "Pack the articles as .zip."),
)
PAGE_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)", re.I | re.S
)


def kind_of(name: str, data: bytes) -> tuple[Kind, str]:
    """Tell the kind of a file, and a note where its name says another kind.

    Raises:
        Unreadable: If it is of a kind that is not read.
    """
    if not data:
        raise Unreadable("It is empty (0 bytes).", "Save it again, and send it anew.")
    named = ENDINGS.get(ending(name))
    seen = _seen(data)
    if seen is None:
        for start, what, do_next in OTHERS:
            if data.startswith(start):
                raise Unreadable(f"It is {what}, which is not read here.", do_next)
        if named is None and ending(name):
            raise Unreadable(f"Files ending in {ending(name)[:12]!r} are not read.", READ_HERE)
        if named in {Kind.PDF, Kind.WORD, Kind.ARCHIVE}:
            raise Unreadable(f"Its name says {named}, but its bytes do not.", "Save it again, and send it anew.")
        return named or Kind.TEXT, ""
    if seen is Kind.PAGE and named is Kind.MAIL:
        return named, ""
    if named in {None, seen}:
        return seen, ""
    return seen, f"Its name ends in {ending(name)}, but it is a {seen}; it was read as that."


def _seen(data: bytes) -> Kind | None:
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.WORD if b"word/document.xml" in data or b"word/_rels" in data else Kind.ARCHIVE
    if PAGE_START.match(data[:2048]):
        return Kind.PAGE
    return None
