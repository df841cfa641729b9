"""The comparison form of a sentence: words with spans, folded so that equal things compare equal.

The form is never shown. Each word keeps its span, so that whatever decided can be shown as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from core.lexicon import entries, rows

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_OPENING = "\"'“‘«„"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text. `form` is folded, `stem` drops the inflection; both equal the value for a number.

    `start` and `end` are offsets into the text that was given. A number may span several words ("1.5 million").
    `capital` says that it was written with a capital letter, `opens` that it is the first word of the text or of a
    quotation, where a capital says nothing.
    """

    start: int
    end: int
    form: str
    stem: str
    is_number: bool = False
    capital: bool = False
    opens: bool = False


def fold(text: str) -> str:
    """Fold case, accents, quotation marks and dashes. The result may differ in length: spans do not carry over."""
    before = None
    while text != before:  # some letters fold in two steps
        before = text
        plain = unicodedata.normalize("NFKD", text.casefold().translate(_QUOTES).translate(_DASHES).translate(_LETTERS))
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return text


def read_words(text: str) -> tuple[Word, ...]:
    """Read a text as words in order; "eight", "8" and "8.0" have one form, as have "Nov." and "November"."""
    found: list[Word] = []
    for hit in _WORD.finditer(text):
        opens = not found or text[hit.start() - 1] in _OPENING
        word = _number(hit) if hit[0][0].isdigit() else _plain(hit, opens=opens)
        if found and (joined := _scaled(found[-1], word, text)):
            found[-1] = joined
        else:
            found.append(word)
    return tuple(found)


def is_function_word(form: str) -> bool:
    """Say whether a folded form is an article, pronoun, preposition, auxiliary or the like."""
    return form in _function_words()


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """Drop the commonest English endings of a folded form: plural, possessive, past, -ing, -ly. Light on purpose."""
    word = form.removesuffix("'s").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and re.search("[aeiouy]", rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


@cache
def _function_words() -> frozenset[str]:
    return frozenset(entries("function_words"))


@cache
def _number_words() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in rows("number_words") if row[2] in ("unit", "ten", "scale")}


@cache
def _calendar() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("calendar_words")}


def _number(hit: re.Match[str]) -> Word:
    form = _digits(hit[0])
    return Word(hit.start(), hit.end(), form, form, is_number=True)


def _digits(written: str) -> str:
    plain = re.sub(r",(?=\d{3}(?!\d))", "", written).replace(",", ".")
    if plain.count(".") > 1:
        return plain
    return _value(float(plain)) if "." in plain else plain.lstrip("0") or "0"


def _value(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _plain(hit: re.Match[str], *, opens: bool) -> Word:
    form = fold(hit[0]).replace(".", "")
    capital = hit[0][0].isupper()
    if hit[0].isupper() and len(form) > 1 and is_function_word(form):
        form += "."  # "US" and "WHO" are names, "us" and "who" are not
    value = _number_words().get(form)
    if value is not None and value < 100:
        return Word(hit.start(), hit.end(), str(value), str(value), is_number=True)
    if capital:
        form = _calendar().get(form, form)
    return Word(hit.start(), hit.end(), form, stem(form), capital=capital, opens=opens)


def _scaled(before: Word, word: Word, text: str) -> Word | None:
    """Join "1.5" and "million", "twenty" and "one"; None where they do not belong together."""
    if not before.is_number or not re.fullmatch(r"[ \u00a0-]", text[before.end : word.start]):
        return None
    written = fold(text[word.start : word.end])
    scale = _number_words().get(written, 0)
    try:
        number = float(before.form)
    except ValueError:
        return None
    if scale >= 100 or written == "dozen":
        value = number * scale
    elif written in _number_words() and 1 <= scale <= 9 and number in range(20, 100, 10):
        value = number + scale
    else:
        return None
    form = _value(value)
    return Word(before.start, word.end, form, form, is_number=True)
