"""The one rule of identity: whether two names of a story are one person, body or place, with the reason in words.

Three answers: they are one, they are two, or names alone cannot tell. What joins takes only the first; what accuses
("the same words are given to two speakers") takes only the second.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.lexicon import entries, rows
from core.people.genders import gender_of_first_name, gender_of_word
from core.people.names import (
    Alike,
    PersonName,
    compare_first_names,
    compare_surnames,
    first_names,
    is_suffix,
    near_spelling,
    plain,
    sound_alike,
    split_name,
    written_words,
)
from core.people.places import country, region


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether two names are one: True, False, or None where names alone cannot tell; and why, as an editor reads it."""

    one: bool | None
    reason: str


class NameKind(StrEnum):
    """What a name names. `NATION` is a people or its adjective ("Russian"), `UNKNOWN` may be a person or a body."""

    PERSON = "person"
    PLACE = "place"
    BODY = "group"
    NATION = "nation"
    DESCRIPTION = "description"
    UNKNOWN = ""


_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "many", "several", "two", "three"})
_LEAST_LONE = 7
"""Letters from which two lone surnames that sound alike are one without a first name: Netanyahu and Netanyahou."""
_LONG_SURNAME = 8
"""Letters from which a surname that is nearly the same is a slip beside one first name: Stoltenberg, Stoltenburg."""


def same_person(one: str, other: str) -> bool:
    """Say whether two names of persons are surely one."""
    return identity(one, other, NameKind.PERSON, NameKind.PERSON).one is True


@lru_cache(maxsize=100_000)
def identity(
    one: str, other: str, kind: NameKind = NameKind.UNKNOWN, other_kind: NameKind = NameKind.UNKNOWN
) -> Identity:
    """Say whether two names as written are one person, body or place of a story.

    Names are taken with titles, suffixes and nicknames, which tell what first names do not. Neither order nor which of
    the two comes first changes the answer.

    Args:
        one: A name or description as written.
        other: Another.
        kind: What `one` names, where the parse tells; otherwise its words do.
        other_kind: The same for `other`.
    """
    if not re.search(r"\w", one) or not re.search(r"\w", other):
        return Identity(None, "There is no name to compare.")
    if _bare(one) == _bare(other):
        if one.split()[0].casefold() in _INDEFINITE:
            return Identity(None, "Two who are not named can be two.")
        return Identity(True, "Both are written the same.")
    left, right = kind or kind_of(one), other_kind or kind_of(other)
    if NameKind.DESCRIPTION in (left, right):
        return _described(one, other)
    if {left, right} & {NameKind.PLACE, NameKind.NATION}:
        return _places(one, other) if left is not NameKind.PERSON is not right else _two_kinds(one, other)
    if left is right is NameKind.PERSON:
        return _persons(split_name(one), split_name(other))
    if NameKind.PERSON in (left, right) and NameKind.BODY in (left, right):
        return _two_kinds(one, other)
    if NameKind.BODY in (left, right):
        return _bodies(one, other)
    found = _persons(split_name(one), split_name(other))
    if found.one is False and NameKind.PERSON not in (left, right) and _words(one)[-1:] != _words(other)[-1:]:
        bodies = _bodies(one, other)
        same_word = _shared(_own_words(one), _own_words(other), sound_alike) > 0
        return bodies if bodies.one or same_word else found
    return found


def kind_of(name: str) -> NameKind:
    """Say what a name names by its words alone."""
    words = _words(name)
    if not _capital(name):
        return NameKind.DESCRIPTION
    if country(words) or region(words):
        return NameKind.PLACE
    parts = split_name(name)
    if (parts.titles and parts.words) or parts.suffix or parts.nickname:
        return NameKind.PERSON
    letters = re.sub(r"\W", "", name)
    if set(words) & _body_words() or (letters.isupper() and len(words) == 1 and 2 <= len(letters) <= 6):
        return NameKind.BODY
    if len(parts.words) > 1 and (parts.given[0] in first_names() or len(parts.given[0]) == 1 or parts.eastern):
        return NameKind.PERSON
    return NameKind.BODY if re.match(r"(?i)the\s", name) or " of " in name else NameKind.UNKNOWN


def _capital(name: str) -> bool:
    """Whether a name ends in a word with a capital letter, a suffix or number aside: "the mayor" does not."""
    written = written_words(re.split(r"[,(]", name)[0])
    if len(written) > 1 and is_suffix(written[-1]):
        written.pop()
    return bool(written) and any(part[:1].isupper() for part in written[-1].split("-"))


def _bare(name: str) -> str:
    return re.sub(r"[\s\-]+", " ", plain(name).removeprefix("the ")).strip()


def _words(name: str) -> tuple[str, ...]:
    """The words of a body's or place's name, hyphens undone, without "of", "the", "and", "for"."""
    kept = (plain(word) for word in re.findall(r"\w[\w.'’]*", name))
    return tuple(word for word in kept if word and word not in ("of", "the", "and", "for"))


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    return frozenset(entries("organisation_words"))


def _own_words(name: str) -> tuple[str, ...]:
    """The words that tell a name from others: not "Group" or "Ministry", unless there are no others."""
    words = _words(name)
    return tuple(word for word in words if word not in _body_words()) or words


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organisation_words") if row[2:] == ("form",))


def _without_forms(name: str) -> tuple[str, ...]:
    words = _words(name)
    return tuple(word for word in words if word not in _forms()) or words


# Persons


def _persons(one: PersonName, other: PersonName) -> Identity:
    if not one.words or not other.words:
        return Identity(None, "There is no name to compare.")
    if _gender(one) and _gender(other) and _gender(one) != _gender(other):
        return Identity(False, "One is a man, the other a woman.")
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Identity(False, "“{}” and “{}” tell them apart.".format(*sorted((one.suffix, other.suffix))))
    if "sr" in (one.suffix, other.suffix) and one.suffix != other.suffix and one.given and other.given:
        return Identity(None, "The elder is so called because a younger one has his name.")
    short, long = sorted((one, other), key=lambda name: (len(name.words), bool(name.surname)))
    if _tail(short) == _tail(long)[-len(_tail(short)) :] and (
        short.surname or not long.surname or short.words == long.words
    ):
        return Identity(True, "One name is the other, or the end of it.")
    if not one.surname or not other.surname:
        return _first_names_alone(one, other)
    return _full_names(one, other)


def _gender(name: PersonName) -> str | None:
    told = [found for title in reversed(name.titles) if (found := gender_of_word(title))]
    return told[0] if told else gender_of_first_name(" ".join(name.given)) if name.given else None


def _tail(name: PersonName) -> tuple[str, ...]:
    return tuple(part for word in name.words for part in word.split("-"))


def _first_names_alone(one: PersonName, other: PersonName) -> Identity:
    """Sir Alan and Alan Prewitt; Sir Alan and Prewitt; Prince William and Prince Harry."""
    if not one.given or not other.given:
        return Identity(None, "One is a first name, the other a surname.")
    alike = _compare_given(one, other)
    if alike is Alike.OTHER:
        return Identity(False, "The first names differ.")
    return Identity(alike is Alike.SAME or None, "The first names are one." if alike is Alike.SAME else _NEAR_FIRST)


_NEAR_FIRST = "The first names are near each other, which can be a slip, a language, or two people."


def _full_names(one: PersonName, other: PersonName) -> Identity:
    """Both have a surname, at least one also a first name or another surname."""
    arabic = one.arabic or other.arabic
    surname = compare_surnames(one.surname, other.surname, arabic=arabic)
    if not one.given or not other.given:
        return _lone_surname(one, other, surname)
    given = _compare_given(one, other)
    if surname is Alike.OTHER:
        if given is not Alike.OTHER and _parts_of_surname(one, other):
            return Identity(None, "One surname is a part of the other.")
        return Identity(False, "The surnames differ.")
    if given is Alike.OTHER:
        return Identity(False, "The surname is one, the first names differ.")
    if surname is Alike.NEAR and given is Alike.SAME and _slip(one.surname, other.surname):
        return Identity(True, "The first name is one, and the long surname differs by a letter.")
    if surname is Alike.NEAR:
        return Identity(None, "The surnames are near each other, which can be a slip or two people.")
    if given is Alike.NEAR:
        return Identity(None, _NEAR_FIRST)
    return Identity(True, "Surname and first name are one, in two spellings, a short form or an initial.")


def _lone_surname(one: PersonName, other: PersonName, surname: Alike) -> Identity:
    lone, full = (one, other) if not one.given else (other, one)
    if surname is Alike.SAME:
        sure = lone.surname == full.surname or bool(full.given) or len(lone.surname) >= _LEAST_LONE
        return Identity(sure or None, "The surname is one." if sure else "Two surnames sound alike.")
    if lone.surname in _tail(full):
        return Identity(None, "A word alone can be a first name, or a part of a surname.")
    if surname is Alike.NEAR:
        return Identity(None, "The surnames are near each other, which can be a slip or two people.")
    return Identity(False, "The surnames differ.")


def _compare_given(one: PersonName, other: PersonName) -> Alike:
    """Compare first names, nicknames included, and middle names where both have them; the least alike counts."""
    left, right = one.given, other.given
    if one.eastern or other.eastern:
        return Alike.SAME if left == right else Alike.OTHER
    if len(left) != len(right) and 1 in (len(left[0]), len(right[0])):
        left, right = _without_first_initial(left, right)
    firsts = [
        compare_first_names(a, b)
        for a in filter(None, (left[0], one.nickname))
        for b in filter(None, (right[0], other.nickname))
    ]
    first = min(firsts, key=list(Alike).index)
    middle = [compare_first_names(a, b) for a, b in zip(left[1:], right[1:], strict=False)]
    return Alike.OTHER if Alike.OTHER in middle else first


def _without_first_initial(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """R. Bruce and Bruce: an initial that the other leaves out says nothing."""
    short, long = sorted((left, right), key=len)
    cut = long[1:] if len(long[0]) == 1 and len(short[0]) > 1 and short[0][0] != long[0] else long
    return (short, cut) if short is left else (cut, short)


def _parts_of_surname(one: PersonName, other: PersonName) -> bool:
    """Anna Smith-Jones and Anna Jones; Luis Garcia Lopez and Luis Garcia."""
    left, right = set(_tail(one)[1:]), set(_tail(other)[1:])
    return bool(left & right)


def _slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG_SURNAME and abs(len(one) - len(other)) <= 1 and _edits(one, other) == 1


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


# Bodies and places


def _bodies(one: str, other: str) -> Identity:
    if _initials(one, other) or _initials(other, one):
        return Identity(True, "One is the initials of the other.")
    left, right = _without_forms(one), _without_forms(other)
    if _shared(left, right, sound_alike) == len(left) and _shared(right, left, sound_alike) == len(right):
        return Identity(True, "Both names have the same words, but for the form of a company.")
    if _shared(_own_words(one), _own_words(other), near_spelling):
        return Identity(None, "Some words of their own are in both names.")
    return Identity(False, "No word of their own is in both names.")


def _shared(left: tuple[str, ...], right: tuple[str, ...], alike: Callable[[str, str], bool]) -> int:
    """How many words of the first are in the second; two countries are never one word (Austria, Australia)."""
    return sum(any(alike(word, other) and not _two_countries(word, other) for other in right) for word in left)


def _two_countries(one: str, other: str) -> bool:
    known = country((one,)), country((other,))
    return None not in known and known[0] != known[1]


def _initials(short: str, long: str) -> bool:
    letters = re.sub(r"\W", "", short.removeprefix("the ").removeprefix("The "))
    capitals = "".join(word[0].upper() for word in _words(long))
    return letters.isupper() and 2 <= len(letters) <= 6 and letters in (capitals, capitals[: len(letters)])


def _places(one: str, other: str) -> Identity:
    left, right = _words(one), _words(other)
    for place in (country, region):
        if place(left) and place(left) == place(right):
            return Identity(True, f"Both stand for {str(place(left)).title()}.")
    if (country(left) and country(right)) or (region(left) and region(right)):
        return Identity(False, "Two countries or states.")
    return _bodies(one, other)


def _two_kinds(one: str, other: str) -> Identity:
    """A person and a body or place; the body may be named after the person."""
    shared = set(split_name(one).words) & set(_words(other)) | set(split_name(other).words) & set(_words(one))
    if shared:
        return Identity(None, "A person's name and that of a body or place share a word.")
    return Identity(False, "One is a person, the other is not.")


# Descriptions


def _described(one: str, other: str) -> Identity:
    """A description can be anybody's whom it fits; only gender and kinship part it from a name."""
    for text, name in ((one, other), (other, one)):
        owner = re.match(r"(.+?)['’]s?\s+\w", text)
        if owner and _bare(owner[1]) == _bare(name):
            return Identity(False, "One is named as belonging to the other.")
    genders = {gender for text in (one, other) if (gender := _gender_of(text))}
    if len(genders) > 1:
        return Identity(False, "One is a man, the other a woman.")
    return Identity(None, "A description can be anybody's whom it fits.")


def _gender_of(text: str) -> str | None:
    if kind_of(text) is NameKind.DESCRIPTION:
        return gender_of_word(text.split()[-1])
    return _gender(split_name(text))
