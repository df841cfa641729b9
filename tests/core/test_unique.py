from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.alignment import group_points
from core.compare import compare
from core.index import Index
from core.models import Comparison, Match
from core.settings import DEFAULTS, Settings
from core.unique import find_unique
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


def test_from_the_bar_on_another_outlet_possibly_has_it() -> None:
    found = {unique.sentence_id: unique for unique in find_unique(index_of(0.0, 0.08, 0.07), settings=DEFAULTS)}
    assert found[LEFT[1]].possibly_in == ("b",)
    assert found[LEFT[2]].possibly_in == ()


def test_every_other_outlet_has_its_nearest_miss_closest_first() -> None:
    found = next(unique for unique in find_unique(index_of(0.4), settings=DEFAULTS) if unique.sentence_id == LEFT[0])
    assert [(miss.other_article_id, miss.probability) for miss in found.nearest] == [("b", 0.4), ("c", 0.0)]
    assert found.nearest[0].other_sentence_id == RIGHT[0]
    assert found.nearest[1].other_sentence_id is None


def test_with_one_article_nothing_is_unique() -> None:
    assert find_unique(Index(STORY.readings[:1], ()), settings=DEFAULTS) == ()


@given(st.lists(st.floats(0.05, 1), min_size=4, max_size=4), st.floats(0.3, 0.9))
def test_a_sentence_is_plainly_only_here_exactly_where_nothing_elsewhere_comes_near(
    probabilities: list[float], threshold: float
) -> None:
    settings: Settings = replace(DEFAULTS, threshold=threshold)
    index = index_of(*probabilities, threshold=threshold)
    found = {one.sentence_id: one for one in find_unique(index, settings=settings)}
    assert found.keys() == {name for name in index.sentences if not index.partners(name)}
    for name, one in found.items():
        assert (one.possibly_in == ()) == (index.best_probability(name) < settings.possible_from)
