"""Whether a first name, a title or a common noun tells a man from a woman."""

from __future__ import annotations

from functools import lru_cache

from core import lexicon
from core.people.names import name_words, plain


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    return {plain(row[0]): row[1] for row in lexicon.rows("first_names") if len(row) > 1}


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    known = {plain(row[0]): row[1] for row in lexicon.rows("gendered_words")}
    known.update({plain(row[0]): row[1] for row in lexicon.rows("titles") if row[1:2] not in ((), ("",))})
    return known


def gender_of_first_name(name: str) -> str | None:
    """ "m" or "f" where the first name tells, else None."""
    words = name_words(name)
    return _first_names().get(words[0]) if words else None


def gender_of_word(word: str) -> str | None:
    """ "m" or "f" for Mr, spokeswoman, father ...; None for words that do not tell."""
    return _words().get(plain(word))
