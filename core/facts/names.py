"""Names of people, places and organisations in a sentence, and whether two of them can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.facts.roles import role_words
from core.facts.spelling import near_spelling
from core.lexicon import entries, rows
from core.text.tree import Token, Tree
from core.text.words import fold

PEOPLE, PLACES, GROUPS = "person", "place", "group"
_SORTS = {"PERSON": PEOPLE, "GPE": PLACES, "LOC": PLACES, "FAC": PLACES, "ORG": GROUPS, "NORP": "nation"}
# Beside one surname a first name may differ more: Segei and Sergey.
FIRST_SPELLING = 0.8


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its span (titles left out), its folded words, what it names and the word others depend on."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    sort: str
    top: Token
    title: str = ""


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(fold(word).rstrip(".") for title in entries("titles") for word in title.split()) | role_words()


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, others, capitals in rows("places"):
        for form in (name, *others.split(",")):
            known[form.strip().rstrip(".")] = name
        for capital in capitals.split(","):
            known.setdefault(capital.strip(), name)
    return known


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {form: name for name, short in rows("states") for form in (name, short)}


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, int]:
    return {name: number for number, group in enumerate(entries("nicknames")) for name in group.split(",")}


@lru_cache(maxsize=20_000)
def names(tree: Tree) -> tuple[Name, ...]:
    """Find the names of a sentence, in order."""
    found: list[Name] = []
    run: list[Token] = []
    for token in tree.tokens:
        if _belongs(token, run):
            run.append(token)
            continue
        _close(tree, run, found)
        run = [token] if _opens(token) else []
    _close(tree, run, found)
    return tuple(found)


def _opens(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and (token.pos == "PROPN" or token.entity in _SORTS)
        and token.entity not in ("DATE", "TIME")
    )


def _belongs(token: Token, run: list[Token]) -> bool:
    if not run:
        return False
    last = run[-1]
    joined = token.start - last.end <= 1 and not (last.text.endswith(".") and len(last.text) > 5)
    if token.entity in _SORTS and last.entity in _SORTS and token.entity != last.entity:
        return joined and token.pos == "PROPN" and last.dep == "compound" and last.head == token.index
    if token.text == "." and last.end == token.start and last.form in _titles():
        return True
    if _opens(token):
        return joined
    return (
        joined
        and token.entity in ("ORG", "FAC", "LOC")
        and token.entity == last.entity
        and token.lemma in ("of", "the", "and", "&", "for", "-")
    )


def _close(tree: Tree, run: list[Token], found: list[Name]) -> None:
    while run and run[-1].lemma in ("of", "the", "and", "&", "for", "-", "'s"):
        run = run[:-1]
    words = [token.form for token in run]
    # "London Mayor Ken Livingstone": the name begins after the last title; a company keeps all its words.
    group = bool(run) and all(token.entity == "ORG" for token in run) and words[0] not in _titles()
    group = group or (
        bool(words) and words[-1] in ("co", "corp", "inc", "ltd", "plc", "group", "ministry", "department")
    )
    titled = [number for number, word in enumerate(words[:-1]) if word in _titles() or not word]
    first = titled[-1] + 1 if titled and not group else 0
    kept = run[first:]
    if not kept or (len(kept) == 1 and words[first] in _titles()):
        return
    title = tree.text[run[0].start : run[first].start].strip() if first else ""
    start, end = kept[0].start, kept[-1].end
    top = tree.top(start, end) or kept[-1]
    plain = tuple(word for word in words[first:] if re.search(r"\w", word) and word not in ("of", "the", "and", "for"))
    if plain:
        found.append(Name(start, end, tree.text[start:end], plain, _sort(kept, plain, title), top, title))


def _sort(kept: list[Token], words: tuple[str, ...], title: str) -> str:
    whole = " ".join(words)
    if whole in _places() or whole in _states():
        return PLACES
    labels = [token.entity for token in kept if token.entity in _SORTS]
    if title and (not labels or labels[-1] != "ORG"):
        return PEOPLE
    return _SORTS[labels[-1]] if labels else ""


def country(words: tuple[str, ...]) -> str | None:
    """Give the country that a name, a capital or a people stands for, or None."""
    return _places().get(" ".join(words))


def region(words: tuple[str, ...]) -> str | None:
    """Give the state or province that a name stands for, or None."""
    return _states().get(" ".join(words))


def can_be_one(left: Name, right: Name) -> bool:
    """Say whether two names can be one: shared surname, spelling, initials, nickname, a country and its capital."""
    if country(left.words) and country(left.words) == country(right.words):
        return True
    if region(left.words) and region(left.words) == region(right.words):
        return True
    if _initials(left, right) or _initials(right, left):
        return True
    if left.sort == right.sort == PEOPLE and len(left.words) > 1 and len(right.words) > 1:
        return near_spelling(left.words[-1], right.words[-1]) and _same_first(left.words[0], right.words[0])
    own_a, own_b = _own_words(left), _own_words(right)
    return any(near_spelling(one, other) for one in own_a for other in own_b)


@lru_cache(maxsize=1)
def _group_words() -> frozenset[str]:
    return frozenset(entries("organisation_words"))


def _own_words(name: Name) -> tuple[str, ...]:
    """The words that tell a name from others: not "Group" or "Ministry", unless there are no others."""
    return tuple(word for word in name.words if word not in _group_words()) or name.words


def _same_first(left: str, right: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    if JaroWinkler.similarity(left, right) >= FIRST_SPELLING or (left[0] == right[0] and 1 in (len(left), len(right))):
        return True
    return left in _nicknames() and _nicknames()[left] == _nicknames().get(right)


def _initials(short: Name, long: Name) -> bool:
    letters = re.sub(r"\W", "", short.text)
    capitals = "".join(word[0].upper() for word in long.words)
    return letters.isupper() and 2 <= len(letters) <= 6 and letters in (capitals, capitals[: len(letters)])
