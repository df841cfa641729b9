"""Outlets in numbers, what two share, what only one has, and what one lacks."""

from pathlib import Path

import pytest

from core.compare import compare
from core.index import Index
from core.models import Comparison, Role, Standing
from core.storage import load_comparison
from core.tables import outlets as outlet_tables
from tests.support import WordCountEncoder, article, ferry

SEEDS = Path(__file__).parents[3] / "seeds" / "comparison.json"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare("Ferry", ferry(), encoder=WordCountEncoder())


@pytest.fixture(scope="module")
def index(comparison: Comparison) -> Index:
    return Index.of(comparison)


def test_the_numbers_of_an_outlet_are_those_of_its_findings() -> None:
    seeds = load_comparison(SEEDS)
    for row in outlet_tables.outlets(seeds, Index.of(seeds)):
        cells = [cell.standing for cell in seeds.coverage if cell.article_id == row.article_id]
        alone = [bool(found.possibly_in) for found in seeds.unique if found.article_id == row.article_id]
        assert (row.reported, row.possibly, row.not_found) == tuple(cells.count(standing) for standing in Standing)
        assert row.reported + row.possibly + row.not_found == row.points_in_all == len(seeds.points)
        assert (row.only_here, row.possibly_elsewhere) == (alone.count(False), alone.count(True))


def test_shares_read_one_way(comparison: Comparison, index: Index) -> None:
    shares = {(row.article_id, row.other_id): row.share for row in outlet_tables.shared(comparison, index)}
    assert len(shares) == 6
    assert all(share is not None and 0 <= share <= 1 for share in shares.values())
    assert shares["c", "a"] == 0.5
    assert shares["a", "c"] == 0.25


def test_what_was_not_found_in_an_outlet_is_what_others_have(comparison: Comparison, index: Index) -> None:
    rows = outlet_tables.lacking(comparison, index, "c")
    assert all((row.reason != "") == (row.point_id is not None) for row in rows)
    texts = " ".join(row.text for row in rows)
    assert "rudder had failed" in texts
    assert "Local hotels" not in texts


def test_an_outlet_lacks_every_point_it_does_not_report_and_what_only_one_other_has() -> None:
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    for article_id in seeds.article_ids:
        rows = outlet_tables.lacking(seeds, index, article_id)
        cells = {cell.point_id: cell for cell in seeds.coverage if cell.article_id == article_id}
        points = {row.point_id: row for row in rows if row.point_id is not None}
        assert points.keys() == {name for name, cell in cells.items() if cell.standing is not Standing.REPORTED}
        for point_id, row in points.items():
            cell = cells[point_id]
            assert (row.standing, row.probability, row.reason) == (cell.standing, cell.probability, cell.reason)
        alone = {found.sentence_id for found in seeds.unique if found.article_id != article_id}
        assert {row.sentence_id for row in rows if row.point_id is None} == alone


def test_what_was_not_found_comes_before_close_calls_and_points_of_most_outlets_first() -> None:
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    rows = [row for name in seeds.article_ids for row in outlet_tables.lacking(seeds, index, name)]
    assert {row.standing for row in rows} == {Standing.NOT_FOUND, Standing.POSSIBLY}
    for article_id in seeds.article_ids:
        keys = [
            (row.standing is Standing.POSSIBLY, row.point_id is None, -row.outlet_count)
            for row in outlet_tables.lacking(seeds, index, article_id)
        ]
        assert keys == sorted(keys)


def test_not_found_never_stands_beside_a_close_call() -> None:
    """The outlet's own sentences are asked again, so that no table can say otherwise than the matches."""
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    members = {point.point_id: [member.sentence_id for member in point.members] for point in seeds.points}
    for article_id in seeds.article_ids:
        mine = [sentence.sentence_id for sentence in index.readings[article_id].sentences]
        for row in outlet_tables.lacking(seeds, index, article_id):
            theirs = members[row.point_id] if row.point_id else [row.sentence_id]
            best = max(index.probability(here, there) for here in mine for there in theirs)
            assert row.probability == best
            assert (best >= seeds.settings.possible_from) == (row.standing is Standing.POSSIBLY)
            assert row.nearest_sentence_id or best == 0


def test_sentences_in_no_point_come_with_the_closest_elsewhere() -> None:
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    rows = outlet_tables.unique(seeds, index)
    assert sorted(row.sentence_id for row in rows) == sorted(found.sentence_id for found in seeds.unique)
    for row in rows:
        best = index.best_probability(row.sentence_id)
        assert row.probability == best
        assert bool(row.possibly_in) == (best >= seeds.settings.possible_from)
        assert (row.nearest_sentence is None) == (best == 0)


def test_in_each_outlet_what_is_only_here_comes_first() -> None:
    seeds = load_comparison(SEEDS)
    rows = outlet_tables.unique(seeds, Index.of(seeds))
    for article_id in seeds.article_ids:
        close = [bool(row.possibly_in) for row in rows if row.article_id == article_id]
        assert close == sorted(close)
    assert [row.item for row in rows] == sorted(row.item for row in rows)


def test_headlines_captions_and_repeats_never_count() -> None:
    seeds = load_comparison(SEEDS)
    index = Index.of(seeds)
    rows = outlet_tables.unique(seeds, index)
    assert rows
    assert {index.paragraph(row.sentence_id).role for row in rows} == {Role.BODY}


HALL = """Old town hall to be sold

The council will sell the old hall. “We cannot pay for the roof any more,” Mayor Ruth Alder said.

A library stood in it until 1999. It then served as a store. Nobody has used it since.

“We have looked for a tenant for three years,” Alder said.
"""
BAND = """Brass band wins in Ghent

Twelve players from Harwich won the contest on Sunday.
"""


def items_of(text: str) -> list[tuple[str | None, int]]:
    """Speaker and number of sentences of each item of an article that shares nothing with another."""
    story = compare("Hall", (article("a", text), article("b", BAND)), encoder=WordCountEncoder())
    rows = [row for row in outlet_tables.unique(story, Index.of(story)) if row.article_id == "a"]
    return [(item.speaker, len(item.rows)) for item in outlet_tables.unique_items(rows)]


def test_sentences_of_one_speaker_are_one_item_and_those_of_one_paragraph_another() -> None:
    assert items_of(HALL) == [(None, 1), ("Ruth Alder", 2), (None, 3)]


def test_an_item_holds_either_what_is_only_here_or_close_calls() -> None:
    seeds = load_comparison(SEEDS)
    items = outlet_tables.unique_items(outlet_tables.unique(seeds, Index.of(seeds)))
    assert {item.only_here for item in items} == {True, False}
    for item in items:
        assert {not row.possibly_in for row in item.rows} == {item.only_here}
        assert {(row.article_id, row.speaker) for row in item.rows} == {(item.article_id, item.speaker)}


def test_the_example_quotes_heiko_maas_in_one_item() -> None:
    seeds = load_comparison(SEEDS)
    items = outlet_tables.unique_items(outlet_tables.unique(seeds, Index.of(seeds)))
    maas = [item for item in items if item.speaker == "Heiko Maas"]
    assert [(item.article_id, item.only_here, len(item.rows)) for item in maas] == [("001", True, 4)]


def test_a_fragment_in_marks_does_not_make_a_sentence_its_speakers() -> None:
    text = HALL.replace(
        "A library stood in it until 1999.", "A library that Alder called “dear” stood in it until the year 1999."
    )
    assert items_of(text) == [(None, 1), ("Ruth Alder", 2), (None, 3)]


def test_one_article_shares_nothing_and_lacks_nothing() -> None:
    one = compare("One", ferry()[:1], encoder=WordCountEncoder())
    index = Index.of(one)
    assert outlet_tables.shared(one, index) == outlet_tables.unique(one, index) == ()
    assert outlet_tables.lacking(one, index, "a") == ()
    assert [row.sentences for row in outlet_tables.outlets(one, index)] == [4]
