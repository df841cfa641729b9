"""The same words given to two speakers, from quotes and matches alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.models import (
    Article,
    Conflict,
    ConflictKind,
    Match,
    Passage,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Sentence,
    Side,
)
from core.speaker_conflicts import find_speaker_conflicts, join_conflicts

WORDS = "The river will rise again before the holiday weekend"


def told(article_id: str, speaker: str | None, *, words: str = WORDS, by: str | None = None) -> tuple[Reading, Quote]:
    """An article of one sentence, and its quote: `words`, said by `by` as written, who is `speaker`."""
    written = by or speaker or "he"
    text = f"“{words},” {written} said."
    end = len(words) + 3
    reading = Reading(
        Article(article_id, article_id, text, article_id),
        (Passage(0, len(text), Role.BODY, 0, "test", "test"),),
        (Sentence(f"{article_id}@0", article_id, 0, len(text), 0),),
    )
    named = (end + 1, end + 1 + len(written))
    ids = (f"{article_id}@0",)
    return reading, Quote(
        f"{article_id}@1", article_id, QuoteKind.DIRECT, ((0, end),), None, named, speaker, sentence_ids=ids
    )


def match(left: str = "a@0", right: str = "b@0", probability: float = 0.9) -> Match:
    return Match(left, right, probability, probability, probability)


def conflicts(*told_in: tuple[Reading, Quote]) -> tuple[Conflict, ...]:
    readings, quotes = zip(*told_in, strict=True)
    return find_speaker_conflicts(readings, quotes, [match()])


def test_two_people_with_the_same_words_are_a_conflict_with_spans_and_a_reason():
    left, right = told("a", "Paul Stern", by="engineer Paul Stern"), told("b", "Nina Falk", by="she")
    (found,) = conflicts(left, right)
    assert found.kind is ConflictKind.SPEAKER
    assert (found.a.value, found.b.value) == ("engineer Paul Stern", "she")
    assert left[0].article.text[found.a.start : found.a.end] == found.a.value
    assert found.reason == "The same words are given to “Paul Stern” and to “Nina Falk”."
    assert found.probability == 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Stern", "Stern"),
        ("Bill Carter", "William Carter"),
        ("Carter", "Carver"),
        ("Sara Khan", "Sarah Kahn"),
        ("Paul Stern", None),
        (None, None),
        ("Paul Stern", "the engineer"),
        ("Moscow", "Sergei Lavrov"),
    ],
)
def test_one_speaker_or_not_sure_is_no_conflict(one, other):
    assert conflicts(told("a", one), told("b", other)) == ()
    assert conflicts(told("a", other), told("b", one)) == ()


def test_a_body_and_a_person_can_both_be_right_but_for_a_written_statement():
    person = told("b", "Oleg Belov")
    assert conflicts(told("a", "Defence Ministry"), person) == ()
    reading, quote = told("a", "Defence Ministry", by="in a statement the Defence Ministry")
    assert conflicts((reading, quote), person)
    assert not conflicts((reading, quote), told("b", "Oleg Belov", by="spokesman Oleg Belov"))


def test_two_bodies_cannot_both_have_said_it():
    assert conflicts(told("a", "Defence Ministry"), told("b", "Foreign Ministry"))


def test_who_speaks_for_a_body_is_no_other_speaker():
    assert conflicts(told("a", "Nordair"), told("b", "Tom Hale"))
    assert conflicts(told("a", "Nordair"), told("b", "Tom Hale", by="Nordair spokesman Tom Hale")) == ()


@pytest.mark.parametrize(
    "words",
    [
        "The dam will burst again before the holiday season",
        "No comment",
        "The river will rise",
        "Before the weekend the holiday crowds will rise, and the river",
        "The holiday weekend brings a rise in the river",  # all the words, but no three of them in one order
    ],
)
def test_other_words_are_other_quotes(words):
    assert conflicts(told("a", "Paul Stern"), told("b", "Nina Falk", words=words)) == ()


def test_few_words_are_the_same_words_where_they_stand_in_one_long_row():
    words = "The river will rise again before the weekend"
    assert conflicts(told("a", "Paul Stern", words=words), told("b", "Nina Falk", words=words))
    assert not conflicts(told("a", "Paul Stern", words="The river rises fast"), told("b", "Nina Falk", words=words))


def test_a_short_phrase_is_anybodys():
    words = "River waters rise"
    assert conflicts(told("a", "Paul Stern", words=words), told("b", "Nina Falk", words=words)) == ()


def test_a_phrase_in_common_is_not_the_same_words():
    left = "The holiday weekend brings crowds, and the town council fears drowned cattle"
    right = "Cold rain ruined the holiday weekend, brings losses to hotels, farmers complained"
    assert conflicts(told("a", "Paul Stern", words=left), told("b", "Nina Falk", words=right)) == ()


def test_sentences_that_do_not_match_are_not_compared():
    readings, quotes = zip(told("a", "Paul Stern"), told("b", "Nina Falk"), strict=True)
    assert find_speaker_conflicts(readings, quotes, [match("a@0", "c@0")]) == ()
    assert find_speaker_conflicts(readings, quotes, [match()])


def test_what_an_outlet_gives_to_both_speakers_is_no_conflict():
    left, (reading, falk) = told("a", "Paul Stern"), told("b", "Nina Falk")
    stern = replace(falk, quote_id="b@again", speaker="Paul Stern")
    assert find_speaker_conflicts([left[0], reading], [left[1], falk, stern], [match()]) == ()
    both = [quote for _, quote in (told("a", "Paul Stern"), told("a", "Nina Falk"))]
    both[1] = replace(both[1], quote_id="a@again")
    assert find_speaker_conflicts([left[0], reading], [*both, falk], [match()]) == ()
    third = told("c", "Paul Stern")
    found = find_speaker_conflicts(
        [left[0], reading, third[0]], [left[1], falk, third[1]], [match(), match("a@0", "c@0")]
    )
    assert len(found) == 1


def test_repeats_are_not_compared():
    left, (reading, quote) = told("a", "Paul Stern"), told("b", "Nina Falk")
    assert conflicts(left, (reading, replace(quote, repeat_of="b@0"))) == ()


def test_only_the_part_of_a_quote_in_the_matched_sentence_counts():
    reading, quote = told("a", "Paul Stern", words=f"{WORDS}. But the dam above the town is sound and empty")
    cut = reading.article.text.index("But")
    first = Sentence("a@0", "a", 0, cut - 1, 0)
    second = Sentence("a@1", "a", cut, len(reading.article.text), 0)
    reading = replace(reading, sentences=(first, second))
    quote = replace(quote, sentence_ids=("a@0", "a@1"))
    (found,) = conflicts((reading, quote), told("b", "Nina Falk"))
    assert found.a.value == f"“{WORDS}."
    other = told("b", "Nina Falk")
    assert find_speaker_conflicts([reading, other[0]], [quote, other[1]], [match("a@1", "b@0")]) == ()


def test_a_name_that_differs_inside_the_speakers_is_the_same_difference():
    left, right = told("a", "Paul Stern"), told("b", "Nina Falk")
    speakers = conflicts(left, right)
    (found,) = speakers
    name = replace(found, conflict_id="name", kind=ConflictKind.NAME)
    elsewhere = replace(name, conflict_id="else", a=Side("a", "a@0", 0, 3, "The"), b=Side("b", "b@0", 0, 3, "The"))
    number = replace(name, conflict_id="number", kind=ConflictKind.NUMBER)
    third = replace(name, conflict_id="third", b=replace(name.b, article_id="c"))
    assert join_conflicts([name, number, third, elsewhere], speakers) == (elsewhere, number, found, third)
    assert join_conflicts([name], ()) == (name,)
