"""The kind of a file is known by its bytes first, then by its name."""

import pytest

from core.ingest.kinds import Kind, kind_of
from core.ingest.values import Unreadable
from tests.core.ingest import build


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"words", Kind.TEXT),
        ("a", b"words", Kind.TEXT),
        ("a.md", b"# words", Kind.MARKDOWN),
        ("a.htm", b"<p>words", Kind.PAGE),
        ("a.eml", build.mail(), Kind.MAIL),
        ("a.mht", b"From: <Saved by Blink>", Kind.MAIL),
        ("a.zip", build.zipped({"a.txt": b"words"}), Kind.ARCHIVE),
        ("a.docx", build.word(), Kind.WORD),
        ("a.pdf", build.pdf(((),)), Kind.PDF),
    ],
)
def test_a_file_is_what_it_says(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) == (kind, "")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", build.pdf(((),)), Kind.PDF),
        ("a.txt", build.word(), Kind.WORD),
        ("a.docx", build.zipped({"a.txt": b"words"}), Kind.ARCHIVE),
        ("a.txt", b"  <!DOCTYPE html><p>words", Kind.PAGE),
        ("a.xyz", build.page(), Kind.PAGE),
    ],
)
def test_where_name_and_bytes_differ_the_bytes_count(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data)[0] is kind


def test_a_wrong_name_is_told_of() -> None:
    assert kind_of("a.txt", build.pdf(((),)))[1] == "Its name ends in .txt, but it is a PDF; it was read as that."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "old kind.*Save it as .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0rest", "password"),
        ("a.txt", b"\x89PNG\r\n", "a picture"),
        ("a.rtf", b"{\\rtf1", r"\.rtf document"),
        ("a.exe", b"MZ\x90\x00", "a program"),
        ("a.csv", b"a,b", r"Files ending in '\.csv' are not read.*\.txt"),
        ("a.pdf", b"words", "Its name says PDF"),
        ("a.zip", b"words", "Its name says archive"),
    ],
)
def test_what_is_not_read_says_what_to_send_instead(name: str, data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        kind_of(name, data)
