import pytest

from core.compare import compare
from core.index import Index
from core.models import Conflict, ConflictKind, Match, Member, Point, Side
from tests.support import WordCountEncoder, ferry

FERRY = compare("Ferry", ferry(), encoder=WordCountEncoder())
HERE, (THERE, NEXT) = FERRY.readings[0].sentences[0].sentence_id, FERRY.readings[1].sentences[:2]
MATCHES = (Match(HERE, THERE.sentence_id, 0.9, 0, 0), Match(HERE, NEXT.sentence_id, 0.4, 0, 0))


@pytest.fixture
def index() -> Index:
    return Index(FERRY.readings, MATCHES)


@pytest.fixture
def pointed(index: Index) -> Index:
    """The same with one point, of the first sentence of "a" and both sentences of "b" it is weighed with."""
    names = (HERE, THERE.sentence_id, NEXT.sentence_id)
    members = tuple(Member(name, index.sentences[name].article_id, 0.7) for name in names)
    return Index(FERRY.readings, MATCHES, [Point("p", members, HERE, ((0, 9),), 0.4, 0.7)])


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


def test_two_sentences_match_if_they_stand_in_one_point(index: Index, pointed: Index) -> None:
    here, there = first(pointed, "a"), first(pointed, "b")
    assert pointed.is_match(here, there)
    assert pointed.is_match(there, here)
    assert not pointed.is_match(here, first(pointed, "c"))
    assert not pointed.is_match(here, here)
    assert not index.is_match(here, there)  # weighed at 90%, but in no point


def test_sentences_of_one_outlet_in_one_point_do_not_match(pointed: Index) -> None:
    one, other = [sentence.sentence_id for sentence in pointed.readings["b"].sentences[:2]]
    assert pointed.partners(one) == pointed.partners(other) == {first(pointed, "a")}
    assert not pointed.is_match(one, other)


@pytest.mark.parametrize(("threshold", "probabilities"), [(0.4, [0.9, 0.4]), (0.41, [0.9]), (0.9, [0.9]), (0.91, [])])
def test_sentences_are_comparable_if_they_match_and_reach_the_threshold(
    index: Index, pointed: Index, threshold: float, probabilities: list[float]
) -> None:
    assert [match.probability for match in pointed.matched_pairs()] == [0.9, 0.4]
    assert [match.probability for match in pointed.comparable_pairs(threshold)] == probabilities
    assert list(index.comparable_pairs(threshold)) == []


def found(index: Index, left: str, right: str, *, alone_up_to: float = 0.0) -> Conflict:
    sides = [Side(index.sentences[name].article_id, name, 0, 3, "six") for name in (left, right)]
    return Conflict("c", ConflictKind.NUMBER, *sides, "why", probability=0.5, alone_up_to=alone_up_to)


def test_a_finding_stands_where_its_sentences_are_comparable_or_it_needs_no_match(pointed: Index) -> None:
    here, there, third = (first(pointed, name) for name in "abc")
    assert pointed.stands(found(pointed, here, there), 0.9)
    assert not pointed.stands(found(pointed, here, there), 0.91)
    assert not pointed.stands(found(pointed, here, third), 0.3)
    assert pointed.stands(found(pointed, here, third, alone_up_to=0.4), 0.4)
    assert not pointed.stands(found(pointed, here, third, alone_up_to=0.4), 0.41)
    assert pointed.stands(found(pointed, here, here), 0.9)


def test_a_finding_about_an_outlet_that_is_left_out_does_not_stand(pointed: Index) -> None:
    finding = found(pointed, first(pointed, "a"), first(pointed, "c"), alone_up_to=0.9)
    fewer = Index([pointed.readings[name] for name in "ab"], [])
    assert pointed.stands(finding, 0.5)
    assert not fewer.stands(finding, 0.5)
