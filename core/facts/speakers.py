"""The same words given to different speakers, by a light rule: the subject of the verb of saying beside the quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from core.facts.names import GROUPS, PEOPLE, PLACES, Name, can_be_one, names
from core.facts.roles import callings
from core.facts.value_pair import ValuePair
from core.lexicon import entries
from core.models import ConflictKind
from core.text.parse import as_parser_sees
from core.text.tree import Token, Tree
from core.text.words import fold, stem

DOUBLE = re.compile(r"\"([^\"]+)(?:\"|$)")
SINGLE = re.compile(r"(?<![\w.])'(.{12,}?)'(?!\w)")
LEAST_WORDS = 4
LEAST_SHARED = 0.6
LEAST_RUN = 3


def quoted(text: str) -> list[tuple[int, int]]:
    """Give the spans between quotation marks; one that only closes began in the sentence before."""
    plain = as_parser_sees(text)
    if plain.count('"') == 1 and not re.search(r'(?:^|[\s(])"\w', plain):
        return [(0, plain.index('"') + 1)]
    return [hit.span() for hit in DOUBLE.finditer(plain)] or [hit.span() for hit in SINGLE.finditer(plain)]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of a sentence that are somebody's, and who that is there. `name` is None where no name is written."""

    words: tuple[str, ...]
    speaker: tuple[int, int]
    text: str
    name: Name | None
    pronoun: bool
    house: bool
    spokesman: bool
    statement: bool


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    return frozenset(entries("cue_verbs"))


@lru_cache(maxsize=20_000)
def utterance(tree: Tree) -> Utterance | None:
    """Find the quoted or reported words of a sentence and their speaker, or None."""
    verb, subject = _saying(tree)
    if verb is None or subject is None:
        return None
    spoken = _content(tree, verb)
    below = tree.within(subject.index)
    start, end = min(token.start for token in below), max(token.end for token in below)
    within = [name for name in names(tree) if start <= name.start < end]
    own = next((name for name in within if name.start <= subject.start < name.end), None)
    roles = [call for call in callings(tree) if call.top.index == subject.index or start <= call.start < end]
    statement = any(token.lemma == "statement" for token in tree.tokens)
    house = any("house" in call.families and call.top.index == subject.index for call in roles)
    house = house or (own is not None and _is_house(own))
    spokesman = any(call.meaning in ("spokesman", "lawyer", "aide") for call in roles)
    head_name = own or next((name for name in within if name.sort == PEOPLE), None)
    return Utterance(
        spoken, (start, end), tree.text[start:end], head_name, subject.pos == "PRON", house, spokesman, statement
    )


@lru_cache(maxsize=1)
def _house_words() -> frozenset[str]:
    return frozenset(entries("organisation_words"))


def _is_house(name: Name) -> bool:
    """Say whether a name is that of a house; the parser takes many a surname for one, so its word is not enough."""
    return name.sort == GROUPS and (name.text.isupper() or name.words[-1] in _house_words())


def _saying(tree: Tree) -> tuple[Token | None, Token | None]:
    spans = quoted(tree.text)
    for token in tree.tokens:
        if token.pos != "VERB" or token.lemma not in _cues():
            continue
        if any(start < token.start < end - 1 for start, end in spans):
            continue
        subject = next((kid for kid in tree.children(token.index) if kid.dep == "nsubj"), None)
        reports = bool(spans) or any(kid.dep in ("ccomp", "parataxis") for kid in tree.children(token.index))
        if subject is not None and reports:
            return token, subject
    return None, None


def _content(tree: Tree, verb: Token) -> tuple[str, ...]:
    spans = quoted(tree.text)
    if spans:
        return _between(tree, spans)
    told = next((kid for kid in tree.children(verb.index) if kid.dep in ("ccomp", "parataxis")), None)
    inside = tree.within(told.index) if told else []
    return tuple(stem(token.lemma) for token in inside if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


def compare_speakers(
    left: Tree, right: Tree, *, a: Utterance | None = None, b: Utterance | None = None
) -> list[ValuePair]:
    """Compare who says the same words.

    Args:
        left: One sentence.
        right: The other.
        a: What is said in the left one and by whom, where the sentences around it tell more than itself.
        b: The same for the right one.
    """
    a, b = a or utterance(left), b or utterance(right)
    if a is None or b is None or not _same_words(a, b):
        return []
    found = _judge(a, b)
    if found is None:
        return []
    if found:
        reason = f"The same words are given to “{a.text}” and to “{b.text}”."
    else:
        reason = f"“{a.text}” and “{b.text}” can be one speaker."
    return [ValuePair(ConflictKind.SPEAKER, a.speaker, b.speaker, found, reason)]


def told_by_neighbours(trees: Sequence[Tree]) -> list[Utterance | None]:
    """Give what the sentences around a quotation tell of its speaker, for each sentence of an article.

    A quotation that goes on into the next sentence has the speaker named there; "he" is the last speaker named. None
    where the sentence itself tells, or nothing does.
    """
    found: list[Utterance | None] = []
    last: Utterance | None = None
    for number, tree in enumerate(trees):
        own = utterance(tree)
        if own is not None and not own.pronoun:
            last = own
        spans = quoted(tree.text)
        following = utterance(trees[number + 1]) if number + 1 < len(trees) else None
        goes_on = (
            bool(spans) and spans[-1][1] >= len(tree.text.rstrip()) and as_parser_sees(tree.text).count('"') % 2 == 1
        )
        teller = own if own is not None and own.pronoun else following if own is None and goes_on else None
        if teller is not None and teller.pronoun and last is not None:
            teller = replace(last, statement=teller.statement)
        if teller is None or teller.pronoun:
            found.append(None)
            continue
        words = own.words if own is not None else _between(tree, spans)
        place = own.speaker if own is not None else spans[-1]
        found.append(replace(teller, words=words, speaker=place))
    return found


def _between(tree: Tree, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    kept = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
    return tuple(
        stem(token.lemma)
        for token in tree.tokens
        if token.pos in kept and any(start <= token.start < end for start, end in spans)
    )


def _same_words(a: Utterance, b: Utterance) -> bool:
    """The same words, not the same topic: most are shared, and some stand in one order."""
    short, long = sorted((set(a.words), set(b.words)), key=len)
    if len(short) < LEAST_WORDS or len(short & long) / len(short) < LEAST_SHARED:
        return False
    runs = SequenceMatcher(None, a.words, b.words, autojunk=False).find_longest_match()
    return runs.size >= LEAST_RUN


def _judge(a: Utterance, b: Utterance) -> bool | None:
    """True: two speakers. False: one speaker named in two ways. None: the same, or nothing to say."""
    if a.pronoun or b.pronoun or a.text.casefold() == b.text.casefold():
        return None
    if _within(a, b) or _within(b, a):
        return False
    if PLACES in (a.name.sort if a.name else "", b.name.sort if b.name else ""):
        return None
    if a.house != b.house:
        person, house = (b, a) if a.house else (a, b)
        return person.name is not None and not person.spokesman and house.statement
    if a.name and b.name and not a.house and not b.house:
        return not can_be_one(a.name, b.name) and a.name.words != b.name.words
    return False if bool(a.name) != bool(b.name) else None


def _within(short: Utterance, long: Utterance) -> bool:
    """Say whether one speaker is named in the other's description: "Nordair" and "Nordair spokesman Tom Hale"."""
    return short.name is not None and set(short.name.words) <= set(fold(long.text).split())
