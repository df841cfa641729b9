"""Builds the files that tests hand over: small, in code, so that each shows what it holds."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

DATA = Path(__file__).parents[2] / "data" / "ingest"
ARTICLE = (
    "Ferry service to the island will stop on Monday",
    (
        "The harbour authority said on Friday that the ferry to the island would stop running from Monday, after "
        "engineers found cracks in the landing stage."
    ),
    (
        "“We cannot let passengers walk over a stage that we do not trust,” said Maria Holt, who heads the authority. "
        "She said that the repairs would take three weeks and cost 240,000 dollars."
    ),
    (
        "Islanders who work in the town have been told to use the freight boat, which leaves at 6 in the morning and "
        "comes back at 7 in the evening. The school has said that it will teach the older pupils by video."
    ),
    "The council will meet on Tuesday to decide who pays for the repairs.",
)
TEXT = "\n\n".join(ARTICLE) + "\n"
LANGUAGES = dict(
    line.split("\t") for line in (DATA / "languages.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
)


def page(
    *,
    paragraphs: tuple[str, ...] = ARTICLE[1:],
    headline: str = ARTICLE[0],
    head: str = '<meta property="og:site_name" content="The Harbour Post">'
    '<meta property="article:published_time" content="2025-03-14T09:30:00Z"><meta name="author" content="Jane Osei">',
    before: str = "",
    after: str = "",
) -> bytes:
    """A news page with menu, article and footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{headline}</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"{before}<main><article><h1>{headline}</h1><p class='byline'>By Jane Osei, Reuters</p>{body}</article></main>"
        "<aside><h2>Most read</h2><ul><li><a href='/a'>Mayor opens the new swimming pool after long delay</a></li>"
        f"<li><a href='/b'>Rain expected through the weekend</a></li></ul></aside>{after}"
        "<footer><p>Copyright The Harbour Post. All rights reserved.</p></footer></body></html>"
    ).encode()


def zipped(files: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A .zip archive of files by path."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return stream.getvalue()


def repacked(document: bytes, changes: dict[str, bytes]) -> bytes:
    """A .zip archive with some of its files replaced or added."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped(files | changes)


def word(
    *, paragraphs: tuple[str, ...] = ARTICLE[1:], headline: str | None = ARTICLE[0], header: str = "", link: str = ""
) -> bytes:
    """A .docx document."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = Document()
    document.core_properties.author = ""
    if headline:
        document.add_heading(headline, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if link:
        document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mail(
    *,
    text: str | None = TEXT,
    html: str | None = None,
    subject: str = "Fwd: ferry stops",
    attachments: dict[str, bytes] | None = None,
) -> bytes:
    """A mail with a text part, an HTML part, or both."""
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "News Desk <desk@example.org>"
    message["To"], message["Date"] = "editor@example.org", "Fri, 14 Mar 2025 10:00:00 +0000"
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def pdf(
    pages: tuple[tuple[tuple[float, float, float, str], ...], ...], *, encrypt: bytes = b"", packed: bytes = b""
) -> bytes:
    """A PDF of lines (left, bottom, letter size in points, text) a page, on letter paper; or one packed page."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    drawings = [(b"", _drawn(lines)) for lines in pages] + ([(b"/Filter /FlateDecode ", packed)] if packed else [])
    for how, drawn in drawings:
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _written(objects, encrypt)


def printed(
    paragraphs: tuple[str, ...], *, columns: int = 78, top: float = 700.0
) -> tuple[tuple[float, float, float, str], ...]:
    """Lines of print for `pdf`: paragraphs broken at a column, with a gap between them."""
    import textwrap

    lines, bottom = [], top
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, columns):
            lines.append((72.0, bottom, 11.0, line))
            bottom -= 13.0
        bottom -= 8.0
    return tuple(lines)


def _drawn(lines: tuple[tuple[float, float, float, str], ...]) -> bytes:
    return b"".join(
        b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, left, bottom, _escaped(text))
        for left, bottom, size, text in lines
    )


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _written(objects: list[bytes], encrypt: bytes) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, encrypt, start))
    return out.getvalue()


# A standard lock (revision 2, 40 bits) under a user's password that no one is told.
LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<%s> <%s>]" % (
    b"4e" * 32,
    b"5a" * 32,
    b"00" * 16,
    b"00" * 16,
)
