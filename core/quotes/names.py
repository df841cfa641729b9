"""Names: when two spellings are one person, and which words of a name count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from core import lexicon

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "dos", "del"}
)
_LEAST_VARIANT = 70
"""Least similarity (0 to 100) of two spellings of a first name: Sergey and Segei 73, Marc and Mark 75, Bill, Bob 57."""
_LEAST_SURNAME = 88
"""The same for surnames, which differ less between spellings: Stoltenberg and Stoltenburg 91, Maas and Haas 75."""


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Lower case without accents, possessive endings and full stops: Grushkó's -> grushko."""
    letters = unicodedata.normalize("NFKD", word.replace("’", "'"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"'s$|'$|\.", "", letters.casefold()).strip()


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Titles and offices, without full stops, in lower case."""
    return frozenset(plain(title) for title in lexicon.entries("titles"))


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words that name a person: no titles, initials keep, suffixes and brackets go."""
    words = re.findall(r"[^\W\d_][\w.'’\-]*", re.sub(r"\([^)]*\)", " ", name.split(",")[0]))
    kept = [plain(word) for word in words]
    kept = [word for word in kept if word and word not in _SUFFIXES]
    last_title = max((place for place, word in enumerate(kept[:-1]) if word in titles()), default=-1)
    return tuple(kept[last_title + 1 :])


def surname(name: str) -> str:
    """The last word of a name in plain form; an empty string for no name."""
    words = name_words(name)
    return words[-1] if words else ""


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person: equal or nearly equal surnames, and no first names that contradict.

    Spelling variants are joined (Sergei, Sergey, Segei Lavrov; Grushko, Grushkó); Bill and Hillary Clinton are not.
    """
    left, right = name_words(one), name_words(other)
    if not left or not right:
        return False
    if left == right:
        return True
    if not _same_surname(left[-1], right[-1]):
        return False
    first, second = left[:-1], right[:-1]
    return not first or not second or _same_first(first[0], second[0])


def _same_surname(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and fuzz.ratio(one, other) >= _LEAST_SURNAME


def _same_first(one: str, other: str) -> bool:
    if one == other or len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    genders = {_genders().get(one), _genders().get(other)} - {None}
    if one[0] != other[0] or len(genders) > 1:
        return False
    return one.startswith(other[:3]) or other.startswith(one[:3]) or fuzz.ratio(one, other) >= _LEAST_VARIANT


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {plain(row[0]): row[1] for row in lexicon.rows("first_names") if len(row) > 1}


@lru_cache(maxsize=1)
def _gendered_words() -> dict[str, str]:
    known = {plain(row[0]): row[1] for row in lexicon.rows("gendered_words")}
    known.update({plain(row[0]): row[1] for row in lexicon.rows("titles") if len(row) > 1})
    return known


def gender_of_first_name(name: str) -> str | None:
    """ "m" or "f" where the first name tells, else None."""
    words = name_words(name)
    return _genders().get(words[0]) if words else None


def gender_of_word(word: str) -> str | None:
    """ "m" or "f" for Mr, spokeswoman, father ...; None for words that do not tell."""
    return _gendered_words().get(plain(word))
