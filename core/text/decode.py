"""From the bytes that were received to text, once."""

from __future__ import annotations

import codecs
import re

from core.errors import UnreadableArticle

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f\ufffd]")
# Article text holds none of them as a rule; a stray one per hundred characters is a bad export, more is not text.
MOST_CONTROL_SHARE = 0.01


def decode(data: bytes) -> str:
    """Decode an article: by its byte order mark, else UTF-8, else Windows-1252 for the bytes that are not UTF-8.

    Line ends stay as received, so that offsets fit what the outlet published; only the mark itself is left out.

    Returns:
        The text; empty for empty bytes.

    Raises:
        UnreadableArticle: If the bytes hold NUL or too many control characters (a picture, a document of a word
            processor, UTF-16 without its mark), or do not fit the encoding that their mark announces.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _marked(data[len(mark) :], encoding)
            break
    else:
        text = data.decode("utf-8", errors="parallax_windows_1252")
    _check(text)
    return text


def _marked(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        return data.decode("utf-8", errors="parallax_windows_1252")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnreadableArticle(
            f"The article announces {encoding} but byte {problem.start} does not fit it. "
            "Save it as UTF-8 text and try again."
        ) from problem


def _check(text: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableArticle(
            f"The article holds a NUL character (at {nul}); it is not plain text. Save it as UTF-8 text and try again."
        )
    controls = len(CONTROL.findall(text))
    if controls > max(1, MOST_CONTROL_SHARE * len(text)):
        raise UnreadableArticle(
            f"{controls} of {len(text)} characters of the article are not printable; it is not plain text. "
            "Save it as UTF-8 text and try again."
        )


def _windows_1252(problem: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252, as browsers do."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    if problem.reason == "unexpected end of data":  # cut off in the middle of a character
        return "\ufffd", problem.end
    wrong = problem.object[problem.start : problem.end]
    return wrong.decode("cp1252", errors="replace"), problem.end


codecs.register_error("parallax_windows_1252", _windows_1252)
