"""What a clause reports: the content, the cue and the source, as tokens of one paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core import lexicon
from core.quotes.cues import SPEECH, cue_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

Chars = tuple[int, int]


@dataclass(slots=True)
class Report:
    """One report of what somebody said, in characters of its paragraph. Working value of the finder.

    `source` are the words that name the speaker there; `via` the words that name who passed it on.
    """

    rule: str
    contents: list[Chars]
    cue: Chars | None
    source: Words | None
    cue_token: Token | None = None
    via: Words | None = None
    marked: bool = False
    never_closed: bool = False
    continues: bool = False
    stale: bool = False
    frame: str = SPEECH


def chars(words: Words) -> Chars:
    """Where the words stand in their paragraph."""
    return words.start_char, words.end_char


def is_cue(token: Token, *frames: str) -> bool:
    """Whether the token is a cue verb of one of these frames."""
    verb = cue_of(token)
    return verb is not None and verb.frame in frames


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ISSUES = frozenset(
    ["issue", "release", "make", "send", "publish", "post", "write", "give", "put", "read", "deliver", "file", "sign"]
)


def source_of(verb: Token, document_words: frozenset[str]) -> Words | None:
    """The words that name who says it: the subject of the cue, or of the verb the cue hangs on.

    A relative pronoun gives its antecedent, "by" its agent, "a statement saying" the one who issued it when named.
    """
    seen = 0
    token = verb
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive:
        return _agent(verb)
    while seen < 8:
        seen += 1
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS and child.dep_ != "expl"), None)
        if subject is None and token.i == verb.i:
            inverted = _inverted_subject(verb)
            if inverted is not None:
                return noun_words(inverted)
        if subject is not None and token.i != verb.i and verb.tag_ == "VBG" and _cannot_speak(subject):
            nearer = _nearer_subject(verb, subject)
            if nearer is not None:
                return noun_words(nearer)
        if subject is not None and subject.i != verb.i:
            return _antecedent(subject, token) if subject.lower_ in _RELATIVE else noun_words(subject)
        if token.dep_ in ("acl", "relcl"):
            noun = token.head
            if noun.pos_ in ("VERB", "AUX"):
                return None
            owner = _owner(noun, document_words)
            if owner is not None:
                return owner
            if noun.lemma_.lower() in document_words and noun.head.lemma_.lower() in _ISSUES:
                token = noun.head
                continue
            return noun_words(noun)
        if token.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep", "parataxis", "ccomp", "auxpass", "aux"):
            token = token.head
            continue
        return None
    return None


def _inverted_subject(verb: Token) -> Token | None:
    """ "..., added the expert": the parser may take a subject after its verb for an object."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "NN", "NNS") or verb.i == 0:
        return None
    before = verb.doc[verb.i - 1].text
    if before not in ('"', ",", "-", "--", "—", "?", "!", "'") or not any(
        child.dep_ == "ccomp" and child.i < verb.i for child in verb.children
    ):
        return None
    return next((child for child in verb.rights if child.dep_ in ("dobj", "attr", "oprd", "npadvmod", "dep")), None)


def _cannot_speak(subject: Token) -> bool:
    """A common noun that is no person, group or document: "the row", "this"."""
    return subject.pos_ == "NOUN" and not subject.ent_type_ and subject.lower_ not in _speaking_nouns()


@lru_cache(maxsize=1)
def _speaking_nouns() -> frozenset[str]:
    lists = ("organisation_words", "titles", "gendered_words", "document_words", "outlet_words", "people_words")
    return frozenset(word for name in lists for word in lexicon.entries(name))


_TIME_WORDS = frozenset({"after", "before", "since", "as", "when", "while", "until"})


def _nearer_subject(verb: Token, subject: Token) -> Token | None:
    """The subject of a clause between the main verb and a participle, when it can speak."""
    nearer = None
    for token in verb.doc[subject.i + 1 : verb.i]:
        subject_of_it = token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("PROPN", "PRON")
        taken_for_object = token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _TIME_WORDS
        if (subject_of_it or taken_for_object) and token.lower_ not in _RELATIVE:
            nearer = token
    return nearer


def _agent(verb: Token) -> Words | None:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    named = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    return noun_words(named) if named is not None else None


def _antecedent(pronoun: Token, verb: Token) -> Words | None:
    token = verb
    while token.dep_ in ("conj", "xcomp", "ccomp", "advcl"):
        token = token.head
    if token.dep_ != "relcl":
        return noun_words(pronoun) if pronoun.lower_ == "that" else None
    return noun_words(_nearest_name_before(token.head, pronoun))


def _nearest_name_before(noun: Token, pronoun: Token) -> Token:
    """A "who" after a comma belongs to the name right before it; the parser often hangs it higher."""
    place = pronoun.i - 1
    doc = pronoun.doc
    if pronoun.lower_ == "who" and place > 0 and doc[place].text == ",":
        before = doc[place - 1]
        if before.ent_type_ == "PERSON" or before.pos_ == "PROPN":
            return before
    return noun


def _owner(noun: Token, document_words: frozenset[str]) -> Words | None:
    if noun.lemma_.lower() not in document_words and noun.lower_ not in document_words:
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    return noun_words(owner) if owner is not None else None


def noun_words(noun: Token) -> Words:
    """A noun with what belongs to it, without relative clauses, and without what follows a comma after a name."""
    doc = noun.doc
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    start, end = noun.left_edge.i, noun.i + 1
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl", "punct", "advcl", "cc", "conj") and not _joins(child):
            if child.dep_ in ("punct", "cc") and child.i == end and child.text in (",", "-", "and", "&"):
                continue
            if child.dep_ == "conj" and not _joins(child):
                break
            continue
        if child.dep_ in ("prep", "appos", "compound", "nummod", "amod", "poss", "case", "conj", "flat"):
            end = max(end, child.right_edge.i + 1)
    start = max(start, noun.sent.start)
    if noun.i - start > _LONGEST_BEFORE_NOUN:
        start = _near_start(noun)
    words = doc[start : min(end, start + 40)]
    return _without_edges(words)


_LONGEST_BEFORE_NOUN = 10


def _near_start(noun: Token) -> int:
    """Where a noun begins when the parser hangs half a sentence on it."""
    start: int = noun.i
    while start > 0 and noun.doc[start - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
        start -= 1
    return start


def _joins(child: Token) -> bool:
    return child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON")


def _without_edges(words: Words) -> Words:
    start, end = words.start, words.end
    while start < end - 1 and (words.doc[start].is_punct or words.doc[start].is_space):
        start += 1
    while end > start + 1 and (words.doc[end - 1].is_punct or words.doc[end - 1].is_space):
        end -= 1
    return words.doc[start:end]


def quoted_person(cue: Token) -> Words | None:
    """The Lavrov of "TASS quoted Lavrov as saying"."""
    if cue.lemma_.lower() not in ("quote", "cite", "report"):
        return None
    doc = cue.doc
    for token in doc[cue.i + 1 : cue.i + 15]:
        if (
            token.lower_ == "as"
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ == "saying"
            and token.i > cue.i + 1
        ):
            return noun_words(doc[cue.i + 1 : token.i].root)
    return None


def cue_words(verb: Token) -> Chars:
    """The cue with its auxiliaries ("has said", "did not say"), where they stand right before it."""
    start = verb.i
    doc = verb.doc
    while (
        start > verb.sent.start and doc[start - 1].head.i == verb.i and doc[start - 1].dep_ in ("aux", "auxpass", "neg")
    ):
        start -= 1
    end = verb.i + 1
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


@lru_cache(maxsize=1)
def document_words() -> frozenset[str]:
    """Nouns for documents and words of somebody: statement, remarks, letter."""
    return frozenset(lexicon.entries("document_words"))


def trimmed(doc: Doc, start: int, end: int) -> Chars | None:
    """Characters of the tokens without punctuation, spaces and a leading "that" at the edges."""
    while start < end and (
        doc[start].is_space or doc[start].text in _EDGES or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES):
        end -= 1
    return (doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if end > start else None


_EDGES = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "―", "...", "…"})


__all__ = [
    "Chars",
    "Report",
    "chars",
    "cue_words",
    "document_words",
    "is_cue",
    "noun_words",
    "quoted_person",
    "source_of",
    "trimmed",
]
