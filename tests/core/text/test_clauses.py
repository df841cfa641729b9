"""Clauses that can stand as the labels of points: cases by hand, sentence by sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.alignment.label import shown
from core.models import Article, Passage, Reading, Role, Sentence
from core.quotes import find_quotes
from core.text.clauses import find_clauses
from core.text.parse import parse_reading

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "labels" / "cases.json").read_text(encoding="utf-8")
)
NOT_YET = {
    "cannot heat, cannot staff and cannot repair",
    "dash between",
    "verb before the subject",
    "pretending that",
    "quoted, and a verb that takes no clause",
    "you, quoted, and a verb that takes no clause",
}
"""What the parser reads wrongly, or no rule makes: nothing is given, and a point takes another of its sentences."""


def clauses_of(sentence: str, before: str = "") -> list[str]:
    """What the sentence gives as it would be shown, the fullest first; `before` is the sentence it follows."""
    texts = [before, sentence] if before else [sentence]
    text = " ".join(texts)
    starts = [0, len(before) + 1] if before else [0]
    sentences = tuple(
        Sentence(f"a{place}", "a", start, start + len(words), 0)
        for place, (start, words) in enumerate(zip(starts, texts, strict=True))
    )
    reading = Reading(Article("a", "a", text, "a"), (Passage(0, len(text), Role.BODY, 0, "", ""),), sentences)
    parsed = parse_reading(reading)
    found = find_clauses(reading, parsed, find_quotes(reading, parsed))
    return [shown(text, one.spans) for one in found if one.sentence_id == sentences[-1].sentence_id]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_sentence_gives_a_label_that_an_editor_would_take(case: dict[str, Any]) -> None:
    """One of those written by hand is among what is found, and none that says another thing; else nothing is."""
    found = clauses_of(case["sentence"], case.get("before", ""))
    if case["why"] in NOT_YET:
        assert found == []
    elif case["labels"]:
        assert set(found) & set(case["labels"])
    elif "never" not in case:
        assert found == []
    assert not set(found) & set(case.get("never", ()))


@pytest.mark.model
def test_all_are_at_most_ninety_characters_and_no_two_alike() -> None:
    for case in CASES:
        found = clauses_of(case["sentence"], case.get("before", ""))
        assert all(len(one) <= 90 for one in found)
        assert len(found) == len(set(found))


@pytest.mark.model
def test_a_pronoun_without_a_sure_name_gives_nothing() -> None:
    """Two persons stand in the sentence before, so "he" may be either."""
    assert clauses_of("He resigned on Monday.", "Anton Berg met Paul Rehm.") == []
    assert "Anton Berg resigned on Monday" in clauses_of("He resigned on Monday.", "Anton Berg met the families.")


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The lease was not renewed three weeks after she complained.", "The lease was not renewed three weeks"),
        ("The rate has not been this high for six years.", "The rate has not been this high"),
        ("The prizes run from 90 pounds for a child to 500 for a team.", "The prizes run from 90 pounds"),
        ("When the mayor opened the bridge, she promised a second one.", "The mayor opened the bridge"),
        ("The firm may dismiss workers without giving a reason.", "The firm may dismiss workers"),
        ("The clerk denied that the files were lost.", "The files were lost"),
        ("The clerk said he would call.", "He would call"),
    ],
)
def test_what_is_cut_never_says_another_thing(sentence: str, never: str) -> None:
    assert never not in clauses_of(sentence)
