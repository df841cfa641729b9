"""One case a rule: what is raised as a conflict, and beside it what must stay untouched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from core.facts import compare_sentences
from tests.harbour_story import harbour
from tests.support import compared

pytestmark = pytest.mark.model

NEW_YEAR = date(2020, 1, 1)


@dataclass(frozen=True)
class Case:
    """Two sentences on one point, with the values that cannot both hold; `days` lie between the two articles."""

    why: str
    a: str
    b: str
    conflicts: tuple[tuple[str, str], ...] = ()
    days: int = 0


MARCHED = "people marched through the old town."
CONFLICTS = {
    "things called otherwise": Case(
        "two words for what is counted are one thing where all around them is the same",
        "The storm sank 14 boats in the harbour at Kirkwall.",
        "The storm sank 19 yachts in the harbour at Kirkwall.",
        (("14", "19"),),
    ),
    "beyond what more than can mean": Case(
        "nobody writes “more than 250” of 900",
        f"More than 250 {MARCHED}",
        f"Some 900 {MARCHED}",
        (("250", "900"),),
    ),
    "less than more than": Case(
        "220 is not more than 250", f"More than 250 {MARCHED}", f"In all 220 {MARCHED}", (("250", "220"),)
    ),
    "two bounds": Case(
        "two outlets that both write “at least” name bounds, and those can differ",
        f"At least 250 {MARCHED}",
        f"At least 310 {MARCHED}",
        (("250", "310"),),
    ),
    "a month and a half apart": Case(
        "a figure is still corrected after 45 days",
        "The dam burst and killed 12 people in the valley.",
        "The dam burst and killed 90 people in the valley.",
        (("12", "90"),),
        days=45,
    ),
    "swapped": Case(
        "who did it to whom is told the other way round",
        "Norway sued Sweden over the cable on Monday.",
        "Sweden sued Norway over the cable on Monday.",
        (("Norway sued Sweden", "Sweden sued Norway"),),
    ),
    "denied": Case(
        "one states what the other denies",
        "The council approved the budget on Monday.",
        "The council did not approve the budget on Monday.",
        (("approved", "did not approve"),),
    ),
    "turned": Case(
        "a verb that turns another denies it",
        "The council failed to approve the budget on Monday.",
        "The council approved the budget on Monday.",
        (("failed to approve", "approved"),),
    ),
    "another score": Case(
        "a score is two numbers",
        "Brann won the match 3-1 on Sunday.",
        "Brann won the match 3-2 on Sunday.",
        (("3-1", "3-2"),),
    ),
    "other units": Case(
        "10 kilometres are not 9 miles",
        "The swimmer covered 10 kilometres in the bay.",
        "The swimmer covered 9 miles in the bay.",
        (("10 kilometres", "9 miles"),),
    ),
}
NEGATIVES = {
    "other things in other words": Case(
        "14 houses and 9 men share only the quarter they are in",
        "Police searched 14 houses in the harbour quarter on Monday.",
        "Police arrested 9 men in the harbour quarter on Monday.",
    ),
    "more than": Case("310 is more than 250", f"More than 250 {MARCHED}", f"In all 310 {MARCHED}"),
    "at least": Case("310 is at least 250", f"At least 250 {MARCHED}", f"In all 310 {MARCHED}"),
    "up to": Case("220 is up to 250", f"Up to 250 {MARCHED}", f"In all 220 {MARCHED}"),
    "about": Case("265 is about 250", f"About 250 {MARCHED}", f"In all 265 {MARCHED}"),
    "two bounds that are one, rounded": Case(
        "more than 7,000 and more than 7,100", f"More than 7,000 {MARCHED}", f"More than 7,100 {MARCHED}"
    ),
    "two months apart": Case(
        "articles more than 45 days apart speak of two events",
        "The dam burst and killed 12 people in the valley.",
        "The dam burst and killed 90 people in the valley.",
        days=46,
    ),
    "two events of a kind": Case(
        "another day and another number: not one event told in two ways",
        "The ship sank on 3 March and 12 sailors drowned.",
        "The ship sank on 9 June and 40 sailors drowned.",
    ),
    "denied twice": Case(
        "two negations are none",
        "The council did not fail to approve the budget.",
        "The council approved the budget.",
    ),
    "either or": Case(
        "a sentence that leaves it open states neither",
        "The council either approved or did not approve the budget.",
        "The council did not approve the budget.",
    ),
    "not only": Case(
        "“not only” denies nothing",
        "Not only the council approved the budget on Monday.",
        "The council approved the budget on Monday.",
    ),
    "a score from the other side": Case(
        "3-1 and 1-3 are one score", "The match ended 3-1 on Sunday.", "The match ended 1-3 on Sunday."
    ),
    "converted": Case(
        "10 kilometres are 6.2 miles",
        "The swimmer covered 10 kilometres in the bay.",
        "The swimmer covered 6.2 miles in the bay.",
    ),
    "converted and rounded": Case(
        "a converted length may be off by a twentieth",
        "The swimmer covered 95 kilometres along the coast.",
        "The swimmer covered 61 miles along the coast.",
    ),
    "a day of the month": Case(
        "12 October lies in October",
        "The river burst its banks in October.",
        "The river burst its banks on 12 October.",
    ),
}


def raised(case: Case) -> list[tuple[str, str]]:
    found, _ = compare_sentences(case.a, case.b, published_a=NEW_YEAR, published_b=NEW_YEAR + timedelta(days=case.days))
    return [(one.a.value, one.b.value) for one in found]


@pytest.mark.parametrize("label", CONFLICTS)
def test_a_conflict_is_raised_with_both_values(label: str) -> None:
    case = CONFLICTS[label]
    assert raised(case) == list(case.conflicts), case.why


@pytest.mark.parametrize("label", NEGATIVES)
def test_what_can_both_hold_is_left_alone(label: str) -> None:
    assert raised(NEGATIVES[label]) == [], NEGATIVES[label].why


def test_two_speakers_of_the_same_words_are_one_disagreement_and_not_one_of_names_as_well() -> None:
    found = [one for one in compared(harbour()).conflicts if {one.a.article_id, one.b.article_id} == {"a", "c"}]
    assert [one.kind.value for one in found] == ["speaker"]
