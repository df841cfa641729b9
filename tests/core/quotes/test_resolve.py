"""Pronouns, titles and descriptions find their person, or stay unresolved with the candidates."""

import pytest

from core.quotes import find_quotes_in_text

pytestmark = pytest.mark.model
HEAD = "Ministers meet in Bergen\n\n"

PASSAGES = [
    (
        "Anna Lindh met Heiko Maas in Bergen on Monday. “The talks were short,” she said.",
        "The talks were short",
        "Anna Lindh",
    ),
    (
        "Anna Lindh met Heiko Maas in Bergen on Monday. “The talks were short,” he said.",
        "The talks were short",
        "Heiko Maas",
    ),
    ("Mr. Koroma praised the harvest. He said the rain had come early.", "the rain had come early", "Koroma"),
    ("Spokeswoman Kai Sund opened the hall. Later she said the roof would hold.", "the roof would hold", "Kai Sund"),
    (
        "Peter Holm spoke first. “We need a bridge,” Holm said. Carl Berg disagreed.\n\n“It costs too much,” he said.",
        "It costs too much",
        "Carl Berg",
    ),
    (
        "Peter Holm said Carl Berg had lied about the costs.\n\n“It was all invented,” he said.",
        "It was all invented",
        "Peter Holm",
    ),
    (
        "Sergei Lavrov, Russia's foreign minister, flew to Oslo. The foreign minister said talks would go on.",
        "talks would go on",
        "Sergei Lavrov",
    ),
    (
        "German Chancellor Angela Merkel met Matteo Renzi. The chancellor said leaders had agreed on a plan.",
        "leaders had agreed",
        "Angela Merkel",
    ),
    ("NATO met in Brussels. The alliance said it would answer within a week.", "it would answer", "NATO"),
    (
        "The expert on ports, Alexander Golts, studied the plan. “It cannot work,” said the expert.",
        "It cannot work",
        "Alexander Golts",
    ),
    ("Republicans met on Tuesday in Austin. They said the bill would fail.", "the bill would fail", "Republicans"),
    (
        "Secretary of State John Kerry left Geneva at noon. Kerry said a truce was near.",
        "a truce was near",
        "John Kerry",
    ),
]


@pytest.mark.parametrize(("passage", "content", "speaker"), PASSAGES)
def test_the_speaker_is_resolved(passage, content, speaker):
    text = HEAD + passage
    quote = next(q for q in find_quotes_in_text(text) if any(content in text[a:b] for a, b in q.content))
    assert quote.speaker == speaker


def test_two_who_fit_equally_stay_unresolved_with_both_as_candidates():
    text = HEAD + "Peter Holm and Carl Berg walked out of the hall. “The deal is dead,” he said."
    (quote,) = find_quotes_in_text(text)
    assert quote.speaker is None
    assert set(quote.candidates) == {"Peter Holm", "Carl Berg"}
    assert text[slice(*quote.speaker_as_written)] == "he"


def test_a_spokesperson_is_not_the_organisation():
    text = HEAD + "NATO met in Brussels. “We have taken note of it,” a NATO spokesperson said."
    (quote,) = find_quotes_in_text(text)
    assert quote.speaker == "a NATO spokesperson"


def test_nobody_is_guessed_for_a_pronoun_without_anybody_before_it():
    text = HEAD + "“It was cold,” he said."
    (quote,) = find_quotes_in_text(text)
    assert quote.speaker is None
