import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import explain_pair, prepare_story, weigh_pairs
from tests.support import WordCountEncoder

SENTENCES = (
    ("a.0", "a", "The ferry Meridian ran aground off Harwich on Tuesday with 300 passengers aboard."),
    ("a.1", "a", "Captain Ruth Alder said the rudder had failed."),
    ("b.0", "b", "With 300 passengers aboard, the Meridian ran aground off Harwich on Tuesday."),
    ("b.1", "b", "Tugs from Felixstowe will try to pull the vessel free."),
    ("c.0", "c", "Local hotels opened their doors to stranded travellers."),
    ("c.1", "c", "The rudder had failed, Captain Ruth Alder told reporters."),
)


def weigh(sentences, floor=0.0):
    vectors = WordCountEncoder().encode([text for _, _, text in sentences])
    return weigh_pairs(sentences, vectors, floor=floor)


def test_sentences_on_one_event_weigh_more_than_others() -> None:
    probability = {(match.left, match.right): match.probability for match in weigh(SENTENCES)}
    assert probability["a.0", "b.0"] > 0.5 > probability.get(("a.0", "b.1"), 0.0)
    assert probability["a.1", "c.1"] > probability.get(("a.1", "c.0"), 0.0)


@given(st.permutations(["a", "b", "c"]))
@settings(max_examples=6, deadline=None)
def test_the_order_of_articles_changes_nothing(order: list[str]) -> None:
    shuffled = [sentence for article in order for sentence in SENTENCES if sentence[1] == article]
    assert weigh(shuffled) == weigh(SENTENCES)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_one_article_or_none_has_no_pairs(count: int) -> None:
    assert weigh(SENTENCES[:count]) == ()


@pytest.mark.parametrize("count", [2, 200])
def test_equal_sentences_all_match_and_end(count: int) -> None:
    sentences = [(f"{place:03}", f"{place % 4}", "The ferry ran aground off Harwich.") for place in range(count)]
    matches = weigh(sentences)
    assert len({match.probability for match in matches}) <= 12
    assert all(0 < match.probability < 1 for match in matches)


def test_counts_that_differ_are_a_callers_mistake() -> None:
    with pytest.raises(ValueError, match="6 sentences but 5 vectors"):
        weigh_pairs(SENTENCES, np.zeros((5, 4), dtype=np.float32), floor=0)


def test_a_pair_says_what_it_shares_and_what_it_lacks() -> None:
    story = prepare_story(SENTENCES)
    assert "“Harwich”" in explain_pair(story, "a.0", "b.0")
    assert "“300”" in explain_pair(story, "a.0", "b.0")
    assert explain_pair(story, "a.1", "b.1").startswith("Hardly the same point: They share no")


def test_a_month_is_explained_as_a_date_and_not_as_a_name() -> None:
    said = [
        "On Monday, Sergei Lavrov closed it from November 1.",
        "It closes in November, Sergei Lavrov said on Monday.",
    ]
    story = prepare_story([("a.0", "a", said[0]), ("b.0", "b", said[1])])
    why = explain_pair(story, "a.0", "b.0")
    assert "the names “Sergei”, “Lavrov”" in why
    assert "the dates “Monday”, “November”" in why
