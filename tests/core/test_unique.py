from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.alignment import group_points
from core.compare import compare
from core.index import Index
from core.models import Comparison, Match
from core.settings import DEFAULTS, Settings
from core.unique import find_unique, is_fragile, unique_range
from tests.support import WordCountEncoder, ferry

STORY: Comparison = compare("Ferry", ferry(), encoder=WordCountEncoder())
LEFT = [sentence.sentence_id for sentence in STORY.readings[0].sentences]
RIGHT = [sentence.sentence_id for sentence in STORY.readings[1].sentences]


def index_of(*probabilities: float, threshold: float = DEFAULTS.threshold) -> Index:
    """Sentence k of outlet a matches sentence 0 of outlet b with the k-th probability."""
    matches = [Match(left, RIGHT[0], p, 0, 0) for left, p in zip(LEFT, probabilities, strict=False)]
    return Index(STORY.readings, matches, group_points(STORY.readings, matches, threshold=threshold))


def test_a_sentence_is_unique_below_the_threshold_and_not_at_it() -> None:
    found = {unique.sentence_id for unique in find_unique(index_of(0.5, 0.49), settings=DEFAULTS)}
    assert LEFT[0] not in found
    assert LEFT[1] in found


def test_just_below_the_threshold_another_outlet_possibly_has_it() -> None:
    found = {unique.sentence_id: unique for unique in find_unique(index_of(0.1, 0.35, 0.34), settings=DEFAULTS)}
    assert found[LEFT[1]].possibly_in == ("b",)
    assert found[LEFT[2]].possibly_in == ()


def test_every_other_outlet_has_its_nearest_miss_closest_first() -> None:
    found = next(unique for unique in find_unique(index_of(0.4), settings=DEFAULTS) if unique.sentence_id == LEFT[0])
    assert [(miss.other_article_id, miss.probability) for miss in found.nearest] == [("b", 0.4), ("c", 0.0)]
    assert found.nearest[0].other_sentence_id == RIGHT[0]
    assert found.nearest[1].other_sentence_id is None


def test_a_finding_that_flips_in_the_plausible_range_is_fragile() -> None:
    assert not is_fragile(0.39, settings=DEFAULTS)
    assert is_fragile(0.4, settings=DEFAULTS)
    assert is_fragile(0.59, settings=DEFAULTS)
    assert not is_fragile(0.6, settings=DEFAULTS)


def test_the_range_counts_at_the_plausible_ends() -> None:
    counted = unique_range(index_of(0.39, 0.45, 0.55, 0.7), "a", settings=DEFAULTS)
    assert (counted.count, counted.least, counted.most) == (2, 1, 3)


def test_with_one_article_nothing_is_unique() -> None:
    alone = Index(STORY.readings[:1], ())
    assert find_unique(alone, settings=DEFAULTS) == ()
    assert unique_range(alone, "a", settings=DEFAULTS).most == 0


@given(st.lists(st.floats(0.05, 1), min_size=4, max_size=4), st.floats(0.3, 0.9))
def test_the_count_lies_in_its_range_and_equals_the_list(probabilities: list[float], threshold: float) -> None:
    settings: Settings = replace(DEFAULTS, threshold=threshold)
    index = index_of(*probabilities, threshold=threshold)
    counted = unique_range(index, "a", settings=settings)
    listed = [unique for unique in find_unique(index, settings=settings) if unique.article_id == "a"]
    assert counted.least <= counted.count == len(listed) <= counted.most
