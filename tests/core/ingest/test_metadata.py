"""What a text states of itself; what it does not state stays unknown."""

from datetime import date

import pytest

from core.ingest import metadata
from tests.core.ingest.build import TEXT


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("October 18, 2021", date(2021, 10, 18)),
        ("Published: Monday, 18 October 2021", date(2021, 10, 18)),
        ("18 Oct. 2021 10:15 GMT", date(2021, 10, 18)),
        ("Updated on Oct 18th, 2021 at 6:05 p.m.", date(2021, 10, 18)),
        ("2021-10-18T09:30:00Z", date(2021, 10, 18)),
        ("Mon, Oct 18, 2021", date(2021, 10, 18)),
        ("10/11/2021", None),
        ("February 30, 2021", None),
        ("Room 18, 2021", None),
        ("On October 18, 2021, the ministry closed its mission and sent the staff home to Moscow by train.", None),
        ("October 2021", None),
    ],
)
def test_a_line_that_is_a_date_dates_the_article(line: str, day: date | None) -> None:
    assert metadata.published(f"Ferry service to stop\n{line}\n\n{TEXT}") == day


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Jane Osei, Reuters", "Jane Osei, Reuters"),
        ("by Jane Osei", "Jane Osei"),
        ("Reporting by Andrew Osborn", "Andrew Osborn"),
        ("By the time the ferry came, the crowd had gone.", None),
        ("By Monday, the crowd had gone home for the night.", None),
        ("Standby Crew", None),
    ],
)
def test_a_byline_names_the_author(line: str, who: str | None) -> None:
    assert metadata.author(f"Ferry service to stop\n{line}\n\n{TEXT}") == who


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("Jane Osei, Reuters", ("Reuters",)),
        ("Associated Press", ("AP",)),
        ("AFP and Thomson Reuters", ("AFP", "Reuters")),
        ("Apa Reutersward", ()),
        ("Jane Osei", ()),
        (None, ()),
    ],
)
def test_agencies_are_credited_by_their_usual_name(byline: str | None, named: tuple[str, ...]) -> None:
    assert metadata.agencies(byline) == named


def test_nothing_stated_is_nothing_found() -> None:
    assert metadata.published(TEXT) is None
    assert metadata.author(TEXT) is None


@pytest.mark.parametrize("value", [None, "", "soon", "2021-13-01", "0001-01-01"])
def test_what_is_no_date_is_not_made_one(value: str | None) -> None:
    assert metadata.iso_date(value) is None
