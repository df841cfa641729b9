"""Countries with their peoples, capitals and seats of government, and states: what stands for what in news."""

from __future__ import annotations

from functools import lru_cache

from core.lexicon import rows


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, others, capitals in rows("places"):
        for form in (name, *others.split(",")):
            known[form.strip().rstrip(".")] = name
        for capital in capitals.split(","):
            known.setdefault(capital.strip(), name)
    for seat, name in rows("metonyms"):
        known[seat] = name
    return known


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    return {form: name for name, short in rows("states") for form in (name, short)}


def country(words: tuple[str, ...]) -> str | None:
    """Give the country that a name, a capital, a seat of government or a people stands for, or None."""
    return _countries().get(" ".join(words))


def region(words: tuple[str, ...]) -> str | None:
    """Give the state or province that a name stands for, or None."""
    return _regions().get(" ".join(words))
