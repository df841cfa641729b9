from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.sentences import split

CASES = [
    ["“We suspend the work of our mission, probably from Nov. 1.", "Or it may take several more days,” Lavrov said."],
    ["“Why are they leaving?” Foreign Minister Sergei Lavrov asked.", "He gave no answer."],
    ["'This decision taken in Moscow ... It will seriously damage the relationship.'", "He left."],
    ["The U.S.-led alliance met in Washington, D.C., on Monday.", "It lasted an hour."],
    ["Gen. Mark A. Milley met Lt. Gov. J. D. Smith on Jan. 6.", "They agreed."],
    ["They arrived at 9 a.m. on Nov. 1.", "He spoke first."],
    ["The talks began at 2 p.m.", "They ended at four."],
    ["Shares of Acme Inc. (ACM) fell 3 percent.", "Rivals gained."],
    ["He called it No. 5 on the list.", "Nobody minded."],
    ["Profit was 3.2 million vs. 2.9 million.", "Sales fell."],
    ["Justice Samuel A. Alito Jr. wrote the opinion.", "The vote was 5-4."],
    ["It was done through the military office. of the Alliance, he said.", "That was all."],
    ["The head of mission called it a “response. emergency”.", "She agreed."],
    ["“Enough!” shouted the crowd.", "Nobody moved."],
    ["He works for the agency.", "“We will see,” he said.", "(The ministry declined to comment.)", "Later it did."],
    ["St. Petersburg is cold.", "So is Mt. Everest."],
    ["1. The first point is money.", "2. The second is time."],
    ["Police said: “Stop!”", "He ran."],
    ["They met the mayor.", "„We will see“, he said.", "„Why now?“ a reporter asked.", "„It is late.“", "He left."],
    ["„Never“, said Lavrov.", "„We suspend our work.", "It may take days“, he added."],
    ["Two volunteers fell seriously ill.", "Malaria kills.", "Police in Peoria, Ill. Mayor Bell said, found it."],
    ["Wait... what?"],
    ["It failed."],
]


@pytest.mark.parametrize("sentences", CASES, ids=lambda case: case[0][:30])
def test_sentences_set_in_a_row_are_found_again(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text, 0, len(text))] == sentences


@settings(deadline=None)
@given(st.text(alphabet='Aa.1 ?!"”(\n…U', max_size=80), st.integers(0, 10), st.integers(0, 90))
def test_every_letter_is_in_exactly_one_sentence(text: str, start: int, end: int) -> None:
    end = max(start, min(end, len(text)))
    start = min(start, end)
    spans = split(text, start, end)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join(text[a:b] for a, b in spans).split() == [] or all(text[a:b].strip() == text[a:b] for a, b in spans)
    inside = {place for a, b in spans for place in range(a, b)}
    assert inside >= {place for place in range(start, end) if not text[place].isspace()}
    assert all(start <= a < b <= end for a, b in spans)


def test_a_million_stops_are_cut_in_a_moment() -> None:
    text = "A. " * 300_000
    assert split(text, 0, len(text))[-1][1] == len(text) - 1
