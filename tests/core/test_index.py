import pytest

from core.compare import compare
from core.index import Index
from core.models import Match
from tests.support import WordCountEncoder, ferry


@pytest.fixture
def index() -> Index:
    comparison = compare("Ferry", ferry(), encoder=WordCountEncoder())
    matches = [
        Match(
            comparison.readings[0].sentences[0].sentence_id, comparison.readings[1].sentences[0].sentence_id, 0.9, 0, 0
        ),
        Match(
            comparison.readings[0].sentences[0].sentence_id, comparison.readings[1].sentences[1].sentence_id, 0.4, 0, 0
        ),
    ]
    return Index(comparison.readings, matches)


def first(index: Index, article_id: str) -> str:
    return index.readings[article_id].sentences[0].sentence_id


def test_a_sentence_is_found_as_it_was_written(index: Index) -> None:
    assert index.text(first(index, "a")).startswith("The ferry Meridian ran aground")
    assert index.article(first(index, "a")).article_id == "a"


def test_the_paragraph_holds_the_sentence(index: Index) -> None:
    sentence = index.readings["a"].sentences[0]
    passage = index.paragraph(sentence.sentence_id)
    assert passage.start <= sentence.start < sentence.end <= passage.end


def test_probability_reads_both_ways_and_is_zero_below_the_floor(index: Index) -> None:
    here, there = first(index, "a"), first(index, "b")
    assert index.probability(here, there) == index.probability(there, here) == 0.9
    assert index.probability(here, first(index, "c")) == 0.0


def test_the_closest_sentence_of_an_outlet_has_the_highest_probability(index: Index) -> None:
    closest = index.closest(first(index, "a"), "b")
    assert closest is not None
    assert closest.sentence_id == first(index, "b")
    assert index.closest(first(index, "a"), "c") is None
    assert index.best_probability(first(index, "a")) == 0.9


def test_a_nearest_miss_names_no_sentence_where_none_comes_near(index: Index) -> None:
    miss = index.nearest_miss([first(index, "a")], "c")
    assert miss is not None
    assert (miss.other_sentence_id, miss.probability) == (None, 0.0)
    assert index.nearest_miss([], "c") is None
