"""The table of an article's people and bodies: under which names, titles and descriptions, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from core import lexicon
from core.models import Role
from core.people.genders import gender_of_first_name, gender_of_word
from core.people.identity import NameKind, identity, same_person
from core.people.names import name_words, plain, titles
from core.text.verbs_of_speech import PRESENT, reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

SUBJECTS = ("nsubj", "nsubjpass")


class ParsedParagraph(Protocol):
    """A paragraph or passage with its parse, whose characters count from `start`."""

    @property
    def start(self) -> int:
        """Where it starts in the article."""

    @property
    def role(self) -> Role:
        """What it is in the article."""

    @property
    def doc(self) -> Doc:
        """Its words, as the parser of spaCy gives them."""


Part = TypeVar("Part", bound=ParsedParagraph)


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
class PersonMention:
    """Where somebody is named: character in the article, number of the sentence, grammatical role."""

    who: Somebody
    place: int
    sentence: int
    role: str
    quoted: bool


@dataclass(slots=True)
class People:
    """Everybody named in the article, and where."""

    everybody: list[Somebody] = field(default_factory=list)
    mentions: list[PersonMention] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    unnamed: dict[str, Somebody] = field(default_factory=dict)

    def persons(self) -> list[Somebody]:
        """Those who are persons, in the order of their first mention."""
        return [somebody for somebody in self.everybody if somebody.person]


def people_of(
    paragraphs: Sequence[Part], *, in_marks: Callable[[Part, Token], bool], phrase: Callable[[Token], Words]
) -> People:
    """Read the whole article once, so that a later full name serves an earlier surname.

    Args:
        paragraphs: Its paragraphs, parsed, in order.
        in_marks: Says which words somebody quoted says; who is named there is seldom the one a pronoun means.
        phrase: Gives a noun with the words that belong to it.
    """
    table = People()
    titled = (Role.HEADLINE, Role.DECK)
    for headlines in (False, True):
        names = [
            words
            for paragraph in paragraphs
            if (paragraph.role in titled) is headlines
            for words in _names(paragraph.doc)
        ]
        for words in sorted(names, key=lambda words: -len(name_words(words.text))):
            if not headlines or not _overlaps_a_name(table, words):
                _enter(table, words, person=_is_person(words))
    _drop_doubles(table)
    for paragraph in paragraphs:
        _mentions(table, paragraph, in_marks, phrase)
    _genders_by_pronoun(table, paragraphs, in_marks)
    return table


def _overlaps_a_name(table: People, words: Words) -> bool:
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


def titled(words: Words) -> str:
    """A name with the form of address before it, where that tells a man from a woman: Mrs Lacey, Sir Alan."""
    before = words.doc[words.start - 1] if words.start else None
    address = (
        before.text if before is not None and plain(before.text) in titles() and gender_of_word(before.text) else ""
    )
    return re.sub(r"\s+", " ", f"{address} {words.text}").strip()


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


def _enter(table: People, words: Words, *, person: bool) -> None:
    text = re.sub(r"\s+", " ", words.text)
    address = titled(words) if person else text
    known = [s for s in table.everybody if s.person and same_person(s.name, address)]
    if known and len(name_words(text)) <= len(name_words(known[0].name)):
        exact = [s for s in known if name_words(s.name) == name_words(text)]
        for somebody in exact or known[:1]:
            somebody.forms[text] += 1
        return
    same = next((s for s in table.everybody if plain(s.name) == plain(text) and not _parted(s, address)), None)
    if same is not None:
        same.forms[text] += 1
        same.person = same.person or person
        return
    if any(_parted(s, address) and same_person(s.name, text) for s in table.everybody):
        text = address
    table.everybody.append(Somebody(text, person, _gender(address) if person else None, forms=Counter({text: 1})))


def _gender(address: str) -> str | None:
    return gender_of_word(address.split()[0]) or gender_of_first_name(address)


def _parted(somebody: Somebody, address: str) -> bool:
    """Whether a form of address or first name says that somebody else is meant: Mrs Lacey is not John Lacey."""
    if not somebody.person:
        return False
    genders = {somebody.gender, _gender(address)} - {None}
    return len(genders) > 1 or identity(somebody.name, address, NameKind.PERSON, NameKind.PERSON).one is False


def _drop_doubles(table: People) -> None:
    """A surname alone that some full name ends with is that person, whatever label the parser gave it."""
    full = [s for s in table.everybody if s.person and len(name_words(s.name)) > 1]
    kept = []
    for somebody in table.everybody:
        words = name_words(somebody.name)
        fitting = [holder for holder in full if not _parted(holder, somebody.name)]
        holder = _whose_name(words[0], fitting) if len(words) == 1 else None
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


def who_is_named(table: People, text: str) -> list[Somebody]:
    """Everybody whose name the text can be: "Lavrov", "Sergei Lavrov", "NATO". Full names come before surnames.

    A form of address before the name (see `titled`) parts those it does not fit.
    """
    words = name_words(text)
    if not words:
        return []
    fitting = [s for s in table.everybody if not _parted(s, text) or plain(s.name) == plain(text)]
    exact = [s for s in fitting if name_words(s.name) == words or plain(s.name) == plain(text)]
    similar = exact or [s for s in fitting if s.person and same_person(s.name, text)]
    if similar or len(words) > 1:
        return similar
    holder = _whose_name(words[0], [s for s in fitting if s.person and len(name_words(s.name)) > 1])
    return [holder] if holder is not None else []


def _mentions(
    table: People, paragraph: Part, in_marks: Callable[[Part, Token], bool], phrase: Callable[[Token], Words]
) -> None:
    doc = paragraph.doc
    offset = len(table.sentence_starts)
    starts = [paragraph.start + sentence.start_char for sentence in doc.sents]
    numbers = {token.i: offset + n for n, sentence in enumerate(doc.sents) for token in sentence}
    table.sentence_starts.extend(starts)
    for words in _names(doc):
        somebody = next(iter(who_is_named(table, titled(words))), None)
        if somebody is None:
            continue
        root = words.root
        _describe(somebody, words)
        table.mentions.append(_mention(somebody, paragraph, root, numbers, in_marks))
    for noun in _common_nouns(doc):
        name = re.sub(r"\s+", " ", phrase(noun).text)
        gender, plural = gender_of_word(noun.text), noun.tag_ == "NNS"
        new = Somebody(name, gender is not None and not plural, gender, plural)
        somebody = table.unnamed.setdefault(name.casefold(), new)
        table.mentions.append(_mention(somebody, paragraph, noun, numbers, in_marks))


def _mention(
    somebody: Somebody, paragraph: Part, word: Token, numbers: dict[int, int], in_marks: Callable[[Part, Token], bool]
) -> PersonMention:
    """Named inside marks or in a headline, somebody is there to be talked about, seldom the one a pronoun means."""
    passing = paragraph.role in (Role.HEADLINE, Role.DECK) or in_marks(paragraph, word)
    return PersonMention(somebody, paragraph.start + word.idx, numbers[word.i], _role(word), passing)


def _common_nouns(doc: Doc) -> list[Token]:
    """Subjects without a name that a pronoun may stand for: "his wife", "opponents", "the report"."""
    return [
        token
        for token in doc
        if token.pos_ == "NOUN"
        and token.dep_ in SUBJECTS
        and (gender_of_word(token.text) or token.tag_ == "NNS" or token.lower_ in _organisation_nouns() | _documents())
        and not any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children)
    ]


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


def _genders_by_pronoun(table: People, paragraphs: Sequence[Part], in_marks: Callable[[Part, Token], bool]) -> None:
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
    for paragraph in paragraphs:
        for sentence in paragraph.doc.sents:
            number += 1
            named = by_sentence.get(number, set())
            who = next(iter(named)) if len(named) == 1 else alone if not named else None
            if named and (number, who) not in subjects:
                who = None
            pronouns = [token for token in sentence if not in_marks(paragraph, token)] if who is not None else []
            for token in pronouns if named else pronouns[:2]:
                gender = "m" if token.lower_ in _HE else "f" if token.lower_ in _SHE else None
                if gender and who in people:
                    votes.setdefault(who, Counter())[gender] += 1
            alone = who if (number, who) in subjects else None
    for key, counted in votes.items():
        (best, count), rest = counted.most_common(1)[0], counted.total()
        if people[key].gender is None and count * 3 >= rest * 2:
            people[key].gender = best
