"""A mail gives its article; what is attached is named, not opened."""

from datetime import date

import pytest

from core.ingest.mail import read_mail
from core.ingest.values import Unreadable
from tests.core.ingest.build import ARTICLE, TEXT, mail, page


def test_the_text_is_read_with_date_and_sender() -> None:
    found = read_mail(mail())
    assert found.text == TEXT
    assert found.published == date(2025, 3, 14)
    assert found.author == "News Desk"
    assert found.outlet is None


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    found = read_mail(mail(text=None, html=page().decode()))
    assert ARTICLE[2] in found.text
    assert found.outlet == "The Harbour Post"
    assert found.author == "Jane Osei"


def test_a_text_part_that_only_points_at_the_page_gives_way_to_the_html() -> None:
    found = read_mail(mail(text="View this mail in your browser: http://x", html=page().decode()))
    assert ARTICLE[2] in found.text
    assert "browser" not in found.text


def test_of_two_parts_that_say_the_same_the_text_is_read() -> None:
    assert read_mail(mail(html=page().decode())).text == TEXT


@pytest.mark.parametrize(
    ("text", "headline"),
    [(TEXT, ARTICLE[0]), ("\n\n".join(ARTICLE[1:]), "ferry stops")],
)
def test_the_subject_is_the_headline_where_the_text_has_none(text: str, headline: str) -> None:
    assert read_mail(mail(text=text, subject="Fwd: RE: ferry stops")).headline == headline


def test_attachments_are_named_and_not_opened() -> None:
    found = read_mail(mail(attachments={"../../ferry.pdf": b"%PDF-", "list.xls": b"x"}))
    assert found.notes[-1] == "Not read: 2 attached (ferry.pdf, list.xls). Send an attached article by itself."
    assert found.text == TEXT


def test_lines_broken_for_the_mail_are_joined() -> None:
    import textwrap

    assert read_mail(mail(text="\n\n".join(textwrap.fill(part, 72) for part in ARTICLE))).text == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("charset", [b"iso-8859-1", b"no-such-charset", b"utf-8"])
def test_an_encoding_that_does_not_fit_is_passed_over(charset: bytes) -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=" + charset + b"\nContent-Transfer-Encoding: 8bit\n\n"
    assert "café" in read_mail(head + "The café closed on Friday.".encode("latin-1")).text


def test_a_mail_with_broken_headers_is_read() -> None:
    head = b"Subject: =?x?q?=ff\nFrom: <<>>@,,\nDate: soon\nContent-Type: text/plain\n\n"
    found = read_mail(head + TEXT.encode())
    assert ARTICLE[2] in found.text
    assert found.published is None


def test_a_mail_without_text_says_so() -> None:
    with pytest.raises(Unreadable, match=r"no text, only 1 attached file.*Save what is attached"):
        read_mail(mail(text="", attachments={"a.pdf": b"%PDF-"}))
