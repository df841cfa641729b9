"""Quotes of newspaper sentences: content, cue, speaker, carrier; and what is no quote."""

import pytest

from core.models import CarrierKind, QuoteKind, Role
from core.quotes import find_quotes_in_text

pytestmark = pytest.mark.model
HEAD = "Ministers meet in Bergen\n\n"

CASES = [
    (
        "“We are leaving on Friday,” Foreign Minister Anna Lindh told reporters.",
        "direct",
        "We are leaving on Friday",
        "told",
        "Anna Lindh",
    ),
    (
        "‘We are leaving on Friday,’ said the foreign minister, Anna Lindh.",
        "direct",
        "We are leaving on Friday",
        "said",
        "Anna Lindh",
    ),
    (
        "Anna Lindh said that the embassy would close in May.",
        "indirect",
        "the embassy would close in May",
        "said",
        "Anna Lindh",
    ),
    (
        "The embassy would close in May, Anna Lindh said.",
        "indirect",
        "The embassy would close in May",
        "said",
        "Anna Lindh",
    ),
    (
        "Anna Lindh said the talks were “a waste of time”.",
        "mixed",
        "the talks were “a waste of time”",
        "said",
        "Anna Lindh",
    ),
    (
        "According to Anna Lindh, the embassy will close in May.",
        "indirect",
        "the embassy will close in May",
        "According to",
        "Anna Lindh",
    ),
    ("The embassy, Anna Lindh said, will close in May.", "indirect", "will close in May", "said", "Anna Lindh"),
    (
        "Anna Lindh condemned “reckless violations” of the treaty.",
        "mixed",
        "reckless violations",
        "condemned",
        "Anna Lindh",
    ),
    (
        "Moscow said at the time that the expulsions had undermined trust.",
        "indirect",
        "the expulsions had undermined trust",
        "said",
        "Moscow",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "content", "cue", "speaker"), CASES)
def test_content_cue_and_speaker_are_found(sentence, kind, content, cue, speaker):
    text = HEAD + sentence
    quote = next(q for q in find_quotes_in_text(text) if any(content in text[a:b] for a, b in q.content))
    assert quote.kind is QuoteKind(kind)
    assert text[slice(*quote.cue)] == cue
    assert quote.speaker == speaker
    assert quote.rule


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace fleet” sailed for Malta on Monday.",
        "He read “The Old Man and the Sea” on the train to Bergen.",
        "It's the ministers' turn; the '90s are over.",
        "Rain fell on Bergen for a week.",
        "",
        "\n \n",
    ],
)
def test_scare_quotes_titles_and_plain_text_are_no_quotes(text):
    assert find_quotes_in_text(HEAD + text) == ()


def test_a_quote_split_around_its_cue_is_one_quote_of_two_spans():
    text = HEAD + "“We tried,” Anna Lindh said on Monday. “Nobody listened to us.”"
    (quote,) = find_quotes_in_text(text)
    assert [text[a:b] for a, b in quote.content] == ["“We tried,”", "“Nobody listened to us.”"]


def test_a_quote_of_several_paragraphs_keeps_its_speaker():
    text = HEAD + "“We tried for years,” Anna Lindh said. “Nobody listened to us.\n\n“Now we leave the table for good.”"
    quotes = find_quotes_in_text(text)
    assert {quote.speaker for quote in quotes} == {"Anna Lindh"}
    assert any("Now we leave" in text[a:b] for q in quotes for a, b in q.content)


def test_a_block_quote_takes_the_speaker_of_its_lead_in():
    text = HEAD + "Anna Lindh wrote:\n\n“The table is empty and the guests have gone home.”"
    (quote,) = find_quotes_in_text(text)
    assert quote.speaker == "Anna Lindh"


def test_an_agency_that_quotes_somebody_is_the_carrier_not_the_speaker():
    text = HEAD + "“We are leaving,” the state-run TASS news agency quoted Anna Lindh as saying."
    (quote,) = find_quotes_in_text(text)
    assert quote.speaker == "Anna Lindh"
    (carrier,) = quote.carriers
    assert carrier.kind is CarrierKind.AGENCY
    assert "TASS" in text[slice(*carrier.span)]


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        (
            "Anna Lindh told the Echo of Moscow radio station that the embassy would close.",
            CarrierKind.OUTLET,
            "Echo of Moscow",
        ),
        ("“We are leaving,” Anna Lindh told reporters.", CarrierKind.SETTING, "reporters"),
        ("The ministry said in a separate statement that the embassy would close.", CarrierKind.SETTING, "statement"),
    ],
)
def test_outlets_and_settings_are_carriers(sentence, kind, name):
    quotes = find_quotes_in_text(HEAD + sentence)
    carrier = next(carrier for quote in quotes for carrier in quote.carriers)
    assert carrier.kind is kind
    assert name in carrier.name


def test_the_same_words_again_count_once_and_headlines_say_what_they_are():
    text = "Lindh: The embassy will close\n\n" + 2 * "Anna Lindh said the embassy will close.\n\n"
    headline, first, second = find_quotes_in_text(text)
    assert headline.role is Role.HEADLINE
    assert headline.speaker == "Anna Lindh"
    assert first.repeat_of == headline.quote_id
    assert second.repeat_of == headline.quote_id


def test_a_plain_past_after_a_compound_one_is_the_speakers_own_deed():
    text = HEAD + "The alliance said they were secretly working as spies and halved the size of the team."
    (quote,) = find_quotes_in_text(text)
    assert "halved" not in text[quote.content[0][0] : quote.content[-1][1]]


def test_an_unclosed_mark_is_flagged():
    text = HEAD + "Anna Lindh said that “the leaders spoke of the need to ease tensions and asked to resume the talks."
    (quote,) = find_quotes_in_text(text)
    assert quote.never_closed


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“" * 10_000,
        "A:" * 5_000,
        "He said\x00 that “we\x00 go,” he\x00 added.",
        "\u202eHe said “we go,” \u200fAnna Lindh said.\u202c",
        "قال الوزير «نحن هنا» يوم الاثنين.",
        "部长说：“我们在这里。”",
        "„Wir sind hier“, sagte der Minister.",
        "He said “\ud800 go,” she said.",
        "“All of it is quote, and nothing but quote.”",
        "“never closed\n" * 300,
    ],
)
def test_hostile_texts_give_spans_inside_the_text(text):
    for quote in find_quotes_in_text(text):
        assert all(0 <= start < end <= len(text) for start, end in quote.content)
