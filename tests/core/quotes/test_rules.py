"""One case a rule of quotes: who says it, who does not, and which quotes are one utterance."""

from __future__ import annotations

import pytest

from core.models import QuoteKind, Utterance
from core.quotes import find_quotes_in_text, join_utterances
from tests.core.quotes.test_utterances import always, never, story

HEAD = "Ministers meet in Bergen\n\n"
ROAD = "told reporters that the road to the airport had been closed for most of the afternoon by a fallen tree."
DIRECT, INDIRECT = QuoteKind.DIRECT, QuoteKind.INDIRECT

# label, why, text after the headline, words inside the quote, who says them (None: nobody is named)
SAID_BY = [
    (
        "a cue right after the stop",
        "a short rest after a full stop can only be the cue",
        "“We will not come back.” Anna Lindh said.",
        "We will not come back",
        "Anna Lindh",
    ),
    (
        "a comma before the cue",
        "the comma ties the words to what follows",
        f"“We will not come back,” Anna Lindh {ROAD}",
        "We will not come back",
        "Anna Lindh",
    ),
    (
        "a spelling of the surname",
        "a surname may be spelled in two ways",
        "The secretary general, Jens Stoltenberg, arrived.\n\n“We leave on Friday,” Stoltenburg told reporters.",
        "We leave on Friday",
        "Jens Stoltenberg",
    ),
]
NOT_SAID_BY = [
    (
        "the next sentence has a cue of its own",
        "after a full stop the police told something else",
        f"“We will not come back.” Police later {ROAD}",
        "We will not come back",
        "Police",
    ),
    (
        "another surname",
        "Burton and Bolton are two people",
        "The foreign minister, Anna Burton, arrived with her aide.\n\n“We leave on Friday,” Bolton told reporters.",
        "We leave on Friday",
        "Anna Burton",
    ),
    (
        "another first name",
        "one surname, two first names",
        "Hillary Clinton arrived in Bergen.\n\n“We leave on Friday,” Bill Clinton told reporters.",
        "We leave on Friday",
        "Hillary Clinton",
    ),
]


def speakers(text: str, words: str) -> list[str | None]:
    text = HEAD + text
    return [quote.speaker for quote in find_quotes_in_text(text) if any(words in text[a:b] for a, b in quote.content)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("why", "text", "words", "speaker"), [case[1:] for case in SAID_BY], ids=[c[0] for c in SAID_BY]
)
def test_who_says_it(why: str, text: str, words: str, speaker: str) -> None:
    assert speakers(text, words) == [speaker], why


@pytest.mark.model
@pytest.mark.parametrize(
    ("why", "text", "words", "speaker"), [case[1:] for case in NOT_SAID_BY], ids=[c[0] for c in NOT_SAID_BY]
)
def test_who_does_not_say_it(why: str, text: str, words: str, speaker: str) -> None:
    assert speaker not in speakers(text, words), why


SHUT = "“The bridge will stay shut until the steel has been tested twice,”"
TESTED = "“Until the steel is tested, the bridge stays shut,”"
BASE = (f"{SHUT} Lavrov said.", SHUT, DIRECT, "Ana Ruiz")

# label, why, the second outlet's (text, words, kind, speaker), whether the sentences make one point, utterances
JOINED = [
    (
        "one speaker, other words",
        "a translation of one speaker's words is one utterance",
        (f"{TESTED} Lavrov said.", TESTED, DIRECT, "Ana Ruiz"),
        True,
        1,
    ),
    (
        "two speakers, other words",
        "two people who make the same point in their own words are two utterances",
        (f"{TESTED} Lavrov said.", TESTED, DIRECT, "Tom Beck"),
        True,
        2,
    ),
    (
        "two speakers, the same words",
        "the very same words are one utterance, whoever they are given to",
        (f"{SHUT} Lavrov said.", SHUT, DIRECT, "Tom Beck"),
        False,
        1,
    ),
    (
        "two speakers, few words",
        "three shared words are no wording of their own",
        ("“The bridge will stay,” Lavrov said.", "“The bridge will stay,”", DIRECT, "Tom Beck"),
        False,
        2,
    ),
    (
        "one speaker, few words",
        "of one speaker three words in a row will do",
        ("“The bridge will stay,” Lavrov said.", "“The bridge will stay,”", DIRECT, "Ana Ruiz"),
        False,
        1,
    ),
    (
        "nothing shared",
        "one speaker may make one point in words that have nothing in common",
        ("“Nobody hurries us,” Lavrov said.", "“Nobody hurries us,”", DIRECT, "Ana Ruiz"),
        True,
        2,
    ),
]


def joined(other: tuple[str, str, QuoteKind, str | None], *, one_point: bool) -> tuple[Utterance, ...]:
    readings, quotes = story(BASE, other)
    return join_utterances(readings, quotes, probability=always if one_point else never)


@pytest.mark.parametrize(
    ("why", "other", "one_point", "count"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED]
)
def test_which_quotes_are_one_utterance(why, other, one_point, count) -> None:
    assert len(joined(other, one_point=one_point)) == count, why


# label, why, the other outlet's own sentence, whether it makes the point, whether it is the paper's own voice
OWN_VOICE = [
    (
        "all of the words",
        "said without a speaker",
        "The bridge will stay shut until the steel has been tested twice.",
        True,
        True,
    ),
    (
        "nearly all, in another point",
        "three quarters of the words need no match",
        "The bridge will stay shut until the steel has been tested, and ferries run until then.",
        False,
        True,
    ),
    (
        "half, in another point",
        "half of the words are chance where the sentences do not match",
        "The mayor's bridge will stay shut until the steel arrives by ship from the works at Narvik next month.",
        False,
        False,
    ),
    (
        "less than half",
        "a common phrase is nobody's words, even on the same point",
        "Nobody crosses: the bridge will stay shut for months, traders fear, and ferries are full.",
        True,
        False,
    ),
    ("four words", "four words in a row are chance", "The bridge will stay.", True, False),
    (
        "inside marks",
        "words inside marks are quoted here too",
        "“The bridge will stay shut until the steel has been tested twice” is what one hears.",
        True,
        False,
    ),
    (
        "attributed",
        "a verb of speech gives the words to somebody",
        "The bridge will stay shut until the steel has been tested twice, the mayor said.",
        True,
        False,
    ),
]


@pytest.mark.parametrize(
    ("why", "sentence", "one_point", "own"), [case[1:] for case in OWN_VOICE], ids=[case[0] for case in OWN_VOICE]
)
def test_when_a_paper_says_a_speakers_words_itself(why, sentence, one_point, own) -> None:
    (utterance,) = joined((sentence, "", DIRECT, None), one_point=one_point)
    assert (utterance.members[1].voice_sentence is not None) is own, why


def test_words_without_marks_are_nobodys_own() -> None:
    """What one outlet reports without marks may be in its words: another that says so too has lost nothing."""
    plain = "the bridge will stay shut until the steel has been tested twice"
    readings, quotes = story(
        (f"Lavrov said {plain}.", plain, INDIRECT, "Ana Ruiz"), (f"For now {plain}.", "", DIRECT, None)
    )
    (utterance,) = join_utterances(readings, quotes, probability=always)
    assert utterance.members[1].voice_sentence is None
