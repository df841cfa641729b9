"""What the tables of quotes say in a sentence."""

import pytest

from core.compare import rearrange
from core.models import Comparison
from core.summaries import quotes as findings
from tests.quote_story import bridge, told


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


def test_the_page_is_told_in_numbers(story: Comparison) -> None:
    said = findings.who_says_it(story)
    assert said.startswith("Of 4 utterances by 2 speakers, 1 stands in two or more of three outlets; ")
    assert "Ruiz has" in said
    assert said.endswith("to check.")


def test_two_outlets_are_both(story: Comparison) -> None:
    assert "stands in both outlets" in findings.who_says_it(rearrange(story, article_ids=["a", "b"]))


def test_one_outlet_is_told_to_find_a_second(story: Comparison) -> None:
    assert "with a second article" in findings.who_says_it(rearrange(story, article_ids=["a"]))


def test_no_quote_is_told_with_what_the_finder_reads() -> None:
    assert findings.who_says_it(told()) == "No quote was found in these 3 articles. The finder reads English."
    assert findings.whose_voice(told()) == "No words are given to anybody."
    assert findings.which_verbs(told()) == "No quote is introduced by a verb or phrase."


def test_a_main_voice_is_named_with_its_share(story: Comparison) -> None:
    said = findings.whose_voice(story)
    assert said.startswith("34 of 46 words given to speakers stand inside quotation marks.")
    assert "85% of those in Outlet a" in said


def test_verbs_that_are_not_neutral_are_named(story: Comparison) -> None:
    said = findings.which_verbs(story)
    assert said == "4 of 5 cues are neutral; none is leaning; loaded: “insisted”."


@pytest.mark.parametrize(
    ("again", "said"),
    [
        ({}, ""),
        ({"caption": 2}, "The same words stand again in 2 captions; they count once."),
        ({"body": 1}, "The same words stand again in the body 1 more time; they count once."),
    ],
)
def test_repeats_are_told(again: dict[str, int], said: str) -> None:
    assert findings.printed_again(again) == said


@pytest.mark.parametrize(
    ("candidates", "as_written", "said"),
    [
        ("Ana Ruiz or Eva Lind", "She", "“She” is left open: Ana Ruiz or Eva Lind."),
        ("", "an official", "“an official” is left open."),
        ("", "", "No speaker is named."),
    ],
)
def test_an_open_speaker_is_told_as_written(candidates: str, as_written: str, said: str) -> None:
    assert findings.speaker_is_open(candidates, as_written) == said
