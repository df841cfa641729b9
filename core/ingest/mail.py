"""A mail, or a page saved as .mht: its text or its HTML, whichever says more; attachments are named, not opened."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from core.errors import UnreadableArticle
from core.ingest.html import read_page
from core.ingest.layout import article_part
from core.ingest.names import file_name, one_line
from core.ingest.plain import MOST_BYTES, read_text
from core.ingest.values import Found, Unreadable
from core.text.decode import decode

# Newsletters send a text part that only says "view this in your browser": it must have this share of the HTML's words.
LEAST_TEXT_SHARE = 0.5
MOST_PARTS = 200
FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read_mail(data: bytes) -> Found:
    """Read a mail. Attachments and pictures are not opened, addresses in it are not fetched.

    The sender is the author, never the outlet: articles are passed on by many.

    Raises:
        Unreadable: If no part of it is text.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    parts = [part for number, part in enumerate(message.walk()) if number < MOST_PARTS and not part.is_multipart()]
    text, html, attached = _sorted_out(parts)
    found = _chosen(text, html)
    if found is None:
        raise Unreadable(
            f"The mail holds no text{f', only {len(attached)} attached files' if attached else ''}.",
            "Save what is attached, and send that.",
        )
    notes = list(found.notes)
    if attached:
        named = ", ".join(attached[:5]) + (f" and {len(attached) - 5} more" if len(attached) > 5 else "")
        notes.append(f"Not read: {len(attached)} attached ({named}). Send an attached article by itself.")
    return replace(
        found,
        headline=found.headline or FORWARDED.sub("", _header(message, "subject") or "") or None,
        author=found.author or _sender(message),
        published=found.published or _sent(message),
        notes=tuple(notes),
    )


def _sorted_out(parts: list[EmailMessage]) -> tuple[str | None, bytes | None, list[str]]:
    """The first text part, the first HTML part, and the names of all that is attached."""
    text: str | None = None
    html: bytes | None = None
    attached: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment":
            attached.append(file_name(part.get_filename() or kind))
        elif kind == "text/plain" and text is None:
            text = _text(part)
        elif kind == "text/html" and html is None:
            html = _text(part).encode("utf-8", "replace")
        elif part.get_filename():
            attached.append(file_name(part.get_filename() or ""))
    return text, html, attached


def _text(part: EmailMessage) -> str:
    """The part's text, by the encoding that it names where that is known and fits."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return decode(data)
    except UnreadableArticle as error:
        raise Unreadable(f"The mail's text is not readable. {error}", "Or copy the article and paste it.") from error


def _chosen(text: str | None, html: bytes | None) -> Found | None:
    plain = read_text((text or "")[:MOST_BYTES].encode("utf-8", "replace")) if (text or "").strip() else None
    page: Found | None = None
    if html and html.strip():
        try:
            page = read_page(b'<meta charset="utf-8">' + html)
        except Unreadable:
            page = None
    if plain is None or page is None:
        chosen = plain or page
    else:
        kept = article_part(page.text, page.layout)
        chosen = plain if len(plain.text.split()) >= LEAST_TEXT_SHARE * len(kept.split()) else page
    return replace(chosen, as_received=False) if chosen else None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(str(message.get(name) or "")) or None
    except (ValueError, IndexError, TypeError, AttributeError):  # headers can be broken beyond the parser's patience
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        return one_line(message["from"].addresses[0].display_name) or None
    except (ValueError, IndexError, TypeError, AttributeError):
        return None


def _sent(message: EmailMessage) -> date | None:
    try:
        day: date = message["date"].datetime.date()
    except (ValueError, IndexError, TypeError, AttributeError):
        return None
    return day
