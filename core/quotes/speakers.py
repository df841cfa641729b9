"""The speaker table of an article: who is in it, under which names, titles and descriptions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon
from core.models import Role
from core.quotes.names import gender_of_first_name, gender_of_word, name_words, plain, same_person, titles
from core.quotes.reports import noun_words
from core.quotes.units import Unit
from core.text.verbs_of_speech import PRESENT, reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Somebody:
    """A person or an organisation of the article, while the table is being made."""

    name: str
    person: bool
    gender: str | None = None
    plural: bool = False
    described: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Where somebody is named: character in the article, number of the sentence, grammatical role."""

    who: Somebody
    place: int
    sentence: int
    role: str
    quoted: bool


@dataclass(slots=True)
class SpeakerTable:
    """Everybody named in the article, and where."""

    everybody: list[Somebody] = field(default_factory=list)
    mentions: list[SpeakerMention] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    unnamed: dict[str, Somebody] = field(default_factory=dict)

    def persons(self) -> list[Somebody]:
        """Those who are persons, in the order of their first mention."""
        return [somebody for somebody in self.everybody if somebody.person]


def speaker_table(units: Sequence[Unit]) -> SpeakerTable:
    """Read the whole article once, so that a later full name serves an earlier surname.

    Args:
        units: Its paragraphs, parsed.
    """
    table = SpeakerTable()
    titled = (Role.HEADLINE, Role.DECK)
    for headlines in (False, True):
        names = [words for unit in units if (unit.role in titled) is headlines for words in _names(unit.doc)]
        for words in sorted(names, key=lambda words: -len(name_words(words.text))):
            if not headlines or not _overlaps_a_name(table, words):
                _enter(table, words, person=_is_person(words))
    _drop_doubles(table)
    for unit in units:
        _mentions(table, unit)
    _genders_by_pronoun(table, units)
    return table


def _overlaps_a_name(table: SpeakerTable, words: Words) -> bool:
    """Headlines capitalise all words, so that names run into their neighbours: "Obama Says"."""
    inside = set(name_words(words.text))
    return any(inside & set(name_words(somebody.name)) for somebody in table.everybody)


def _names(doc: Doc) -> list[Words]:
    """Proper names: entities of the parser without titles, and runs of capitalised words it gave no label."""
    found = []
    taken: set[int] = set()
    for entity in doc.ents:
        if entity.label_ not in ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"):
            continue
        words = without_titles(entity) if entity.label_ == "PERSON" else _without_article(entity)
        if words is not None and words[0].pos_ != "PRON" and words.text[:1].isupper() and len(words.text) > 1:
            found.append(words)
            taken.update(token.i for token in words)
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or token.ent_type_ or not token.text[:1].isupper():
            continue
        if token.dep_ == "compound" or plain(token.text) in titles():
            continue
        start = token.i
        while (
            start > 0 and doc[start - 1].pos_ == "PROPN" and start - 1 not in taken and doc[start - 1].head.i == token.i
        ):
            start -= 1
        words = without_titles(doc[start : token.i + 1])
        if words is not None:
            found.append(words)
    return found


_HEADLINE_CUES = reporting_words(PRESENT, nouns=True)
"""Verbs that headlines capitalise, so that the parser takes "Obama Says" for a name."""


def without_titles(words: Words) -> Words | None:
    """The words without titles, articles and possessive endings at the edges; None when nothing is left."""
    start, end = words.start, words.end
    doc = words.doc
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if end - start > 1 and doc[end - 1].lower_ in _HEADLINE_CUES:
        end -= 1
    while start < end and (
        doc[start].is_punct
        or doc[start].pos_ == "DET"
        or doc[start].is_space
        or (plain(doc[start].text) in titles() and start < end - 1)
    ):
        start += 1
    return doc[start:end] if end > start else None


def _without_article(words: Words) -> Words | None:
    start, end = words.start, words.end
    while end > start and (words.doc[end - 1].tag_ == "POS" or words.doc[end - 1].is_punct):
        end -= 1
    while start < end and (words.doc[start].pos_ == "DET" or words.doc[start].is_punct):
        start += 1
    return words.doc[start:end] if end > start else None


def _is_person(words: Words) -> bool:
    doc = words.doc
    before = doc[words.start - 1] if words.start else None
    titled = words.root.ent_type_ in ("PERSON", "")
    if titled and before is not None and plain(before.text) in titles() and before.pos_ in ("PROPN", "NOUN"):
        return True
    if gender_of_first_name(words.text) is not None:
        return True
    label = words.root.ent_type_
    last = plain(words[-1].text)
    if last in _organisation_nouns() or (words.text.isupper() and len(words) == 1 and label != "PERSON"):
        return False
    return bool(label == "PERSON")


@lru_cache(maxsize=1)
def _organisation_nouns() -> frozenset[str]:
    return frozenset(lexicon.entries("organisation_words")) | frozenset(lexicon.entries("outlet_words"))


def _enter(table: SpeakerTable, words: Words, *, person: bool) -> None:
    text = re.sub(r"\s+", " ", words.text)
    known = [s for s in table.everybody if s.person and same_person(s.name, text)]
    if known and len(name_words(text)) <= len(name_words(known[0].name)):
        exact = [s for s in known if name_words(s.name) == name_words(text)]
        for somebody in exact or known[:1]:
            somebody.forms[text] += 1
        return
    same = next((s for s in table.everybody if plain(s.name) == plain(text)), None)
    if same is not None:
        same.forms[text] += 1
        same.person = same.person or person
        return
    table.everybody.append(
        Somebody(text, person, gender_of_first_name(text) if person else None, forms=Counter({text: 1}))
    )


def _drop_doubles(table: SpeakerTable) -> None:
    """A surname alone that some full name ends with is that person, whatever label the parser gave it."""
    full = [s for s in table.everybody if s.person and len(name_words(s.name)) > 1]
    kept = []
    for somebody in table.everybody:
        words = name_words(somebody.name)
        holder = _whose_name(words[0], full) if len(words) == 1 else None
        if holder is not None:
            holder.forms += somebody.forms
        else:
            kept.append(somebody)
    table.everybody = kept


def _whose_name(word: str, full: Sequence[Somebody]) -> Somebody | None:
    """Whose surname this is, or whose first name, if only one has it."""
    by_surname = [s for s in full if name_words(s.name)[-1] == word]
    by_first = [s for s in full if name_words(s.name)[0] == word]
    if by_surname:
        return by_surname[0]
    return by_first[0] if len(by_first) == 1 else None


def who_is_named(table: SpeakerTable, text: str) -> list[Somebody]:
    """Everybody whose name the text can be: "Lavrov", "Sergei Lavrov", "NATO". Full names come before surnames."""
    words = name_words(text)
    if not words:
        return []
    exact = [s for s in table.everybody if name_words(s.name) == words or plain(s.name) == plain(text)]
    similar = exact or [s for s in table.everybody if s.person and same_person(s.name, text)]
    if similar or len(words) > 1:
        return similar
    holder = _whose_name(words[0], [s for s in table.everybody if s.person and len(name_words(s.name)) > 1])
    return [holder] if holder is not None else []


def _mentions(table: SpeakerTable, unit: Unit) -> None:
    doc = unit.doc
    offset = len(table.sentence_starts)
    starts = [unit.start + sentence.start_char for sentence in doc.sents]
    numbers = {token.i: offset + n for n, sentence in enumerate(doc.sents) for token in sentence}
    table.sentence_starts.extend(starts)
    for words in _names(doc):
        somebody = next(iter(who_is_named(table, words.text)), None)
        if somebody is None:
            continue
        root = words.root
        _describe(somebody, words)
        quoted = _passing(root, unit)
        table.mentions.append(SpeakerMention(somebody, unit.start + root.idx, numbers[root.i], _role(root), quoted))
    _common_nouns(table, unit, numbers)


def _common_nouns(table: SpeakerTable, unit: Unit, numbers: dict[int, int]) -> None:
    """Subjects without a name that a pronoun may stand for: "his wife", "opponents", "the report"."""
    for token in unit.doc:
        if token.pos_ != "NOUN" or token.dep_ not in SUBJECTS:
            continue
        gender = gender_of_word(token.text)
        plural = token.tag_ == "NNS"
        if gender is None and not plural and token.lower_ not in _organisation_nouns() | _documents():
            continue
        if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
            continue
        words = noun_words(token)
        name = re.sub(r"\s+", " ", words.text)
        new = Somebody(name, gender is not None and not plural, gender, plural)
        somebody = table.unnamed.setdefault(name.casefold(), new)
        quoted = _passing(token, unit)
        table.mentions.append(SpeakerMention(somebody, unit.start + token.idx, numbers[token.i], _role(token), quoted))


@lru_cache(maxsize=1)
def _documents() -> frozenset[str]:
    return frozenset(lexicon.entries("document_words"))


def _role(root: Token) -> str:
    if root.dep_ in SUBJECTS:
        return "inner subject" if root.head.dep_ in ("ccomp", "relcl") and root.head.head.i < root.i else "subject"
    if root.dep_ == "appos" and root.head.dep_ in SUBJECTS:
        return "subject"
    if root.dep_ == "conj" and root.head.dep_ in SUBJECTS:
        return "subject"
    if root.dep_ in ("poss", "compound", "amod"):
        return "possessive"
    return "object"


def _describe(somebody: Somebody, words: Words) -> None:
    """Collect titles and descriptions beside a name: before it, in apposition, and after "is"."""
    root = words.root
    beside: list[Token] = []
    for child in root.lefts:
        if child.i < words.start and child.dep_ in ("compound", "amod", "nmod", "poss", "appos"):
            beside.extend(child.subtree)
    for child in root.rights:
        if child.dep_ == "appos":
            beside.extend(
                token for token in child.subtree if token.dep_ not in ("relcl",) and abs(token.i - child.i) < 8
            )
    if root.dep_ == "appos":
        beside.extend(token for token in root.head.subtree if token.i < words.start and abs(token.i - root.i) < 12)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        for child in root.head.rights:
            if child.dep_ == "attr":
                beside.extend(token for token in child.subtree if abs(token.i - child.i) < 6)
    for token in beside:
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            somebody.described.add(plain(token.lemma_))
            if token.ent_type_ in ("GPE", "NORP"):
                somebody.places.add(plain(token.lemma_))
            if somebody.person and somebody.gender is None and token.dep_ != "poss" and abs(token.i - root.i) < 6:
                somebody.gender = gender_of_word(token.text)
    before = words.doc[words.start - 1] if words.start else None
    if somebody.person and before is not None and gender_of_word(before.text):
        somebody.gender = gender_of_word(before.text)
        somebody.described.add(plain(before.text))


_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def _genders_by_pronoun(table: SpeakerTable, units: Sequence[Unit]) -> None:
    """A sentence that names one person alone tells the gender by its pronoun."""
    by_sentence: dict[int, set[int]] = {}
    subjects: set[tuple[int, int]] = set()
    for mention in table.mentions:
        if mention.who.person:
            by_sentence.setdefault(mention.sentence, set()).add(id(mention.who))
            if mention.role == "subject" and not mention.quoted:
                subjects.add((mention.sentence, id(mention.who)))
    people = {id(somebody): somebody for somebody in table.everybody}
    votes: dict[int, Counter[str]] = {}
    alone: int | None = None
    number = -1
    for unit in units:
        for sentence in unit.doc.sents:
            number += 1
            named = by_sentence.get(number, set())
            who = next(iter(named)) if len(named) == 1 else alone if not named else None
            if named and (number, who) not in subjects:
                who = None
            pronouns = [token for token in sentence if not _in_marks(token, unit)] if who is not None else []
            for token in pronouns if named else pronouns[:2]:
                gender = "m" if token.lower_ in _HE else "f" if token.lower_ in _SHE else None
                if gender and who in people:
                    votes.setdefault(who, Counter())[gender] += 1
            alone = who if (number, who) in subjects else None
    for key, counted in votes.items():
        (best, count), rest = counted.most_common(1)[0], counted.total()
        if people[key].gender is None and count * 3 >= rest * 2:
            people[key].gender = best


def _passing(token: Token, unit: Unit) -> bool:
    """Named inside marks or in a headline: there to be talked about, seldom the one a pronoun means."""
    return unit.role in (Role.HEADLINE, Role.DECK) or _in_marks(token, unit)


def _in_marks(token: Token, unit: Unit) -> bool:
    return any(m.inner_start <= token.idx < m.inner_end for m in unit.marks)
