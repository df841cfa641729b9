import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import ChangeKind, NearVerbatim
from core.origins import find_near_verbatim
from core.origins.near_verbatim import _opcodes
from tests.core.origins.reading_of import body, seeds, words_of

EDITS = [
    (
        "a name respelt",
        "Foreign Minister Sergei Lavrov said the talks in Geneva would resume after the holidays.",
        "Foreign Minister Segei Lavrov said the talks in Geneva would resume after the holidays.",
    ),
    (
        "one word swapped",
        "The Russian mission isn't based at NATO's Brussels headquarters, but in a leafy neighbourhood in the south.",
        "The Russian mission isn’t based at NATO’s headquarters, but in a leafy neighborhood in the south, Brussels.",
    ),
    (
        "a clause cut",
        "The council, which meets twice a year, voted on Tuesday to close the last of its four village libraries.",
        "The council voted on Tuesday to close the last of its four village libraries.",
    ),
    (
        "every sixth word",
        "Shipping agents put the cost of the stoppage at about 1.4 million crowns a day, most borne by mills.",
        "Shipping agents put the price of the stoppage at around 1.4 million crowns a day, most carried by mills.",
    ),
    (
        "speech moved to the front",
        "The mayor said on Monday that the bridge over the Lind would stay closed to lorries until the spring.",
        "The bridge over the Lind would stay closed to lorries until the spring, the mayor said on Monday.",
    ),
]

PARAPHRASES = [
    (
        "The council voted on Tuesday to close the last of its four village libraries.",
        "On Tuesday councillors decided that no village library would remain open.",
    ),
    (
        "Lavrov said that in case of urgent matters, NATO could liaise via the Russian ambassador in Belgium.",
        "Lavrov said that contact between the Western alliance and Moscow could go through the embassy in Belgium.",
    ),
    (
        "Police said on Monday that they had arrested two men in connection with the fire at the paper mill.",
        "Police said on Monday that they had no new information in connection with the search for the missing sailor.",
    ),
    ("He told reporters on Monday.", "He told reporters on Monday."),
]


@pytest.mark.parametrize(("why", "left", "right"), EDITS)
def test_small_edits_leave_a_sentence_near_verbatim(why: str, left: str, right: str) -> None:
    (match,) = find_near_verbatim([body("a", left), body("b", right)])
    assert 0.7 <= match.kept <= 1
    assert not match.exact


@pytest.mark.parametrize(("left", "right"), PARAPHRASES)
def test_a_paraphrase_or_a_bare_formula_is_not_near_verbatim(left: str, right: str) -> None:
    assert find_near_verbatim([body("a", left), body("b", right)]) == ()


def test_changes_are_spans_of_both_sentences() -> None:
    left, right = body("a", EDITS[3][1]), body("b", EDITS[3][2])
    (match,) = find_near_verbatim([left, right])
    reworded = [
        (words_of(left, change.base), words_of(right, change.other))
        for change in match.changes
        if change.kind is ChangeKind.REWORDED
    ]
    assert reworded == [("cost", "price"), ("about", "around"), ("borne", "carried")]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_an_alignment_tells_every_word_of_both_sentences_once(left: list[str], right: list[str]) -> None:
    _, blocks = _opcodes(tuple(left), tuple(right))
    assert sorted(place for _, i, k, _, _ in blocks for place in range(i, k)) == list(range(len(left)))
    assert sorted(place for _, _, _, j, m in blocks for place in range(j, m)) == list(range(len(right)))
    for kind, i, k, j, m in blocks:
        assert kind != ChangeKind.SAME or left[i:k] == right[j:m]


def test_the_same_sentence_in_other_marks_is_exact() -> None:
    text = "The bridge over the Lind -- a listed one -- was closed to lorries."
    (match,) = find_near_verbatim([body("a", text), body("b", text.replace("--", "—").replace("Lind", "LIND"))])
    assert (match.exact, match.kept) == (True, 1.0)


def test_sentences_of_one_article_are_not_compared() -> None:
    text = "The bridge over the Lind was closed to lorries on Monday."
    assert find_near_verbatim([body("a", f"{text}\n{text}")]) == ()


def test_the_order_of_the_articles_changes_nothing() -> None:
    readings = seeds()
    expected = find_near_verbatim(readings)
    random.Random(2).shuffle(readings)
    assert find_near_verbatim(readings) == expected


def test_the_seeds_have_one_near_verbatim_sentence_that_no_run_shows() -> None:
    found = [m for m in find_near_verbatim(seeds()) if (m.left_article, m.right_article) == ("001", "002")]
    assert [type(match) for match in found] == [NearVerbatim]
    assert found[0].kept > 0.9
