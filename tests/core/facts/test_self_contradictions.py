"""Checks inside an article: weekdays, sums, scars and ladders."""

from __future__ import annotations

from datetime import date

import pytest

from core.facts.mentions import Statement
from core.facts.self_contradictions import check_headline, check_own_dates, check_sums, check_weekdays, find_scars
from core.text.tree import text_trees

pytestmark = pytest.mark.model


def state(text: str, offset: int = 0, published: date | None = date(2021, 10, 18)) -> Statement:
    return Statement(text_trees([text])[0], published, f"a@{offset}", "a", offset)


def test_a_weekday_that_does_not_fit_its_date_is_found() -> None:
    (spot,) = check_weekdays(state("The court sat on Monday, October 19, 2021, in Riga."))
    assert "Tuesday" in spot.reason
    assert check_weekdays(state("The court sat on Tuesday, October 19, 2021, in Riga.")) == []


def test_a_percentage_that_does_not_fit_the_change_is_found() -> None:
    assert check_sums(state("The fare will rise by 50 percent, from 2 euros to 4 euros."))
    assert check_sums(state("The fare will rise by 100 percent, from 2 euros to 4 euros.")) == []


def test_parts_that_add_up_to_the_change_are_left() -> None:
    fits = (
        "NATO deported seven envoys and withdrew the accreditation of another three, cutting the staff from 30 to 20."
    )
    assert check_sums(state(fits)) == []
    assert check_sums(state(fits.replace("seven", "nine")))


def test_a_stray_number_behind_a_year_is_a_scar_with_the_sentence_its_tail_is_from() -> None:
    torn = state("The mission, established in 2002 1 to improve understanding between the two, is shut.")
    whole = state("The office was opened in 2001 to improve understanding between the two sides.")
    ((spot, sibling),) = find_scars(torn, [whole])
    assert sibling is whole
    assert torn.text[slice(*spot.a)] == "2002 1"
    assert find_scars(whole, [torn]) == []


def test_a_number_of_something_behind_a_year_is_no_scar() -> None:
    assert find_scars(state("In 2002 30 people lived there.")) == []


def test_a_headline_above_its_body_is_found_and_one_on_its_step_is_not() -> None:
    text = "Oslo cuts ties with the bank\nOslo said it would suspend its mission to the bank."
    body = [state(text[29:], 29)]
    (spot,) = check_headline((0, 28), text, body)
    assert text[slice(*spot.a)] == "cuts ties"
    text = "Oslo suspends its mission to bank\nOslo said it would suspend its mission to the bank."
    assert check_headline((0, 33), text, [state(text[34:], 34)]) == []


def test_two_dates_for_one_event_are_found_and_two_events_of_a_kind_are_not() -> None:
    first = state("The Alliance expelled eight diplomats on October 6.")
    again = state("The expulsion of eight diplomats by the Alliance on June 6 was a surprise.", 100)
    before = state("The Alliance expelled seven diplomats in March 2018.", 200)
    assert [spot.kind.value for spot in check_own_dates([first, again])] == ["date"]
    assert check_own_dates([first, before]) == []
