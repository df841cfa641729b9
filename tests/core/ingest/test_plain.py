"""Plain text and Markdown come in as received."""

import codecs
from datetime import date

import pytest

from core.ingest.plain import joined, read_markdown, read_text
from core.ingest.values import Unreadable
from core.models import LayoutHint
from tests.core.ingest.build import ARTICLE, TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "windows-1252"],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes) -> None:
    assert read_text(data).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_told_of(encoding: str) -> None:
    found = read_text(TEXT.encode(encoding))
    assert found.text == TEXT
    assert "UTF-16" in found.notes[0]
    assert not found.as_received


def test_latin_1_letters_are_read() -> None:
    assert read_text("The café's owner, José, said no.".encode("latin-1")).text == "The café's owner, José, said no."


def test_line_ends_stay_as_received() -> None:
    assert read_text(b"One line.\r\nAnother line.\r\n").text == "One line.\r\nAnother line.\r\n"


@pytest.mark.parametrize("data", [b"word\0word", bytes(range(256)) * 20, b"\xff\xfea\x00b"])
def test_what_is_no_text_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not readable as text"):
        read_text(data)


def test_five_megabytes_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(Unreadable, match="too long: 5,000,000 bytes"):
        read_text(b"word " * 1_000_000)


def test_lines_broken_at_a_column_are_joined_to_paragraphs() -> None:
    import textwrap

    broken = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in ARTICLE)
    found = read_text(broken.encode())
    assert found.text == "\n\n".join(ARTICLE)
    assert "joined to paragraphs" in found.notes[-1]
    assert joined(broken.replace("\n", "\r\n")) == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("text", [TEXT, "\n".join(ARTICLE), "a\nb\nc\nd\ne\nf\ng\nh", ""])
def test_lines_that_are_paragraphs_are_not_joined(text: str) -> None:
    assert joined(text) is None


def test_front_matter_is_read_and_set_aside() -> None:
    front = '---\ntitle: "Ferry stops"\ndate: 2025-03-14\noutlet: Harbour Post\nauthor: Jane Osei\n---\n'
    found = read_markdown((front + TEXT).encode())
    assert found.text == front + TEXT
    assert (found.headline, found.outlet, found.author) == ("Ferry stops", "Harbour Post", "Jane Osei")
    assert found.published == date(2025, 3, 14)
    assert [(span.start, span.end, span.hint) for span in found.layout] == [(0, len(front), LayoutHint.ASIDE)]


def test_markdown_marks_stay_and_a_rule_is_no_front_matter() -> None:
    text = "# Ferry stops on Monday, authority says\n\n**The ferry** will [stop](http://x).\n\n---\n\nMore."
    found = read_markdown(text.encode())
    assert found.text == text
    assert found.layout == ()
