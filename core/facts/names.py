"""Names of people, places and organisations in a sentence, and whether two of them can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.facts.roles import role_words
from core.people.identity import Identity, NameKind, identity
from core.people.names import titles
from core.people.places import country, region
from core.text.tree import Token, Tree

PEOPLE, PLACES, GROUPS = "person", "place", "group"
_SORTS = {"PERSON": PEOPLE, "GPE": PLACES, "LOC": PLACES, "FAC": PLACES, "ORG": GROUPS, "NORP": "nation"}


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

    @property
    def written(self) -> str:
        """The name with its title, as written."""
        return f"{self.title} {self.text}" if self.title else self.text


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return titles() | role_words()


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
    if country(words) or region(words):
        return PLACES
    labels = [token.entity for token in kept if token.entity in _SORTS]
    if title and (not labels or labels[-1] != "ORG"):
        return PEOPLE
    return _SORTS[labels[-1]] if labels else ""


def identity_of(left: Name, right: Name) -> Identity:
    """Say whether two names, with their titles, are one person, body or place of the story."""
    return identity(left.written, right.written, NameKind(left.sort), NameKind(right.sort))


def can_be_one(left: Name, right: Name) -> bool:
    """Say whether nothing parts two names: they are one, or names alone cannot tell."""
    return identity_of(left, right).one is not False
