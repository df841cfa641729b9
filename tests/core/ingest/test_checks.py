"""Whether a text can be an article, in words an editor understands."""

import pytest

from core.ingest import checks
from core.ingest.values import Unreadable
from tests.core.ingest.build import LANGUAGES, TEXT


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_is_named(language: str) -> None:
    assert checks.foreign_language(LANGUAGES[language]) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_that_english_is_read(language: str) -> None:
    with pytest.raises(Unreadable, match=r"not in English.*compares articles in English"):
        checks.check_language(LANGUAGES[language])


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        TEXT + LANGUAGES["German"][:200],
        "Mr. Lavrov met Herr Steinmeier in der Villa Borsig.",
        "Results: Ajax 2, Feyenoord 1; PSV 3, Utrecht 0; AZ 1, Twente 1.",
        "Łódź, Gdańsk, Kraków",
    ],
)
def test_english_and_short_text_is_taken(text: str) -> None:
    assert checks.foreign_language(text) is None


def test_the_seeds_are_english_by_a_wide_margin() -> None:
    from pathlib import Path

    from core.text.decode import decode

    for file in (Path(__file__).parents[3] / "seeds").glob("*.txt"):
        assert checks.foreign_language(decode(file.read_bytes())) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "It is empty"),
        (" \n\t\xa0 \r\n", "only blanks"),
        ("12 34 --- ***", "no words"),
        ("word " * 50_000, "too long: 250,000 characters, where 200,000"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        checks.check_length(text)


def test_a_text_of_just_the_most_characters_is_taken() -> None:
    checks.check_length("a" * checks.MOST_CHARS)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a\u200bb", "1 invisible character "),
        ("a\u200bb\u00adc\ufeff", "3 invisible characters "),
        ("abc\u202etxt.exe", "turn the direction of writing"),
        ('=HYPERLINK("http://x","y")', "formula"),
        ("Caf\ufffd", "1 character could not be read"),
    ],
)
def test_odd_letters_are_told_of(text: str, note: str) -> None:
    assert any(note in said for said in checks.notes(text))


def test_plain_text_has_no_notes() -> None:
    assert checks.notes(TEXT + "3 = 2 + 1 🙂 “so” — fine") == []
