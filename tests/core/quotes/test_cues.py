"""Cue verbs come from an editable list, with their tone in words."""

import pytest

from core.quotes.cues import FINDING, JUDGE, MIND, SPEECH, cue_verbs, tone_of


def test_every_verb_has_a_known_frame_and_tone():
    assert {verb.frame for verb in cue_verbs().values()} <= {SPEECH, JUDGE, MIND, FINDING}
    assert {verb.tone for verb in cue_verbs().values()} <= {"neutral", "leaning", "loaded"}


def test_said_is_neutral_and_claimed_is_loaded():
    assert tone_of("said") == ("neutral", "")
    assert tone_of("has claimed") == ("loaded", "casts doubt on the words")
    assert tone_of("insisting")[0] == "loaded"


def test_words_that_are_no_cue_are_neutral():
    assert tone_of("according to") == ("neutral", "")
    assert tone_of("") == ("neutral", "")


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("admitted", "admit"),
        ("slammed", "slam"),
        ("slamming", "slam"),
        ("denies", "deny"),
        ("claimed", "claim"),
        ("argues", "argue"),
        ("swore", "swear"),
    ],
)
def test_every_form_has_the_tone_of_its_verb(cue, lemma):
    verb = cue_verbs()[lemma]
    assert verb.tone != "neutral"
    assert tone_of(cue) == (verb.tone, verb.implies)


@pytest.mark.parametrize("word", ["crowd", "god", "rep"])
def test_a_word_that_only_looks_like_a_form_is_no_cue(word):
    assert tone_of(word) == ("neutral", "")
