"""Who a speaker is: a name, a title, a description or a pronoun, resolved through the article's speaker table.

Two who fit equally are an answer of their own: no name, and both as candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon
from core.people.names import name_words, plain, titles
from core.people.table import People, PersonMention, Somebody, titled, who_is_named, without_titles

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her", "hers"})
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_SELF = frozenset(
    {"i", "we", "you", "one", "who", "which", "that", "this", "these", "those", "some", "others", "my", "our"}
)
_ROLE_WEIGHT = {"speaker": 6.0, "subject": 4.0, "inner subject": 2.5, "object": 2.0, "possessive": 1.6}
_FADES_BY_SENTENCE = 0.58
_FARTHEST_SENTENCES = 12
_QUOTED_WEIGHT = 0.3
_UNKNOWN_GENDER = 0.85
_CLEAR_LEAD = 1.08
"""The best candidate must outweigh the second by this factor; below, the pronoun stays unresolved."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A name, or none with the candidates."""

    name: str | None
    candidates: tuple[str, ...] = ()
    somebody: Somebody | None = None


NOBODY = Resolution(None)


def resolve(words: Words, table: People, *, offset: int, said: list[PersonMention]) -> Resolution:
    """Find who the words name.

    Args:
        words: The speaker as written, in its paragraph.
        table: The article's speakers.
        offset: Where the paragraph starts in the article.
        said: Speakers of the quotes before, in order; they are mentions too.
    """
    head = words.root
    lower = head.lower_
    if len(words) <= 2 and lower in _MALE | _FEMALE:
        return _pronoun(words, table, offset, said)
    if len(words) <= 2 and lower in _PLURAL | _THING:
        return _they_or_it(words, table, offset, said)
    if len(words) == 1 and lower in _SELF:
        return NOBODY
    named = _named(words, table) or _by_name_alone(words, table)
    if named is not None:
        return Resolution(named.name, somebody=named)
    return _description(words, table)


def _by_name_alone(words: Words, table: People) -> Somebody | None:
    """The whole is a name, though the parser took it for a common noun: surnames in headlines."""
    if not all(token.text[:1].isupper() for token in words):
        return None
    return next((somebody for somebody in who_is_named(table, words.text) if somebody.person), None)


def _named(words: Words, table: People) -> Somebody | None:
    """The name at the head of the words, or in apposition to it: "the minister, Anna Lindh"."""
    head = words.root
    heads = [head] + [token for token in words if token.dep_ == "appos" and token.head.i == head.i]
    if head.dep_ == "appos" and head.head.i >= words.start and head.head.i < words.end:
        heads.append(head.head)
    for token in heads:
        if token.pos_ != "PROPN" and not token.ent_type_:
            continue
        if plain(token.text) in titles() and token is not words[-1]:
            continue
        start = token.i
        while (
            start > words.start
            and token.doc[start - 1].dep_ in ("compound", "flat", "nmod")
            and token.doc[start - 1].pos_ == "PROPN"
        ):
            start -= 1
        name = without_titles(token.doc[start : token.i + 1])
        if name is None:
            continue
        for place in range(name.start, name.end):
            found = who_is_named(table, titled(token.doc[place : name.end]))
            if found:
                return found[0]
    return _name_after_office(words, table) if _is_title(head) else None


def _name_after_office(words: Words, table: People) -> Somebody | None:
    """The Jeh Johnson of "Secretary of Homeland Security Jeh Johnson"; not the one of "aide to Jeh Johnson"."""
    for place in range(words.start, words.end):
        name = words.doc[place : words.end]
        if words.doc[place - 1].dep_ == "prep" or len(name_words(name.text)) < 2:
            continue
        found = [somebody for somebody in who_is_named(table, name.text) if somebody.person]
        if found:
            return found[0]
    return None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    return {plain(row[0]): frozenset(row[1].split(",")) for row in lexicon.rows("organisation_kinds")}


@lru_cache(maxsize=1)
def _organisation_words() -> frozenset[str]:
    return frozenset(lexicon.entries("organisation_words"))


@lru_cache(maxsize=1)
def _offices() -> list[tuple[frozenset[str], frozenset[str]]]:
    return [
        (frozenset(row[0].split()) - {"of", "for", "in"}, frozenset(row[1].split()))
        for row in lexicon.rows("office_synonyms")
    ]


def _description(words: Words, table: People) -> Resolution:
    """ "Russia's foreign minister", "the expert", "the alliance": somebody whose titles hold these words."""
    text = re.sub(r"\s+", " ", words.text)
    as_written = Resolution(text)
    if words[0].lower_ in ("a", "an", "some", "many", "several", "another", "other", "one", "most", "few", "all"):
        return as_written
    head = words.root
    if head.pos_ == "PROPN" and not _is_title(head):
        return as_written
    if head.tag_ in ("NNS", "NNPS"):
        return as_written
    noun = plain(head.lemma_)
    wanted = _wanted(words)
    if noun in _organisation_words():
        return _organisation(noun, wanted, table, as_written)
    persons = [s for s in table.persons() if _describes(s, noun, wanted)] or _without_places(words, noun, wanted, table)
    if len(persons) == 1:
        return Resolution(persons[0].name, somebody=persons[0])
    if len(persons) > 1:
        ranked = sorted(persons, key=lambda s: -_overlap(wanted, s.described))
        if _overlap(wanted, ranked[0].described) > _overlap(wanted, ranked[1].described):
            return Resolution(ranked[0].name, somebody=ranked[0])
        return Resolution(None, tuple(s.name for s in persons))
    return as_written


def _without_places(words: Words, noun: str, wanted: set[str], table: People) -> list[Somebody]:
    """ "Russia's foreign minister" is the only foreign minister of whom no other country is said."""
    places = {plain(token.lemma_) for token in words if token.ent_type_ in ("GPE", "NORP")}
    if not places or not wanted - places:
        return []
    fitting = [s for s in table.persons() if _describes(s, noun, wanted - places)]
    return [s for s in fitting if not s.places or _overlap(places, s.places)]


def _is_title(token: Token) -> bool:
    return plain(token.text) in titles() or plain(token.lemma_) in titles()


def _wanted(words: Words) -> set[str]:
    wanted = {plain(token.lemma_) for token in words if token.pos_ in ("NOUN", "PROPN", "ADJ")}
    for phrase, office in _offices():
        if phrase <= wanted:
            wanted = (wanted - phrase) | office
    return wanted


def _describes(somebody: Somebody, noun: str, wanted: set[str]) -> bool:
    described = set(somebody.described)
    for phrase, office in _offices():
        if phrase <= described:
            described |= office
    heads = {noun} & described or (wanted & described if noun not in wanted else set())
    return bool(heads) and _overlap(wanted, described) >= len(wanted)


def _overlap(wanted: set[str], described: set[str]) -> int:
    """How many wanted words the description has; Russia and Russian count as one."""
    return sum(any(_akin(word, other) for other in described) for word in wanted)


def _akin(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= 4 and one[: max(4, shorter - 2)] == other[: max(4, shorter - 2)]


def _organisation(noun: str, wanted: set[str], table: People, as_written: Resolution) -> Resolution:
    groups = [s for s in table.everybody if not s.person]
    fitting = [
        s
        for s in groups
        if noun in _kinds().get(plain(s.name), ()) or noun in s.described or noun in name_words(s.name)
    ]
    unlike = wanted - {noun}
    proper = [
        s for s in fitting if not unlike or _overlap(unlike, s.described | set(name_words(s.name))) == len(unlike)
    ]
    chosen = proper or ([] if unlike and not all(_plain_adjective(word) for word in unlike) else fitting)
    distinct = list({plain(s.name): s for s in chosen}.values())
    if len(distinct) == 1:
        return Resolution(distinct[0].name, somebody=distinct[0])
    return as_written


def _plain_adjective(word: str) -> bool:
    return word in {"western", "military", "regional", "central", "federal", "local", "state", "national"}


def _pronoun(words: Words, table: People, offset: int, said: list[PersonMention]) -> Resolution:
    lower = words.root.lower_
    gender = "m" if lower in _MALE else "f"
    weights: dict[int, float] = {}
    people: dict[int, Somebody] = {}
    for mention, weight in _before(words, table, offset, said):
        who = mention.who
        if not who.person or (who.gender is not None and who.gender != gender):
            continue
        people[id(who)] = who
        known = 1.0 if who.gender == gender else _UNKNOWN_GENDER
        weights[id(who)] = max(weights.get(id(who), 0.0), weight * known) + 0.05 * weight
    ranked = sorted(weights, key=lambda key: -weights[key])
    if not ranked:
        return NOBODY
    if len(ranked) > 1 and weights[ranked[0]] < _CLEAR_LEAD * weights[ranked[1]]:
        return Resolution(None, tuple(people[key].name for key in ranked[:3]))
    return Resolution(people[ranked[0]].name, somebody=people[ranked[0]])


def _before(words: Words, table: People, offset: int, said: list[PersonMention]) -> list[tuple[PersonMention, float]]:
    """Mentions before a pronoun with their weight: by role, fading sentence by sentence, little inside marks."""
    place = offset + words.start_char
    sentence = bisect_right(table.sentence_starts, place) - 1
    weighed = []
    for mention in (*table.mentions, *said):
        away = sentence - mention.sentence
        if mention.place >= place or away > _FARTHEST_SENTENCES:
            continue
        weight = _ROLE_WEIGHT[mention.role] * _FADES_BY_SENTENCE**away
        weighed.append((mention, weight * (_QUOTED_WEIGHT if mention.quoted else 1.0)))
    return weighed


def _they_or_it(words: Words, table: People, offset: int, said: list[PersonMention]) -> Resolution:
    """The plural or the organisation that weighs most; a person never is "it"."""
    plural = words.root.lower_ in _PLURAL
    best: tuple[float, Somebody] | None = None
    for mention, weight in _before(words, table, offset, said):
        who = mention.who
        if who.person or (who.plural and not plural):
            continue
        fitting = weight * (_NOT_PLURAL if plural and not who.plural else 1.0)
        if best is None or fitting >= best[0]:
            best = (fitting, who)
    return Resolution(best[1].name, somebody=best[1]) if best is not None else NOBODY


_NOT_PLURAL = 0.5
