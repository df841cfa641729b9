import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Reading, Run
from core.origins import find_runs
from core.origins.wording import wordings
from tests.core.origins.reading_of import body, original, seeds, words_of

LEFT = "Shopkeepers in the old town closed early on Friday after the river rose above the second flood mark in an hour."
RIGHT = "The river rose above the second flood mark in an hour, the council said. Nobody was hurt."


def shown(readings: list[Reading], run: Run) -> tuple[str, str]:
    by_id = {reading.article.article_id: reading for reading in readings}
    return (
        words_of(by_id[run.left_article], (run.left_start, run.left_end)),
        words_of(by_id[run.right_article], (run.right_start, run.right_end)),
    )


def test_a_run_is_as_long_as_the_words_are_shared() -> None:
    readings = [body("a", LEFT), body("b", RIGHT)]
    (run,) = find_runs(readings)
    assert shown(readings, run) == (
        "the river rose above the second flood mark in an hour",
        "The river rose above the second flood mark in an hour",
    )
    assert (run.words, run.quoted_words, run.again, run.through_quotation) == (11, 0, False, False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "the U.S.-led alliance sent its envoy home on Nov. 1",
            "The US-led Alliance sent its envoy home on November 1",
        ),
        (
            "it wasn't the minister's plan -- not yet, he said again",
            "It wasn’t the Minister’s plan – not yet – he said again",
        ),
        (
            "eight of the ten members left the chamber before the vote",
            "8 of the 10 members left the chamber before the vote",
        ),
        (
            "Minister Grushkó of Málaga told the café owners to wait",
            "minister Grushko of Malaga told the cafe owners to wait",
        ),
    ],
)
def test_case_marks_dashes_and_accents_do_not_break_a_run(left: str, right: str) -> None:
    (run,) = find_runs([body("a", left), body("b", right)], min_words=8)
    assert run.words >= 9


def test_seven_shared_words_are_no_run_by_default_but_can_be_asked_for() -> None:
    left = "Rain fell on the hills above the village until the bridge gave way at noon."
    right = "Engineers had warned for years that the hills above the village until now green could slide."
    readings = [body("a", left), body("b", right)]
    assert find_runs(readings) == ()
    assert [run.words for run in find_runs(readings, min_words=6)] == [6]


def test_a_run_crosses_paragraphs_but_never_articles() -> None:
    first, second = "The bridge over the Lind was closed to lorries.", "Engineers found rust in four of its cables."
    (run,) = find_runs([body("a", f"{first}\n{second}"), body("b", f"{first}\n\n{second}")])
    assert run.words == 17
    half = "bridge over the Lind was closed"
    assert find_runs([body("a", f"The {half}"), body("b", "to lorries"), body("c", f"the {half} to lorries")]) == ()


def test_words_quoted_in_both_articles_are_counted_apart() -> None:
    quote = "we will not sell the harbour to anyone who cannot swim in it"
    left, right = body("a", f'"{quote}," Mayor Lund said.'), body("b", f"Said the mayor: ‘{quote}.’")
    (run,) = find_runs([left, right])
    assert (run.words, run.quoted_words, run.through_quotation) == (13, 13, True)


def test_words_quoted_in_one_article_only_are_wording_like_any_other() -> None:
    quote = "we will not sell the harbour to anyone who cannot swim in it"
    (run,) = find_runs([body("a", f'"{quote}," Mayor Lund said.'), body("b", f"The council said {quote}.")])
    assert run.quoted_words == 0


def test_a_sentence_that_one_article_has_twice_gives_one_run_and_one_again() -> None:
    sentence = "The bridge over the Lind was closed to lorries on Monday."
    runs = find_runs([body("a", f"{sentence}\nNothing else moved.\n{sentence}"), body("b", sentence)])
    assert sorted((run.words, run.again) for run in runs) == [(11, False), (11, True)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Secretary General Jens Stoltenberg, President Joe Biden, Chancellor Angela Merkel",
            "mostly names",
        ),
        (
            "officials spoke on condition of anonymity because they were not authorized to speak publicly",
            "a set phrase",
        ),
        ("he did not immediately respond to a request for comment", "a set phrase"),
    ],
)
def test_rows_of_names_and_set_phrases_do_not_count(text: str, reason: str) -> None:
    readings = [body("a", f"At dawn {text} in Oslo."), body("b", f"Later {text} by phone.")]
    assert find_runs(readings) == ()
    (run,) = find_runs(readings, include_noise=True)
    assert run.noise.startswith(reason)


def test_a_set_phrase_inside_a_longer_run_does_not_hide_it() -> None:
    text = (
        "The mill on the Aune did not immediately respond to a request for comment on the spill of dye into the river"
    )
    (run,) = find_runs([body("a", text), body("b", text)])
    assert run.words == 22


def test_a_minimum_below_three_words_is_refused() -> None:
    with pytest.raises(ValueError, match="min_words is 2"):
        find_runs([original()], min_words=2)


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two articles have the id 'a'"):
        find_runs([body("a", LEFT), body("a", RIGHT)])


@pytest.mark.parametrize("readings", [[], [body("a", "")], [body("a", ""), body("b", "Rain.")], [body("a", LEFT)]])
def test_nothing_to_compare_gives_no_runs(readings: list[Reading]) -> None:
    assert find_runs(readings) == ()


def test_the_order_of_the_articles_changes_nothing() -> None:
    readings = seeds()
    expected = find_runs(readings)
    random.Random(1).shuffle(readings)
    assert find_runs(readings) == expected


WORDS = st.sampled_from(["tide", "wind", "sand", "boat", "sail", "rope"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS, TEXTS, st.integers(3, 9))
def test_runs_hold_the_same_words_on_both_sides_and_cover_every_shared_sequence(
    left: str, right: str, least: int
) -> None:
    """Against a plain search: what stands in runs is exactly what stands in a shared sequence of `least` words."""
    readings = [body("a", left), body("b", right)]
    runs = find_runs(readings, min_words=least, include_noise=True)
    for run in runs:
        one, two = shown(readings, run)
        assert one.split() == two.split()
        assert len(one.split()) == run.words >= least
    covered = [_covered(left.split(), right.split(), least), _covered(right.split(), left.split(), least)]
    wording = {w.article_id: w for w in wordings(readings)}
    found_left = {i for run in runs for i in wording["a"].between(run.left_start, run.left_end)}
    found_right = {i for run in runs for i in wording["b"].between(run.right_start, run.right_end)}
    assert [found_left, found_right] == covered


def _covered(words: list[str], others: list[str], least: int) -> set[int]:
    known = {tuple(others[at : at + least]) for at in range(len(others) - least + 1)}
    starts = [at for at in range(len(words) - least + 1) if tuple(words[at : at + least]) in known]
    return {place for at in starts for place in range(at, at + least)}
