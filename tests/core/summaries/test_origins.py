"""Sentences about origins: two counts, both ways, and never a direction or a verdict."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.index import Index
from core.side_by_side import Tie
from core.storage import load_comparison
from core.summaries import origins as say
from core.tables import origins as origin_tables

SEEDS = load_comparison(Path(__file__).parents[3] / "seeds" / "comparison.json")
SHARES = {(row.article_id, row.other_id): row for row in origin_tables.pair_shares(SEEDS)}
VERDICTS = ("copied", "copies", "stole", "taken from", "lifted", "plagiari", "original", "took")


@pytest.mark.parametrize(
    ("outlets", "origins", "said"),
    [
        (5, 3, "Five outlets, about three independent origins."),
        (2, 1, "Two outlets, about one independent origin."),
        (3, 3, "Three outlets, three origins as far as wording and credits show."),
        (40, 12, "40 outlets, about twelve independent origins."),
    ],
)
def test_the_statement_counts_outlets_and_origins(outlets: int, origins: int, said: str) -> None:
    assert say.how_many(outlets, origins) == said


def test_one_outlet_alone_is_said_to_be_alone() -> None:
    assert say.how_many(1, 1).startswith("One outlet alone")


@pytest.mark.parametrize(("outlets", "origins", "said"), [(3, 1, "3 outlets, 1 origin"), (1, 1, "1 outlet, 1 origin")])
def test_both_counts_of_a_point(outlets: int, origins: int, said: str) -> None:
    assert say.twice(outlets, origins) == said


@pytest.mark.parametrize(("share", "said"), [(0, "none"), (0.004, "under 1%"), (0.685, "68%"), (1, "100%")])
def test_a_part_is_told_without_false_precision(share: float, said: str) -> None:
    assert say.part(share) == said


def test_a_pair_is_told_both_ways_with_its_quotations() -> None:
    said = say.pair(SHARES["000", "001"], SHARES["001", "000"])
    assert said == (
        "68% of the words of Kashmir Obs. stand in Unnamed 001, 26% the other way. 6 runs, the longest has 75 words. "
        "Through quotations: 16% and 6%."
    )


def test_a_pair_without_shared_wording_is_not_found_to_share() -> None:
    said = say.pair(SHARES["002", "003"], SHARES["003", "002"])
    assert said == "No shared wording was found in Free America and Unnamed 003."
    edited = say.pair(SHARES["001", "002"], SHARES["002", "001"])
    assert "a sentence with small edits" in edited


def test_points_of_one_origin_are_counted() -> None:
    points = origin_tables.points(SEEDS, Index.of(SEEDS))
    assert say.points_by_origin(points).startswith(f"{len(points)} points are reported by two or more outlets")
    assert say.points_by_origin(()) == "No point is reported by two outlets."
    apart = [replace(point, origins=2) for point in points]
    assert say.points_by_origin(apart).endswith("each of them in two or more origins.")


def test_two_texts_are_told_in_words_of_each() -> None:
    here = {Tie.SAME: 80, Tie.EDITED: 3, Tie.REWORDED: 20, Tie.ALONE: 7}
    said = say.laid_side_by_side("Gazette", "Herald", here, {**here, Tie.ALONE: 12})
    assert said == (
        "80 of the 110 words of Gazette stand word for word in Herald; 3 are small edits; 20 make the same point in "
        "other words; 7 have no counterpart there. The other way, 12 words of Herald have none."
    )


def test_who_shares_text_with_a_credited_article() -> None:
    assert say.credited(origin_tables.uncredited(SEEDS)) == (
        "Kashmir Obs. and Unnamed 001 share text with an article that credits AFP, and credit no agency."
    )
    assert "No article" in say.credited(())


def test_no_sentence_knows_who_had_the_words_first() -> None:
    told = [say.pair(row, SHARES[row.other_id, row.article_id]) for row in SHARES.values()]
    told += [say.credited(origin_tables.uncredited(SEEDS)), say.how_many(5, 3)]
    for sentence in told:
        assert not any(verdict in sentence.lower() for verdict in VERDICTS)
