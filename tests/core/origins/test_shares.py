from itertools import pairwise

import pytest

from core.models import Role
from core.origins import find_near_verbatim, find_runs, heat, shared_with_any, shares
from tests.core.origins.reading_of import CASES, body, derived, lines, original, seeds, words_of

WIRE = "The bridge over the Lind was closed to lorries on Monday after divers found rust."


def test_the_seeds_have_the_shares_that_were_measured_by_hand() -> None:
    """In percent, within two points: 74, 26, 0, 0 and 40 of their words stand in runs of eight."""
    readings = seeds()
    found = shared_with_any(readings, find_runs(readings))
    expected = {"000": 0.74, "001": 0.26, "002": 0.0, "003": 0.0, "004": 0.40}
    assert found == pytest.approx(expected, abs=0.02)


def test_the_pairs_of_the_seeds_have_their_shares_both_ways_and_their_longest_runs() -> None:
    readings = seeds()
    by_pair = {(s.left_article, s.right_article): s for s in shares(readings, find_runs(readings))}
    assert set(by_pair) == {("000", "001"), ("000", "004"), ("001", "004")}
    assert by_pair["000", "001"].left_share == pytest.approx(0.68, abs=0.02)
    assert by_pair["000", "004"].left_share == pytest.approx(0.35, abs=0.02)
    assert by_pair["000", "004"].right_share == pytest.approx(0.40, abs=0.02)
    assert by_pair["001", "004"].right_share == pytest.approx(0.31, abs=0.02)
    assert (by_pair["000", "001"].longest_run, by_pair["000", "004"].longest_run) == (75, 38)


@pytest.mark.parametrize("case", CASES["derived"], ids=lambda case: str(case["file"]))
def test_a_derived_text_shares_as_much_as_was_left_in_it(case: dict[str, object]) -> None:
    readings = [original(), derived(str(case["file"]))]
    low, high = case["share_of_derived"]  # type: ignore[misc]
    assert low <= shared_with_any(readings, find_runs(readings))["derived"] <= high


def test_shared_quotations_are_told_apart() -> None:
    readings = [original(), derived("only_the_quotations_shared.txt")]
    (share,) = shares(readings, find_runs(readings), find_near_verbatim(readings))
    assert share.left_share == share.left_quoted > 0.2
    assert share.sentences == 0


def test_a_solid_block_is_denser_than_scattered_runs() -> None:
    def density(name: str) -> float:
        readings = [original(), derived(name)]
        return shares(readings, find_runs(readings))[0].density

    assert density("trimmed_from_the_bottom.txt") == 1.0
    assert density("half_of_it_in_a_longer_report.txt") < 0.9


def test_near_words_are_counted_once_and_only_outside_runs() -> None:
    readings = [original(), derived("words_swapped.txt")]
    (share,) = shares(readings, find_runs(readings), find_near_verbatim(readings))
    assert share.left_near > 0.4
    assert share.left_share + share.left_near <= 1


def test_a_caption_between_paragraphs_counts_as_words_that_ran_but_only_once() -> None:
    caption = (Role.CAPTION, "Rust on a cable.")
    marked = [(Role.BODY, WIRE), caption, caption, (Role.BODY, "Nobody was hurt.")]
    readings = [lines("a", marked), body("b", WIRE)]
    assert shared_with_any(readings, find_runs(readings)) == pytest.approx({"a": 15 / 22, "b": 1.0})


def test_heat_counts_the_other_articles_that_share_the_words() -> None:
    reading = body("a", f"Rain fell. {WIRE} Nobody was hurt.")
    runs = find_runs([reading, body("b", WIRE), body("c", WIRE[:56] + " and fell.")])
    spans = [(words_of(reading, (h.start, h.end)), h.count) for h in heat(reading, runs)]
    assert spans == [(WIRE[:56], 2), (WIRE[56:-1], 1)]


def test_heat_spans_are_in_order_and_apart() -> None:
    readings = seeds()
    runs = find_runs(readings)
    for reading in readings:
        spans = heat(reading, runs)
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert all(span.start < span.end and reading.article.article_id not in span.article_ids for span in spans)
    assert max(span.count for span in heat(readings[0], runs)) == 2


def test_an_article_without_a_body_shares_nothing() -> None:
    readings = [lines("a", [(Role.HEADLINE, WIRE)]), body("b", WIRE)]
    assert shared_with_any(readings, find_runs(readings)) == {"a": 0.0, "b": 0.0}
    assert shares(readings, ()) == ()
