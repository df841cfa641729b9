"""What a word is, told once: where words stand in a text, and the folded forms in which they are compared.

Forms are never shown. Each word keeps its span, so that whatever decided can be shown as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from core.lexicon import entries, rows
from core.text.quotation_marks import OPENS_QUOTATION, PLAIN_MARKS

_LETTER = r"[^\W\d_]"
# Initials with full stops are one word, so that "U.S.-led" and "US-led" agree.
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|{_LETTER}+(?:['’ʼ`]{_LETTER}+)*|\d+(?:[.,]\d+)*")
_COMPOUND = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# A letter or digit with what may stand inside a word unseen: accents as characters of their own, soft hyphens,
# zero-width characters.
_UNBROKEN = re.compile("(?:[^\\W_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*)+")
_PRINTED = re.compile(r"\S+")
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


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand: letters with apostrophes inside, initials with full stops, numbers.

    Hyphens part words. `read_words` gives the same words with their forms.

    Args:
        text: Any text.
        start: Where to begin in it.
        end: Where to end; None for the end of the text.
    """
    return (found.span() for found in _WORD.finditer(text, start, len(text) if end is None else end))


def compounds(text: str) -> tuple[str, ...]:
    """The words of a line as a reader counts them: "post-war", "3.5" and "example.com" are one each."""
    return tuple(_COMPOUND.findall(text))


def printed_words(text: str) -> list[str]:
    """What stands between blanks, marks and all, without what is punctuation alone."""
    return [word for word in _PRINTED.findall(text) if any(letter.isalnum() for letter in word)]


def indexed_words(text: str, *, longest: int) -> Iterator[tuple[str, int, int]]:
    """Each run of letters and digits with its span, folded as the search index keeps it: one form, no mark inside.

    Args:
        text: Any text.
        longest: Characters of a word that count; the rest of a longer one is left out of its form.
    """
    for found in _UNBROKEN.finditer(text):
        written = found[0][:longest]
        folded = written.lower() if written.isascii() else fold(written, spell_out=False)
        if word := "".join(letter for letter in folded if letter.isalnum()):
            yield word, found.start(), found.end()


def fold(text: str, *, spell_out: bool = True) -> str:
    """Fold case, accents, quotation marks and dashes. The result may differ in length: spans do not carry over.

    Args:
        text: Any text.
        spell_out: Write the letters that are no accented ones plainly, too (Łódź as lodz, Æ as ae).
    """
    before = None
    while text != before:  # some letters fold in two steps
        before = text
        text = text.casefold().translate(PLAIN_MARKS).translate(_DASHES)
        plain = unicodedata.normalize("NFKD", text.translate(_LETTERS) if spell_out else text)
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return text


@lru_cache(maxsize=65536)
def form_of(written: str) -> str:
    """The form of one printed word, which may hold several: "U.S.-led" and "US-led" agree, as do "eight" and "8"."""
    return "".join(word.form for word in read_words(written))


def read_words(text: str) -> tuple[Word, ...]:
    """Read a text as words in order; "eight", "8" and "8.0" have one form, as have "Nov." and "November"."""
    found: list[Word] = []
    for hit in _WORD.finditer(text):
        opens = not found or text[hit.start() - 1] in OPENS_QUOTATION
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
    """Drop the commonest English endings of a folded form: plural, possessive, past, -ing, -ly. Light on purpose.

    Measured against what could stand in its place (26 November 2026): F1 of links and average precision with the
    coefficients fitted on this one, and F1 of pairs raised where the facts compare words.

                            seeds        ecbplus_dev   superpal_dev   conflicts_dev2
        this function       .820  .854   .790  .878    .560  .681     .461
        snowballstemmer 3   .822  .854   .791  .877    .562  .682     .461
        spaCy's lemma       .802  .849   .792  .878    .558  .680     .463
        no stemmer          .787  .857   .774  .871    .526  .672

    No difference between the first three is more than one or two pairs, so it stays, without a package; a second one
    of the facts, which cut more endings ("-ation", "-ment"), raised the same pairs as this one and went.
    """
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
