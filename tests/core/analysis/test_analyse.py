"""A kept story at work: its steps are told, and it can be stopped between any two of them."""

import numpy as np
import pytest

from core.analysis.analyse import AT_ONCE, Reporting, analyse
from core.storage import Library
from tests.support import WordCountEncoder, ferry


class Stopped(Exception):
    """The editor pressed Cancel."""


@pytest.fixture
def library() -> Library:
    return Library("sqlite://")


def test_vectors_are_told_group_by_group_and_are_those_of_the_encoder() -> None:
    told: list[str] = []
    texts = [f"Sentence {number} of the story." for number in range(2 * AT_ONCE + 5)]
    found = Reporting(WordCountEncoder(), told.append).encode(texts)
    assert np.array_equal(found, WordCountEncoder().encode(texts))
    assert told == ["Vectors, 0 of 69 sentences", "Vectors, 32 of 69 sentences", "Vectors, 64 of 69 sentences"]


def test_a_story_is_stopped_at_every_step_and_nothing_of_it_is_kept(library: Library) -> None:
    story_id = library.create("Ferry aground", ferry())
    told: list[str] = []

    def stop_at(last: int) -> None:
        told.clear()

        def report(step: str) -> None:
            told.append(step)
            if len(told) == last:
                raise Stopped

        analyse(library, story_id, encoder=WordCountEncoder(), progress=report)

    last = 0
    while True:
        last += 1
        try:
            stop_at(last)
        except Stopped:
            assert library.comparison(story_id) is None
            continue
        break
    assert last == len(told) + 1 > 15
    assert {step.replace(":", ",").partition(",")[0] for step in told} == {
        "Articles", "Sentences", "Vectors", "Matches", "Quotes", "Facts", "Conflicts", "Origins", "Points",
    }  # fmt: skip
    assert library.comparison(story_id) is not None
