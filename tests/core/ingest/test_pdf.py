"""A PDF's lines of print become paragraphs; what cannot be read says why."""

import pytest

from core.ingest.pdf import read_pdf
from core.ingest.values import Unreadable
from tests.core.ingest.build import ARTICLE, LOCK, pdf, printed


def test_lines_of_print_are_joined_to_paragraphs() -> None:
    assert read_pdf(pdf((printed(ARTICLE),))).text.split("\n\n") == list(ARTICLE)


def test_indented_paragraphs_without_gap_are_parted() -> None:
    import textwrap

    lines, bottom = [], 700.0
    for paragraph in ARTICLE[1:]:
        for number, line in enumerate(textwrap.wrap(paragraph, 78)):
            lines.append((84.0 if number == 0 else 72.0, bottom, 11.0, line))
            bottom -= 13.0
    assert read_pdf(pdf((tuple(lines),))).text.split("\n\n") == list(ARTICLE[1:])


def test_two_columns_are_read_one_after_the_other() -> None:
    left = printed(ARTICLE[1:3], columns=40)
    right = tuple(
        (left_edge + 250, bottom, size, line) for left_edge, bottom, size, line in printed(ARTICLE[3:], columns=40)
    )
    assert read_pdf(pdf((left + right,))).text.split("\n\n") == list(ARTICLE[1:])


def columns(
    *texts: tuple[str, ...], width: int = 32, apart: float = 170.0
) -> list[list[tuple[float, float, float, str]]]:
    """Columns of print side by side, the lines of each from top to bottom."""
    return [
        [(left + place * apart, bottom, size, line) for left, bottom, size, line in printed(text, columns=width)]
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize("texts", [(ARTICLE[1:3], ARTICLE[3:]), (ARTICLE[1:2], ARTICLE[2:3], ARTICLE[3:])])
def test_columns_written_row_by_row_are_read_one_after_the_other(texts: tuple[tuple[str, ...], ...]) -> None:
    rows = sorted((line for column in columns(*texts) for line in column), key=lambda line: (-line[1], line[0]))
    assert read_pdf(pdf((tuple(rows),))).text.split("\n\n") == list(ARTICLE[1:])


def test_a_headline_across_the_columns_stays_above_them() -> None:
    rows = sorted(
        (line for column in columns(ARTICLE[1:3], ARTICLE[3:]) for line in column), key=lambda line: (-line[1], line[0])
    )
    found = read_pdf(pdf((((72.0, 760.0, 22.0, ARTICLE[0]), *rows),)))
    assert found.headline == ARTICLE[0]
    assert found.text.split("\n\n") == list(ARTICLE)


def test_columns_so_tight_that_their_rows_run_into_each_other_are_read_in_order() -> None:
    tight = [
        (left, 700.0 - 7 * row, size, text)
        for column in columns(ARTICLE[1:3], ARTICLE[3:])
        for row, (left, _, size, text) in enumerate(column)
    ]
    rows = sorted(tight, key=lambda line: (-line[1], line[0]))
    assert read_pdf(pdf((tuple(rows),))).text.split() == " ".join(ARTICLE[1:]).split()


def test_a_letter_without_meaning_does_not_take_the_places_of_the_others() -> None:
    left, right = columns((f"\x00{ARTICLE[1]}", ARTICLE[2]), ARTICLE[3:])
    rows = sorted((*left, *right), key=lambda line: (-line[1], line[0]))
    assert read_pdf(pdf((tuple(rows),))).text.split("\n\n") == list(ARTICLE[1:])


def test_the_rows_of_a_table_stay_rows() -> None:
    clubs = ("Ajax", "Utrecht", "Twente", "Feyenoord", "Heerenveen")
    rows = [
        (left, 700.0 - 13 * row, 11.0, cell)
        for row, club in enumerate(clubs)
        for left, cell in ((72.0, club), (200.0, f"{row} goals"))
    ]
    words = read_pdf(pdf((tuple(rows),))).text.split()
    assert words == [word for row, club in enumerate(clubs) for word in (club, str(row), "goals")]


def test_a_paragraph_that_runs_over_the_page_stays_one() -> None:
    lines = printed(ARTICLE[1:])
    moved = tuple((left, bottom + 200, size, line) for left, bottom, size, line in lines[6:])
    assert read_pdf(pdf((lines[:6], moved))).text.split("\n\n") == list(ARTICLE[1:])


def test_headers_and_page_numbers_are_set_aside() -> None:
    def paged(lines: tuple[tuple[float, float, float, str], ...], number: int) -> tuple:
        return ((72.0, 760.0, 9.0, "The Harbour Post"), *lines, (300.0, 30.0, 9.0, f"Page {number} of 2"))

    found = read_pdf(pdf((paged(printed(ARTICLE[:3]), 1), paged(printed(ARTICLE[3:]), 2))))
    assert [found.text[span.start : span.end] for span in found.aside] == [
        "The Harbour Post",
        "Page 1 of 2",
        "Page 2 of 2",
    ]
    assert found.text[: found.aside[0].start].strip().split("\n\n") == list(ARTICLE)
    assert all("header, footer or page number" in span.reason for span in found.aside)


def test_a_headline_is_known_by_its_letters() -> None:
    lines = ((72.0, 740.0, 22.0, "Ferry service to the island"), (72.0, 714.0, 22.0, "will stop on Monday"))
    found = read_pdf(pdf(((*lines, *printed(ARTICLE[1:], top=660.0)),)))
    assert found.headline == ARTICLE[0]
    assert found.text.startswith(ARTICLE[0] + "\n\n")


def test_a_pdf_without_text_layer_says_so() -> None:
    with pytest.raises(Unreadable, match=r"no text layer.*text recognition"):
        read_pdf(pdf(((), ())))


def test_a_locked_pdf_says_so() -> None:
    with pytest.raises(Unreadable, match=r"locked with a password.*copy without password"):
        read_pdf(pdf((printed(ARTICLE),), encrypt=LOCK))


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\xff" * 5_000, pdf((printed(ARTICLE),))[:300]])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"damaged|no text"):
        read_pdf(data)


def test_a_book_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"101 pages.*only the pages of the article"):
        read_pdf(pdf(((),) * 101))
