"""Is a text an article the tool can read? Length, language, and letters that are not what they seem.

Language, measured (2026-11-26) on 79 English texts (pieces of the seeds from 8 to 400 words, in capitals, with a
paragraph of another language, and lists of foreign names) and 91 of 13 other languages (tests/data/ingest/languages.txt
from 8 words on, in capitals, with English words at the end); an article taken for foreign cannot be compared at all:

                                  English taken   others refused   others of 40 words and more   load
    this module                        79 / 79          69 / 91                       60 / 60    none
    py3langid 0.4.0                    70 / 79          91 / 91                       60 / 60    0.8 s, 4.5 MB
    lingua 2.1.1                       69 / 79          91 / 91                       60 / 60    41 s, 96 MB on disk
    lingua 2.1.1, low accuracy         67 / 79          90 / 91                       60 / 60

What this module takes wrongly is under 40 words, where it refuses other scripts only. The libraries refuse scores,
lists of names and headlines; lingua needs 72 s for 200,000 times "é". Licences: BSD-3-Clause, Apache-2.0.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from core import lexicon
from core.ingest.values import Unreadable
from core.text.words import word_spans

# About 33,000 words: ten times the longest newspaper feature. A book is not one article of a story.
MOST_CHARS = 200_000
# Fewer words say too little about the language: a list of names has none of the common words.
LEAST_WORDS_FOR_LANGUAGE = 40
# A check of the language reads this much from the beginning, the middle and the end.
SAMPLE_CHARS = 10_000
# Share of the commonest English words below which a text is not taken as English prose. The five seeds have 0.35 to
# 0.41; German, French and Spanish text have under 0.1 (counted with tests/data/ingest/languages.txt).
LEAST_ENGLISH_SHARE = 0.12
LEAST_LATIN_SHARE = 0.5
READS_ENGLISH = "Parallax compares articles in English. Add an English version of it, or leave it out."

INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
DIRECTION = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"^[ \t]*[=+@]\s*[A-Za-z]{2,}\s*\(", re.MULTILINE)


def check_length(text: str) -> None:
    """Refuse a text that holds no word, or more than an article does.

    Raises:
        Unreadable: With the count of characters.
    """
    if not text.strip():
        raise Unreadable(
            "It holds no text, only blanks." if text else "It is empty.",
            "Open it, see what it holds, and send it anew.",
        )
    if not any(letter.isalpha() for letter in text):
        raise Unreadable("It holds no words.", "Check that it is the article, and send the article's text.")
    if len(text) > MOST_CHARS:
        raise Unreadable(
            f"It is too long: {len(text):,} characters, where {MOST_CHARS:,} are the most for one article.",
            "Cut it down to the one article that belongs to the story.",
        )


def check_language(text: str) -> None:
    """Refuse a text that is not English.

    Raises:
        Unreadable: With the language it looks like. Texts under 40 words are never refused.
    """
    if (language := foreign_language(text)) is not None:
        raise Unreadable(f"It is not in English; it reads as {language}.", READS_ENGLISH)


def foreign_language(text: str) -> str | None:
    """Name the language of a text that is not English, "another language" where unknown; None for English."""
    words = _words(_sample(text))
    if len(words) < LEAST_WORDS_FOR_LANGUAGE:
        return _foreign_script("".join(words)) if len("".join(words)) >= LEAST_WORDS_FOR_LANGUAGE else None
    if (script := _foreign_script("".join(words))) is not None:
        return script
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common) / len(words) for language, common in _common_words().items()
    }
    best = max(shares, key=lambda language: (shares[language], language == "English"))
    if best == "English" or shares["English"] >= max(LEAST_ENGLISH_SHARE, shares[best] / 2):
        return None
    return best if shares[best] >= LEAST_ENGLISH_SHARE else "another language"


def notes(text: str) -> list[str]:
    """Say what an editor should know about the letters of a text. The text stays as it was received."""
    found: list[str] = []
    if count := len(INVISIBLE.findall(text)):
        found.append(f"It holds {_times(count, 'invisible character')} (zero-width or soft hyphen); they are kept.")
    if count := len(DIRECTION.findall(text)):
        found.append(
            f"It holds {_times(count, 'mark')} that turn the direction of writing; they are kept, and can make words "
            "look like others on the screen."
        )
    if count := len(FORMULA.findall(text)):
        found.append(f"{_times(count, 'line')} look like a spreadsheet formula; kept as text, never run.")
    if count := text.count("\ufffd"):
        found.append(f"{_times(count, 'character')} could not be read and stand as \ufffd.")
    return found


def _words(text: str) -> list[str]:
    spans = word_spans(text)
    return [text[start:end].casefold() for start, end in spans if text[start].isalpha()]


def _times(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE_CHARS:
        return text
    middle = len(text) // 2
    return f"{text[:SAMPLE_CHARS]} {text[middle : middle + SAMPLE_CHARS]} {text[-SAMPLE_CHARS:]}"


def _foreign_script(letters: str) -> str | None:
    """Name the script of letters that are for the most part not Latin."""
    latin = sum(letter < "\u0250" for letter in letters)
    if latin >= LEAST_LATIN_SHARE * len(letters):
        return None
    scripts = Counter(
        unicodedata.name(letter, "another").split()[0].title() for letter in letters if letter >= "\u0250"
    )
    script = scripts.most_common(1)[0][0]
    return (
        "Chinese, Japanese or Korean"
        if script in {"Cjk", "Hiragana", "Katakana", "Hangul"}
        else f"text in {script} letters"
    )


@lru_cache(maxsize=1)
def _common_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in lexicon.rows("language_words")}
