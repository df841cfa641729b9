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
        "The secretary general, Jens Stoltenberg, arrived.\n\n“We leave on Friday,” Jens Stoltenburg told reporters.",
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
STEEL = "“The bridge will stay shut until the steel arrives from Narvik, whatever the traders may say,”"
WINTER = "“Nobody hurries this bridge along, and winter has never been a friend of builders,”"
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
        "two speakers, two thirds of the words",
        "of two speakers nearly all words must be the same",
        (f"{STEEL} Lavrov said.", STEEL, DIRECT, "Tom Beck"),
        False,
        2,
    ),
    (
        "one speaker, one word",
        "one shared word is no translation, even on one point",
        (f"{WINTER} Lavrov said.", WINTER, DIRECT, "Ana Ruiz"),
        True,
        2,
    ),
    (
        "one speaker, other words, no match",
        "most of one speaker's words of meaning in another order are one utterance even where no sentence matched",
        (f"{TESTED} Lavrov said.", TESTED, DIRECT, "Ana Ruiz"),
        False,
        1,
    ),
    (
        "nobody named, other words, no match",
        "other words of nobody in particular are joined only where the sentences make one point",
        (f"{TESTED} Lavrov said.", TESTED, DIRECT, None),
        False,
        2,
    ),
    (
        "nobody named, other words, one point",
        "an unresolved speaker does not part what makes one point",
        (f"{TESTED} Lavrov said.", TESTED, DIRECT, None),
        True,
        1,
    ),
    (
        "nobody named, four words without marks",
        "four words in a row are chance where nobody is known to say them",
        ("Lavrov said the bridge will stay.", "the bridge will stay", INDIRECT, None),
        False,
        2,
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


def test_the_same_small_words_of_two_speakers_are_no_utterance() -> None:
    words = "“It is what it is for all of us today,”"
    versions = [(f"{words} Lavrov said.", words, DIRECT, who) for who in ("Ana Ruiz", "Tom Beck")]
    assert len(join_utterances(*story(*versions), probability=never)) == 2


def test_a_quote_that_holds_two_others_does_not_make_them_one_utterance() -> None:
    """The long one shares nearly all words with each; the two short ones share none: a chain is no utterance."""
    traders = "Traders on both banks will be paid for every week of the delay,"
    both = f"“{SHUT.strip('“,”')}. {traders}”"
    versions = (SHUT, both, f"“{traders.replace('every', 'each')}”")
    readings, quotes = story(*((f"{words} Lavrov said.", words, DIRECT, "Ana Ruiz") for words in versions))
    found = join_utterances(readings, quotes, probability=never)
    assert [sum(bool(member.quote_ids) for member in one.members) for one in found] == [2, 1]


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
